// -*- c-basic-offset: 4 -*-
// Element: the unit of packet processing. A subclass says its ports (port_count(), processing(), flow_code()), takes its
// configuration (configure(), initialize()), and handles packets (push(), pull(), or only simple_action()).
#ifndef CLICK_ELEMENT_HH
#define CLICK_ELEMENT_HH
#include <click/glue.hh>
#include <click/vector.hh>
#include <click/string.hh>
#include <click/packet.hh>
#include <click/handler.hh>
CLICK_DECLS
class Router;
class Master;
class RouterThread;
class Task;
class Timer;
class Element;
class NotifierSignal;
class ErrorHandler;
class Bitvector;
class EtherAddress;
class atomic_uint32_t;

class Element { public:

    Element();
    virtual ~Element();
    Element(const Element &) = delete;
    Element &operator=(const Element &) = delete;

    static int nelements_allocated;

    /** Runs at program start, if a subclass declares it; static_cleanup() at the end. */
    static void static_initialize() {}
    static void static_cleanup() {}

    /* what the class is */
    virtual const char *class_name() const = 0;
    virtual const char *port_count() const;
    static const char PORTS_0_0[];
    static const char PORTS_0_1[];
    static const char PORTS_1_0[];
    static const char PORTS_1_1[];
    static const char PORTS_1_1X2[];
    virtual const char *processing() const;
    static const char AGNOSTIC[];
    static const char PUSH[];
    static const char PULL[];
    static const char PUSH_TO_PULL[];
    static const char PULL_TO_PUSH[];
    static const char PROCESSING_A_AH[];
    virtual const char *flow_code() const;
    static const char COMPLETE_FLOW[];
    virtual const char *flags() const;
    /** The number behind @a letter in flags(); 1 if there is none, -1 without the letter. */
    int flag_value(int letter) const;
    /** `this` as the named type, or 0. The result points at exactly that type. */
    virtual void *cast(const char *name);
    virtual void *port_cast(bool isoutput, int port, const char *name);

    /* life; configure() and initialize() fail with a negative result */
    enum ConfigurePhase {
        CONFIGURE_PHASE_FIRST = 0,
        CONFIGURE_PHASE_INFO = 20,
        CONFIGURE_PHASE_PRIVILEGED = 90,
        CONFIGURE_PHASE_DEFAULT = 100,
        CONFIGURE_PHASE_LAST = 2000
    };
    enum CleanupStage {
        CLEANUP_BEFORE_CONFIGURE = 0,
        CLEANUP_NO_ROUTER = CLEANUP_BEFORE_CONFIGURE,
        CLEANUP_CONFIGURE_FAILED,
        CLEANUP_CONFIGURED,
        CLEANUP_INITIALIZE_FAILED,
        CLEANUP_INITIALIZED,
        CLEANUP_ROUTER_INITIALIZED,
        CLEANUP_MANUAL
    };
    virtual int configure_phase() const;
    virtual int configure(Vector<String> &conf, ErrorHandler *errh);
    virtual void add_handlers();
    virtual int initialize(ErrorHandler *errh);
    virtual void take_state(Element *old_element, ErrorHandler *errh);
    virtual Element *hotswap_element() const;
    /** Called once before destruction, whatever stage was reached. */
    virtual void cleanup(CleanupStage stage);
    virtual bool can_live_reconfigure() const;
    virtual int live_reconfigure(Vector<String> &conf, ErrorHandler *errh);

    /* packets and events */
    virtual void push(int port, Packet *p);
    virtual Packet *pull(int port);
    virtual Packet *simple_action(Packet *p);
    virtual bool run_task(Task *task);
    virtual void run_timer(Timer *timer);
    enum { SELECT_READ = 1, SELECT_WRITE = 2 };
    virtual void selected(int fd, int mask);
    virtual void selected(int fd);
    virtual int llrpc(unsigned command, void *data);
    int local_llrpc(unsigned command, void *data);

    /* names and owners */
    String name() const;
    virtual String declaration() const;
    String landmark() const;
    String id() const { return name(); }
    inline int eindex() const { return _eindex; }
    inline int eindex(Router *r) const { return router() == r ? _eindex : -1; }
    inline Router *router() const { return _router; }
    Master *master() const;
    inline RouterThread *home_thread() const { return _owner_thread; }
    void attach_router(Router *r, int eindex) { _router = r; _eindex = eindex; }
    String configuration() const;

    /* ports */
    class Port { public:
        /** Is this the side that makes the call? */
        inline bool active() const { return _e != 0; }
        inline Element *element() const { return _e; }
        inline int port() const { return _port; }
        inline void push(Packet *p) const {
#if CLICK_STATS >= 1
            ++_packets;
#endif
            _bound.push(_e, _port, p);
        }
        inline Packet *pull() const {
            Packet *p = _bound.pull(_e, _port);
#if CLICK_STATS >= 1
            if (p)
                ++_packets;
#endif
            return p;
        }
#if CLICK_STATS >= 1
        inline unsigned npackets() const { return _packets; }
#endif

      private:
        // The other element's push() or pull(), looked up in its virtual table once.
        typedef void (*push_function)(Element *e, int port, Packet *p);
        typedef Packet *(*pull_function)(Element *e, int port);
        Element *_e;
        union {
            push_function push;
            pull_function pull;
        } _bound;
        int _port;
#if CLICK_STATS >= 1
        mutable unsigned _packets;
#endif
        Port() : _e(0), _port(-1) {
            _bound.push = called_from_wrong_side;
#if CLICK_STATS >= 1
            _packets = 0;
#endif
        }
        void assign(bool isoutput, Element *e, int port);
        // What ports that make no calls have, so that push() and pull() need not look.
        static void called_from_wrong_side(Element *e, int port, Packet *p);
        friend class Element;
    };
    inline int nports(bool isoutput) const { return _nports[isoutput]; }
    inline int ninputs() const { return _nports[0]; }
    inline int noutputs() const { return _nports[1]; }
    inline const Port &port(bool isoutput, int port) const {
        assert(static_cast<unsigned>(port) < static_cast<unsigned>(_nports[isoutput]));
        return _ports[isoutput][port];
    }
    inline const Port &input(int p) const { return port(false, p); }
    inline const Port &output(int p) const { return port(true, p); }
    inline bool port_active(bool isoutput, int port) const {
        return static_cast<unsigned>(port) < static_cast<unsigned>(_nports[isoutput]) && _ports[isoutput][port].active();
    }
    /* false for ports that do not exist */
    inline bool output_is_push(int p) const { return port_active(true, p); }
    inline bool output_is_pull(int p) const { return static_cast<unsigned>(p) < static_cast<unsigned>(_nports[1]) && !_ports[1][p].active(); }
    inline bool input_is_pull(int p) const { return port_active(false, p); }
    inline bool input_is_push(int p) const { return static_cast<unsigned>(p) < static_cast<unsigned>(_nports[0]) && !_ports[0][p].active(); }
    /** The opposite ports that packets at this port reach, or come from. */
    void port_flow(bool isoutput, int port, Bitvector *result) const;
    /** Push, or kill the packet if there is no such output. */
    inline void checked_output_push(int port, Packet *p) const {
        if (static_cast<unsigned>(port) < static_cast<unsigned>(_nports[1]))
            _ports[1][port].push(p);
        else
            p->kill();
    }
    inline Packet *checked_input_pull(int port) const {
        return static_cast<unsigned>(port) < static_cast<unsigned>(_nports[0]) ? _ports[0][port].pull() : 0;
    }

    /* file descriptors: selected() is called on the home thread; 0 or negative */
    int add_select(int fd, int mask);
    int remove_select(int fd, int mask);

    /* handlers; the character arrays of the const char * forms must live for ever */
    void add_read_handler(const String &name, ReadHandlerCallback callback, const void *user_data = 0, uint32_t flags = 0);
    void add_read_handler(const String &name, ReadHandlerCallback callback, int user_data, uint32_t flags = 0);
    void add_read_handler(const char *name, ReadHandlerCallback callback, int user_data = 0, uint32_t flags = 0);
    void add_write_handler(const String &name, WriteHandlerCallback callback, const void *user_data = 0, uint32_t flags = 0);
    void add_write_handler(const String &name, WriteHandlerCallback callback, int user_data, uint32_t flags = 0);
    void add_write_handler(const char *name, WriteHandlerCallback callback, int user_data = 0, uint32_t flags = 0);
    void set_handler(const String &name, int flags, HandlerCallback callback, const void *read_user_data = 0, const void *write_user_data = 0);
    void set_handler(const String &name, int flags, HandlerCallback callback, int read_user_data, int write_user_data = 0);
    void set_handler(const char *name, int flags, HandlerCallback callback, int read_user_data = 0, int write_user_data = 0);
    int set_handler_flags(const String &name, int set_flags, int clear_flags = 0);

    enum {
        TASKHANDLER_WRITE_SCHEDULED = 1,
        TASKHANDLER_WRITE_TICKETS = 2,
        TASKHANDLER_WRITE_HOME_THREAD = 4,
        TASKHANDLER_WRITE_ALL = 7,
        TASKHANDLER_DEFAULT = 6
    };
    void add_task_handlers(Task *task, NotifierSignal *signal, int flags, const String &prefix = String());
    inline void add_task_handlers(Task *task, NotifierSignal *signal, const String &prefix = String()) {
        add_task_handlers(task, signal, TASKHANDLER_DEFAULT, prefix);
    }
    inline void add_task_handlers(Task *task, const String &prefix = String()) {
        add_task_handlers(task, 0, TASKHANDLER_DEFAULT, prefix);
    }

    /* data must be a member of this element; flags: f_read, f_write and others */
    void add_data_handlers(const char *name, int flags, uint8_t *data);
    void add_data_handlers(const char *name, int flags, bool *data);
    void add_data_handlers(const char *name, int flags, uint16_t *data);
    void add_data_handlers(const char *name, int flags, int *data);
    void add_data_handlers(const char *name, int flags, unsigned *data);
    void add_data_handlers(const char *name, int flags, atomic_uint32_t *data);
    void add_data_handlers(const char *name, int flags, long *data);
    void add_data_handlers(const char *name, int flags, unsigned long *data);
    void add_data_handlers(const char *name, int flags, long long *data);
    void add_data_handlers(const char *name, int flags, unsigned long long *data);
    void add_net_order_data_handlers(const char *name, int flags, uint16_t *data);
    void add_net_order_data_handlers(const char *name, int flags, uint32_t *data);
    void add_data_handlers(const char *name, int flags, double *data);
    void add_data_handlers(const char *name, int flags, String *data);
    void add_data_handlers(const char *name, int flags, IPAddress *data);
    void add_data_handlers(const char *name, int flags, EtherAddress *data);
    void add_data_handlers(const char *name, int flags, Timestamp *data, bool is_interval = false);

    /* ready-made callbacks; user data: argument index, or keyword */
    static String read_positional_handler(Element *e, void *user_data);
    static String read_keyword_handler(Element *e, void *user_data);
    static int reconfigure_positional_handler(const String &arg, Element *e, void *user_data, ErrorHandler *errh);
    static int reconfigure_keyword_handler(const String &arg, Element *e, void *user_data, ErrorHandler *errh);

  private:
    enum { INLINE_PORTS = 2 }; // most elements have one input and one output

    Port *_ports[2];
    int _nports[2];
    Router *_router;
    RouterThread *_owner_thread;
    int _eindex;
    Port _inline_ports[INLINE_PORTS];

    int set_nports(int ninputs, int noutputs);
    void connect_port(bool isoutput, int port, Element *e, int other_port) { _ports[isoutput][port].assign(isoutput, e, other_port); }

    friend class Router;
    friend class RouterConnector;
};

CLICK_ENDDECLS
#endif
