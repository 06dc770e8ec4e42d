#ifndef CLICK_IPRWMAPPING_HH
#define CLICK_IPRWMAPPING_HH
#include <click/element.hh>
#include <click/glue.hh>
#include <click/ipflowid.hh>
#include <click/packet.hh>
#include <click/vector.hh>
#include <clicknet/ip.h>
CLICK_DECLS
class IPRewriterBase;
class IPRewriterFlow;
class IPRewriterInput;

/** @brief One direction of a flow: what a rewriter's table holds. Lives inside an IPRewriterFlow. */
class IPRewriterEntry { public:
    typedef IPFlowID key_type;
    typedef const IPFlowID &key_const_reference;

    IPRewriterEntry() : _output(0), _direction(false), _hashnext(0) {}
    void initialize(const IPFlowID &flowid, uint32_t output, bool direction) {
        _flowid = flowid;
        _output = output;
        _direction = direction;
        _hashnext = 0;
    }

    inline const IPFlowID &flowid() const { return _flowid; }
    inline const IPFlowID &hashkey() const { return _flowid; }
    /** What packets of this direction become. */
    inline IPFlowID rewritten_flowid() const { return (_direction ? this - 1 : this + 1)->_flowid.reverse(); }
    /** false: forward; true: reply. */
    inline bool direction() const { return _direction; }
    inline int output() const { return _output; }
    inline IPRewriterFlow *flow();
    inline const IPRewriterFlow *flow() const;

  private:
    IPFlowID _flowid;
    int32_t _output;
    bool _direction;
    IPRewriterEntry *_hashnext;
    template <typename T> friend class HashContainer_adapter;
};

/** @brief The flows of one rewriter, or of several that share a capacity, in the order in which they expire. */
class IPRewriterHeap { public:
    enum { best_effort = 0, guaranteed = 1 };
    explicit IPRewriterHeap(int32_t capacity = 0x7FFFFFFF) : _users(1), _capacity(capacity) {}

    void use() { ++_users; }
    void unuse() {
        if (--_users == 0)
            delete this;
    }
    uint32_t size() const { return _heaps[0].size() + _heaps[1].size(); }
    int32_t capacity() const { return _capacity; }
    void set_capacity(int32_t capacity) { _capacity = capacity; }

    void add(IPRewriterFlow *f);
    void remove(IPRewriterFlow *f);
    /** After the flow's expiry or kind changed in a way that lets it expire earlier. */
    void moved(IPRewriterFlow *f, bool was_guaranteed);
    /** Flows whose guarantee has ended become best effort. */
    void demote(click_jiffies_t now);
    /** The one that expires first, 0 if there is none. */
    IPRewriterFlow *first(int kind);
    /** Destroys flows, best effort ones first, down to the capacity. */
    void shrink(click_jiffies_t now);
    /** Destroys the best effort flows that have expired. */
    void reap(click_jiffies_t now);
    /** All flows of @a owner, or all (0). */
    void list(Vector<IPRewriterFlow *> &flows, const IPRewriterBase *owner) const;

  private:
    ~IPRewriterHeap() {}
    int _users;
    int32_t _capacity;
    Vector<IPRewriterFlow *> _heaps[2];
};

/** @brief A mapping: both directions, when it ends, and how checksums change. No virtual functions: _e comes first. */
class IPRewriterFlow { public:
    IPRewriterFlow(IPRewriterInput *owner, const IPFlowID &flowid, const IPFlowID &rewritten, uint8_t ip_p, bool guaranteed,
                   click_jiffies_t expiry);

    inline IPRewriterEntry &entry(bool direction) { return _e[direction]; }
    inline const IPRewriterEntry &entry(bool direction) const { return _e[direction]; }
    /** Jiffies. */
    inline click_jiffies_t expiry() const { return _expiry_j; }
    inline bool expired(click_jiffies_t now) const { return !click_jiffies_less(now, _expiry_j); }
    inline bool guaranteed() const { return _guaranteed; }
    inline uint8_t ip_p() const { return _ip_p; }
    inline IPRewriterInput *owner() const { return _owner; }
    inline uint8_t reply_anno() const { return _reply_anno; }
    inline void set_reply_anno(uint8_t x) { _reply_anno = x; }

    /** A later expiry of the same kind is only noted; the heap looks at it when the flow comes to its top. */
    inline void change_expiry(IPRewriterHeap *heap, bool guaranteed, click_jiffies_t expiry) {
        bool was = _guaranteed;
        _expiry_j = expiry;
        if (was != guaranteed || click_jiffies_less(expiry, _heap_key)) {
            _guaranteed = guaranteed;
            heap->moved(this, was);
        }
    }
    /** @a timeouts: best effort, guarantee (0: none), in jiffies. */
    inline void change_expiry_by_timeout(IPRewriterHeap *heap, click_jiffies_t now, const uint32_t timeouts[2]) {
        if (timeouts[1])
            change_expiry(heap, true, now + timeouts[1]);
        else
            change_expiry(heap, false, now + timeouts[0]);
    }

    enum { anno_dst = 1, anno_reply = 2, anno_reply_shift = 2 };
    /** Rewrites addresses, the ports of TCP, UDP and DCCP, checksums (RFC 1624) and annotations. @a annos: anno_dst,
     * anno_reply with the annotation's offset << anno_reply_shift. Transport length at least 8, first fragment. */
    void apply(WritablePacket *p, bool direction, unsigned annos);
    /** Only the addresses, their part of the checksums, and annotations; any packet. */
    void apply_addresses(WritablePacket *p, bool direction, unsigned annos);
    /** Adds the delta, in the reply direction its complement. */
    static inline void update_csum(uint16_t *csum, bool direction, uint16_t delta) {
        if (delta == 0)
            return;
        uint32_t sum = static_cast<uint16_t>(~*csum) + static_cast<uint32_t>(direction ? static_cast<uint16_t>(~delta) : delta);
        *csum = static_cast<uint16_t>(~(sum + (sum >> 16)));
    }
    /** The tail of a table line: outputs, input, seconds to live. */
    void unparse_ports(StringAccum &sa, bool direction, click_jiffies_t now) const;
    /** `flow => rewritten` and the tail. */
    void unparse(StringAccum &sa, bool direction, click_jiffies_t now) const;

  protected:
    IPRewriterEntry _e[2];
    uint16_t _ip_csum_delta;
    uint16_t _udp_csum_delta;
    click_jiffies_t _expiry_j;
    uint8_t _ip_p;
    uint8_t _tflags;     // the subclass's
    bool _guaranteed;
    uint8_t _reply_anno;
    IPRewriterInput *_owner;

    inline void rewrite_header(WritablePacket *p, click_ip *iph, const IPFlowID &to, bool direction, unsigned annos);

  private:
    click_jiffies_t _heap_key; // at most the expiry; the heap's order
    int _place;                // in the heap
    friend class IPRewriterHeap;
    struct heap_less;
    struct heap_place;
};

inline IPRewriterFlow *IPRewriterEntry::flow() { return reinterpret_cast<IPRewriterFlow *>(this - _direction); }
inline const IPRewriterFlow *IPRewriterEntry::flow() const { return reinterpret_cast<const IPRewriterFlow *>(this - _direction); }

inline void
IPRewriterFlow::rewrite_header(WritablePacket *p, click_ip *iph, const IPFlowID &to, bool direction, unsigned annos)
{
    iph->ip_src = to.saddr();
    iph->ip_dst = to.daddr();
    if (annos & anno_dst)
        p->set_dst_ip_anno(to.daddr());
    if (direction && (annos & anno_reply))
        p->set_anno_u8(annos >> anno_reply_shift, _reply_anno);
    update_csum(&iph->ip_sum, direction, _ip_csum_delta);
}

CLICK_ENDDECLS
#endif
