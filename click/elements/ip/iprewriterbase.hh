#ifndef CLICK_IPREWRITERBASE_HH
#define CLICK_IPREWRITERBASE_HH
#include <click/element.hh>
#include <click/hashcontainer.hh>
#include <click/ipflowid.hh>
#include <click/packet.hh>
#include <click/timer.hh>
#include <clicknet/ip.h>
#include "iprwmapping.hh"
#include "iprwpattern.hh"
CLICK_DECLS
class IPMapper;

/** @brief What happens to packets without mapping at one input. */
class IPRewriterInput { public:
    enum { mapid_default = 0, mapid_iprewriter_udp = 1 };
    enum { i_drop, i_nochange, i_keep, i_pattern, i_mapper };

    IPRewriterBase *owner;
    int owner_input;
    int kind;
    int foutput;
    int routput;
    IPRewriterBase *reply_element; ///< holds the reply entries
    uint32_t count;                ///< flows made here that live
    uint32_t failures;
    union {
        IPRewriterPattern *pattern;
        IPMapper *mapper;
    } u;

    IPRewriterInput()
        : owner(0), owner_input(-1), kind(i_drop), foutput(-1), routput(-1), reply_element(0), count(0), failures(0) {
        u.pattern = 0;
    }
    /** An output (unchanged, no mapping), IPRewriterBase::rw_drop (a failure is counted unless that is the input's kind), or
     * rw_addmap with the flow that @a flowid becomes in @a rewritten_flowid. */
    int rewrite_flowid(const IPFlowID &flowid, IPFlowID &rewritten_flowid, Packet *p, int mapid = mapid_default);
};

/** @brief An element that chooses mappings for rewriters; found through cast("IPMapper"). */
class IPMapper { public:
    IPMapper() {}
    virtual ~IPMapper() {}
    virtual void notify_rewriter(IPRewriterBase *user, IPRewriterInput *input, ErrorHandler *errh);
    /** As IPRewriterInput::rewrite_flowid(); sets the input's outputs too. */
    virtual int rewrite_flowid(IPRewriterInput *input, const IPFlowID &flowid, IPFlowID &rewritten_flowid, Packet *p, int mapid);
    /** A flow of an input that names this mapper is in the table now, or has just left it. */
    virtual void flow_added(const IPRewriterFlow *flow);
    virtual void flow_removed(const IPRewriterFlow *flow);
};

/** @brief Base of the rewriters: arguments, the table of flows, their ends, handlers. A subclass handles packets and makes flows. */
class IPRewriterBase : public Element { public:
    typedef HashContainer<IPRewriterEntry> Map;
    enum { rw_drop = -1, rw_addmap = -2 };
    enum {
        CONFIGURE_PHASE_PATTERNS = CONFIGURE_PHASE_INFO,
        CONFIGURE_PHASE_REWRITER = CONFIGURE_PHASE_DEFAULT,
        CONFIGURE_PHASE_MAPPER = CONFIGURE_PHASE_REWRITER - 1,
        CONFIGURE_PHASE_USER = CONFIGURE_PHASE_REWRITER + 1
    };
    enum { get_entry_check = -1, get_entry_reply = -2 };
    enum { default_timeout = 300, default_guarantee = 5, default_gc_interval = 900 }; // seconds

    IPRewriterBase();
    ~IPRewriterBase();

    const char *port_count() const { return "1-/1-"; }
    const char *processing() const { return PUSH; }
    int configure_phase() const { return CONFIGURE_PHASE_REWRITER; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);
    void cleanup(CleanupStage stage);

    const IPRewriterHeap *flow_heap() const { return _heap; }
    IPRewriterBase *reply_element(int input) const { return _input_specs[input].reply_element; }
    virtual HashContainer<IPRewriterEntry> *get_map(int mapid) { return likely(mapid == IPRewriterInput::mapid_default) ? &_map : 0; }
    /** The entry for a flow. @a input: a new flow is made as for a packet there; get_entry_check: 0 if there is none;
     * get_entry_reply: as check, but a reply flow (ICMPRewriter asks for those). */
    virtual IPRewriterEntry *get_entry(int ip_p, const IPFlowID &flowid, int input);
    virtual IPRewriterEntry *add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten_flowid, int input) = 0;
    virtual void destroy_flow(IPRewriterFlow *flow) = 0;
    /** When a guaranteed flow ends as a best effort one. */
    virtual click_jiffies_t best_effort_expiry(const IPRewriterFlow *flow) {
        return flow->expiry() + _timeouts[0] - _timeouts[1];
    }

  protected:
    /** Are the IP header and so many bytes behind it there? Whoever marked the header need not have looked. */
    static inline bool has_whole_header(const Packet *p, int transport) {
        return p->has_network_header() && p->network_header_length() >= sizeof(click_ip) && p->transport_length() >= transport;
    }
    Map _map;
    Vector<IPRewriterInput> _input_specs;
    IPRewriterHeap *_heap;
    uint32_t _timeouts[2]; ///< seconds until configure() is through, then jiffies: best effort, guarantee
    uint32_t _gc_interval_sec;
    Timer _gc_timer;
    unsigned _annos; ///< as IPRewriterFlow::apply() wants them; 0 until read_annos()

    /** The entry of a flow that a packet begins; 0: the packet was dropped or passed on. */
    IPRewriterEntry *new_entry(WritablePacket *p, const IPFlowID &flowid, int port, int mapid = IPRewriterInput::mapid_default);
    /** What nothing is done to: passed on if the input says so, else dropped. */
    void other_packet(int port, Packet *p);
    /** Puts a new flow into map and heap, after removing flows in its way; 0 if there was no room (the flow is gone then). */
    IPRewriterEntry *store_flow(IPRewriterFlow *flow, int input, Map &map, Map *reply_map_ptr = 0);
    /** Takes it out of all; what destroy_flow() begins with. */
    void unmap_flow(IPRewriterFlow *flow, Map &map, Map *reply_map_ptr = 0);
    int parse_input_spec(const String &str, IPRewriterInput &is, int input_number, ErrorHandler *errh);
    /** Reads a timeout in seconds into jiffies. */
    static void to_jiffies(uint32_t timeouts[2]);
    /** DST_ANNO and REPLY_ANNO. */
    int read_annos(Vector<String> &conf, ErrorHandler *errh);
    void add_rewriter_handlers(bool writable_patterns);

    /** Lines for each entry of @a map; @a unparse writes one. */
    static String dump_map(const Map &map, void (*unparse)(StringAccum &, const IPRewriterEntry *, click_jiffies_t));
    static void unparse_entry(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now);
    static void gc_timer_hook(Timer *t, void *user_data);
    static String read_handler(Element *e, void *user_data);
    static int write_handler(const String &str, Element *e, void *user_data, ErrorHandler *errh);
    static int pattern_write_handler(const String &str, Element *e, void *user_data, ErrorHandler *errh);

  private:
    IPRewriterBase *_share; ///< whose heap this element uses
    enum { h_table_size, h_failures, h_size, h_capacity, h_clear, h_patterns, h_pattern0 = 64 };

    void destroy_flows(const IPRewriterBase *owner, const IPRewriterInput *input);
    static void release(IPRewriterInput &is);
    static void unparse_input(StringAccum &sa, const IPRewriterInput &is);
    friend class IPRewriterFlow;
};

CLICK_ENDDECLS
#endif
