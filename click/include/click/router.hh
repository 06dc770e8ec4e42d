// -*- c-basic-offset: 4 -*-
// Router: a set of connected elements with names, configurations, handlers and shared attachments, from construction through
// initialize(), activate() and perhaps hot swap to its end.
#ifndef CLICK_ROUTER_HH
#define CLICK_ROUTER_HH
#include <click/element.hh>
#include <click/timer.hh>
#include <click/sync.hh>
#include <click/task.hh>
#include <click/bitvector.hh>
#include <click/hashtable.hh>
#include <click/pair.hh>
#include <click/standard/threadsched.hh>
CLICK_DECLS
class ElementFilter;
class HandlerStore;
class HashMap_ArenaFactory;
class Lexer;
class NameInfo;
class NotifierSignal;
class RouterVisitor;
class StringAccum;
class ThreadSched;

class Router { public:

    struct Port {
        int idx;                // element
        int port;
        Port() {}
        Port(int idx_, int port_) : idx(idx_), port(port_) {}
        bool operator==(const Port &x) const { return idx == x.idx && port == x.port; }
        bool operator!=(const Port &x) const { return !(*this == x); }
        bool operator<(const Port &x) const { return idx < x.idx || (idx == x.idx && port < x.port); }
        bool operator<=(const Port &x) const { return !(x < *this); }
    };
    struct Connection {
        Port p[2];              // [0] the input, [1] the output
        Connection() {}
        Connection(int from_idx, int from_port, int to_idx, int to_port) { p[0] = Port(to_idx, to_port); p[1] = Port(from_idx, from_port); }
        Port &operator[](int i) { return p[i]; }
        const Port &operator[](int i) const { return p[i]; }
        bool operator==(const Connection &x) const { return p[0] == x.p[0] && p[1] == x.p[1]; }
        /** By input, then by output. */
        bool operator<(const Connection &x) const { return p[0] < x.p[0] || (p[0] == x.p[0] && p[1] < x.p[1]); }
    };

    Router(const String &configuration, Master *master);
    void use() { ++_refcount; }
    /** The last user's call destroys the router. */
    void unuse();

    static void static_initialize();
    static void static_cleanup();

    /* what it is made of */
    Master *master() const { return _master; }
    bool initialized() const { return _state == ROUTER_LIVE; }
    bool handlers_ready() const { return _handlers_ready; }
    bool running() const { return _running != RUNNING_INACTIVE && _running != RUNNING_DEAD; }
    bool dying() const { return _running == RUNNING_DEAD; }
    Element *root_element() const { return _root_element; }
    const Vector<Element *> &elements() const { return _elements; }
    int nelements() const { return _elements.size(); }
    Element *element(int eindex) const { return static_cast<unsigned>(eindex) < static_cast<unsigned>(_elements.size()) ? _elements[eindex] : 0; }
    /** -1: the root element; out of range: 0. */
    static Element *element(const Router *router, int eindex);

    /* elements by name */
    Element *find(const String &name, ErrorHandler *errh = 0) const;
    /** Also looks in the enclosing compounds, inner ones first. @a context: a prefix ending in a slash, or empty. */
    Element *find(const String &name, String context, ErrorHandler *errh = 0) const;
    Element *find(const String &name, const Element *context, ErrorHandler *errh = 0) const;
    const String &ename(int eindex) const;
    /** Prefix with slash. */
    String ename_context(int eindex) const;
    const String &econfiguration(int eindex) const;
    void set_econfiguration(int eindex, const String &configuration);
    /** file:line */
    String elandmark(int eindex) const;

    /** As they were read; once checked, by input and each once. */
    const Vector<Connection> &connections() const { return _connections; }
    /* connections; 0, or -1 before they exist and for foreign elements. @a port -1: all */
    int visit(Element *e, bool isoutput, int port, RouterVisitor *visitor) const;
    int visit_downstream(Element *e, int port, RouterVisitor *visitor) const { return visit(e, true, port, visitor); }
    int visit_upstream(Element *e, int port, RouterVisitor *visitor) const { return visit(e, false, port, visitor); }
    int downstream_elements(Element *e, int port, ElementFilter *filter, Vector<Element *> &result) const;
    int upstream_elements(Element *e, int port, ElementFilter *filter, Vector<Element *> &result) const;
    const char *flow_code_override(int eindex) const;
    void set_flow_code_override(int eindex, const String &flow_code);

    /* handlers; element 0 and the root element stand for global handlers */
    enum { FIRST_GLOBAL_HANDLER = 0x40000000 };
    static const Handler *handler(const Element *e, const String &hname);
    static const Handler *handler(const Router *router, int hindex);
    static int hindex(const Element *e, const String &hname);
    /** Newest first for elements, in order of registration for global ones. */
    static void element_hindexes(const Element *e, Vector<int> &result);
    static void add_read_handler(const Element *e, const String &hname, ReadHandlerCallback callback, void *user_data, uint32_t flags = 0);
    static void add_write_handler(const Element *e, const String &hname, WriteHandlerCallback callback, void *user_data, uint32_t flags = 0);
    static void set_handler(const Element *e, const String &hname, uint32_t flags, HandlerCallback callback,
                            void *read_user_data = 0, void *write_user_data = 0);
    static int set_handler_flags(const Element *e, const String &hname, uint32_t set_flags, uint32_t clear_flags = 0);

    /* things that elements share by name */
    void *attachment(const String &name) const;
    void *&force_attachment(const String &name);
    void *set_attachment(const String &name, void *value);
    ErrorHandler *chatter_channel(const String &name) const;
    HashMap_ArenaFactory *arena_factory() const { return 0; }
    NameInfo *name_info() const { return _name_info; }
    NameInfo *force_name_info();
    /** A fresh signal bit, active. 0, or negative without memory. */
    int new_notifier_signal(const char *name, NotifierSignal &signal);
    String notifier_signal_name(const uint32_t *word) const;

    ThreadSched *thread_sched() const { return _thread_sched; }
    void set_thread_sched(ThreadSched *sched) { _thread_sched = sched; }
    int home_thread_id(const Element *e) const;
    void set_home_thread_id(const Element *e, int thread_id);

    /* running and stopping */
    enum { STOP_RUNCOUNT = -2147483647 - 1 };
    int32_t runcount() const { return static_cast<int32_t>(_runcount.value()); }
    void set_runcount(int32_t runcount);
    /** Saturates. */
    void adjust_runcount(int32_t delta);
    void please_stop_driver() { adjust_runcount(-1); }

    /* text */
    String configuration_string() const;
    const String &original_configuration() const { return _configuration; }
    String element_ports_string(const Element *e) const;
    void unparse(StringAccum &sa, const String &indent = String()) const;
    void unparse_requirements(StringAccum &sa, const String &indent = String()) const;
    void unparse_declarations(StringAccum &sa, const String &indent = String()) const;
    void unparse_connections(StringAccum &sa, const String &indent = String()) const;
    /** Types and values in turn. */
    const Vector<String> &requirements() const { return _requirements; }

    /* building: the driver's side */
    void add_requirement(const String &type, const String &value);
    /** The element's index. */
    int add_element(Element *e, const String &name, const String &configuration, const String &filename, unsigned lineno);
    /** 0; the same connection twice is one. */
    int add_connection(int from_idx, int from_port, int to_idx, int to_port);
    /** Checks connections, configures and initializes. 0, or negative with messages; then only unuse() makes sense. */
    int initialize(ErrorHandler *errh);
    /** Checks connections and configures, and stops there. The router can only be destroyed after that. */
    int check(ErrorHandler *errh);
    /** Start to run; takes over the state of the hot swap router, which is then destroyed. */
    void activate(bool foreground, ErrorHandler *errh);
    void activate(ErrorHandler *errh) { activate(true, errh); }
    bool foreground() const { return _foreground; }
    void set_foreground(bool foreground);
    Router *hotswap_router() const { return _hotswap_router; }
    void set_hotswap_router(Router *router);
    /** The DRIVER script of this router: called by the driver whenever the runcount is not positive. Fails for a second one.
     *  The step returns false when the script wants the router to stop. */
    typedef bool (*DriverStep)(Element *e);
    int set_driver_script(Element *e, DriverStep step, ErrorHandler *errh);
    /** Step the script until the runcount is positive. False when the router has to stop. */
    bool step_driver();

  private:
    enum { ROUTER_NEW, ROUTER_PRECONFIGURE, ROUTER_PREINITIALIZE, ROUTER_LIVE, ROUTER_DEAD };
    enum { RUNNING_DEAD = -2, RUNNING_INACTIVE = -1, RUNNING_PREPARING = 0, RUNNING_BACKGROUND = 1, RUNNING_ACTIVE = 2 };

    Master *_master;
    atomic_uint32_t _runcount;  // an int32_t; any thread and signal handlers change it
    int _state;
    int _running;
    bool _handlers_ready;
    bool _foreground;
    bool _connections_ready;
    int _refcount;
    Element *_root_element;
    String _configuration;
    Vector<String> _requirements;

    Vector<Element *> _elements;
    Vector<String> _enames;
    Vector<String> _econfigurations;
    struct Landmark {
        int file;               // in _filenames
        unsigned line;
    };
    Vector<Landmark> _elandmarks;
    Vector<String> _filenames;
    Vector<int> _configure_order;
    Vector<char> _cleanup_stages;
    HashTable<String, int> _name_index;

    Vector<Connection> _connections;            // sorted by input once checked
    Vector<int> _by_output;                     // indexes into it, sorted by output
    Vector<int> _first_connection[2];           // of each port, by input in _connections, by output in _by_output
    Vector<int> _first_port[2];                 // numbers the ports of all elements
    HashTable<int, String> _flow_code_overrides;

    HandlerStore *_handlers;
    HashTable<String, void *> _attachments;
    NameInfo *_name_info;
    ThreadSched *_thread_sched;
    HashTable<int, int> _home_threads;
    struct SignalWord {
        uint32_t bits;
        int used;
        SignalWord *next;
        const char *names[31];
    };
    SignalWord *_signal_words;
    Router *_hotswap_router;
    Element *_driver_script;
    DriverStep _driver_step;

    ~Router();
    Router(const Router &) = delete;

    int check_ports(ErrorHandler *errh);
    int resolve_processing(ErrorHandler *errh, Vector<char> (&is_pull)[2]);
    int check_completeness(ErrorHandler *errh, const Vector<char> (&is_pull)[2]);
    void number_ports();
    void index_connections();
    void make_connections(const Vector<char> (&is_pull)[2]);

    int port_number(bool isoutput, const Port &p) const { return _first_port[isoutput][p.idx] + p.port; }
    void sort_configure_order();
    void add_default_handlers();
    int prepare(ErrorHandler *errh, bool initialize_too);
    int configure_elements(ErrorHandler *errh);
    void cleanup_elements();



    static HandlerStore *global_handlers;
    static void store_handler(const Element *e, Handler &h);

    friend class HandlerStore;
    friend class Master;
    friend class RouterThread;
    friend class Task;
    friend class Timer;
};

CLICK_ENDDECLS
#endif
