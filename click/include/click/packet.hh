// -*- c-basic-offset: 4 -*-
// Packet: a pointer to packet data, with annotations. Clones share data (reference counted) and have their own annotations.
// WritablePacket is the permission to write. Everything a packet costs per hop is inline here; packets and their 2 KB buffers
// come from free lists (lib/packet.cc).
#ifndef CLICK_PACKET_HH
#define CLICK_PACKET_HH
#include <click/glue.hh>
#include <click/ipaddress.hh>
#include <click/timestamp.hh>
#include <click/smp.hh>
struct click_ether;
struct click_ip;
struct click_ip6;
struct click_icmp;
struct click_tcp;
struct click_udp;
CLICK_DECLS
class WritablePacket;

class Packet { public:

    enum {
#if CLICK_MINIOS
        default_headroom = 48,
#else
        default_headroom = 28,
#endif
        min_buffer_length = 64,
        anno_size = 48,
        dst_ip_anno_offset = 0,
        dst_ip_anno_size = 4,
        dst_ip6_anno_offset = 0,
        dst_ip6_anno_size = 16,
        addr_anno_offset = 0,
        addr_anno_size = 16,
        user_anno_offset = 16,
        user_anno_size = 32,
        // old names
        DEFAULT_HEADROOM = default_headroom,
        MIN_BUFFER_LENGTH = min_buffer_length,
        ADDR_ANNO_SIZE = 16,
        USER_ANNO_SIZE = 32,
        USER_ANNO_U16_SIZE = 16,
        USER_ANNO_U32_SIZE = 8,
        USER_ANNO_U64_SIZE = 4
    };
    enum PacketType {
        HOST = 0,
        BROADCAST = 1,
        MULTICAST = 2,
        OTHERHOST = 3,
        OUTGOING = 4,
        LOOPBACK = 5,
        FASTROUTE = 6
    };
    /** Gives memory that make() wrapped back; called once, for the whole buffer. */
    typedef void (*buffer_destructor_type)(unsigned char *buf, size_t size, void *argument);

    /* making and ending; 0 = out of memory */
    /** @a data 0: the contents are uninitialised. Annotations are zero and there are no header pointers. */
    static inline WritablePacket *make(uint32_t headroom, const void *data, uint32_t length, uint32_t tailroom);
    static inline WritablePacket *make(const void *data, uint32_t length);
    static inline WritablePacket *make(uint32_t length);
    /** Wraps foreign memory: the buffer is @a headroom bytes before @a data to @a tailroom bytes behind it, no copy is made.
     * @a destructor 0 means delete[]. If 0 is returned the memory still belongs to the caller. */
    static WritablePacket *make(unsigned char *data, uint32_t length, buffer_destructor_type destructor,
                                void *argument = 0, int headroom = 0, int tailroom = 0);
    static void static_cleanup();
#if HAVE_MULTITHREAD
    /** For threads: what this thread can spare goes to those that have run out, if there are any. */
    static inline void share_pool();
    /** For threads that end: everything goes to the others. */
    static void give_pool();
#endif
    inline void kill();

    inline bool shared() const { return _data_packet || !only_reference(); }
    inline Packet *clone();
    inline WritablePacket *uniqueify();

    /* the data */
    inline const unsigned char *data() const { return _data; }
    inline const unsigned char *end_data() const { return _tail; }
    inline uint32_t length() const { return static_cast<uint32_t>(_tail - _data); }
    inline uint32_t headroom() const { return static_cast<uint32_t>(_data - _head); }
    inline uint32_t tailroom() const { return static_cast<uint32_t>(_end - _tail); }
    inline const unsigned char *buffer() const { return _head; }
    inline const unsigned char *end_buffer() const { return _end; }
    inline const unsigned char *buffer_data() const { return _head; }
    inline uint32_t buffer_length() const { return static_cast<uint32_t>(_end - _head); }
    /** The packet that owns shared data, or 0. */
    inline Packet *data_packet() const { return _data_packet; }

    inline buffer_destructor_type buffer_destructor() const { return _destructor; }
    inline void set_buffer_destructor(buffer_destructor_type destructor) { _destructor = destructor; }
    inline void *destructor_argument() const { return _destructor_argument; }
    /** Forget the buffer without freeing it. */
    void reset_buffer();

    /* changing its bounds; what returns a packet consumes this one, and 0 means failed and killed */
    /** @a n more bytes in front, uninitialised; copies if shared or short of room. */
    inline WritablePacket *push(uint32_t n);
    inline WritablePacket *push_mac_header(uint32_t n);
    inline WritablePacket *put(uint32_t n);
    inline Packet *nonunique_push(uint32_t n);
    inline Packet *nonunique_put(uint32_t n);
    /** Drop @a n bytes from the front (clipped, with a message). Header pointers stay. */
    inline void pull(uint32_t n) {
        if (unlikely(n > length()))
            n = complain_short("pull", n);
        _data += n;
    }
    /** Drop @a n bytes from the end (clipped, with a message). */
    inline void take(uint32_t n) {
        if (unlikely(n > length()))
            n = complain_short("take", n);
        _tail -= n;
    }
    /** Move the data by @a offset bytes, for alignment; header pointers follow. */
    Packet *shift_data(int offset, bool free_on_failure = true);
    /** Clones only: narrow buffer and data to this range, if it lies inside. */
    inline void shrink_data(const unsigned char *data, uint32_t length) {
        if (data >= _head && data + length >= data && data + length <= _end) {
            _head = _data = const_cast<unsigned char *>(data);
            _tail = _end = const_cast<unsigned char *>(data + length);
        }
    }
    inline void change_headroom_and_length(uint32_t headroom, uint32_t length) {
        if (static_cast<uint64_t>(headroom) + length <= buffer_length()) {
            _data = _head + headroom;
            _tail = _data + length;
        }
    }
    /** Data, annotations and header offsets of @a p into this buffer; false if it does not fit. This must not be shared. */
    bool copy(Packet *p, int headroom = 0);

    /* header pointers */
    inline bool has_mac_header() const { return _aa.mac != 0; }
    inline const unsigned char *mac_header() const { return _aa.mac; }
    inline int mac_header_offset() const { return static_cast<int>(_aa.mac - _data); }
    inline uint32_t mac_header_length() const { return static_cast<uint32_t>(_aa.nh - _aa.mac); }
    inline int mac_length() const { return static_cast<int>(_tail - _aa.mac); }
    inline void set_mac_header(const unsigned char *p) {
        assert(p >= _head && p <= _end);
        _aa.mac = const_cast<unsigned char *>(p);
    }
    inline void set_mac_header(const unsigned char *p, uint32_t len) {
        assert(p >= _head && p + len <= _end);
        _aa.mac = const_cast<unsigned char *>(p);
        _aa.nh = const_cast<unsigned char *>(p) + len;
    }
    inline void clear_mac_header() { _aa.mac = 0; }
    inline const click_ether *ether_header() const { return reinterpret_cast<const click_ether *>(mac_header()); }
    inline void set_ether_header(const click_ether *p) { set_mac_header(reinterpret_cast<const unsigned char *>(p), 14); }

    inline bool has_network_header() const { return _aa.nh != 0; }
    inline const unsigned char *network_header() const { return _aa.nh; }
    inline int network_header_offset() const { return static_cast<int>(_aa.nh - _data); }
    inline uint32_t network_header_length() const { return static_cast<uint32_t>(_aa.h - _aa.nh); }
    inline int network_length() const { return static_cast<int>(_tail - _aa.nh); }
    inline void set_network_header(const unsigned char *p, uint32_t len) {
        assert(p >= _head && p + len <= _end);
        _aa.nh = const_cast<unsigned char *>(p);
        _aa.h = const_cast<unsigned char *>(p) + len;
    }
    inline void set_network_header_length(uint32_t len) {
        assert(_aa.nh && _aa.nh + len <= _end);
        _aa.h = _aa.nh + len;
    }
    inline void clear_network_header() { _aa.nh = 0; }
    inline const click_ip *ip_header() const { return reinterpret_cast<const click_ip *>(network_header()); }
    inline int ip_header_offset() const { return network_header_offset(); }
    inline uint32_t ip_header_length() const { return network_header_length(); }
    inline void set_ip_header(const click_ip *p, uint32_t len) { set_network_header(reinterpret_cast<const unsigned char *>(p), len); }
    inline const click_ip6 *ip6_header() const { return reinterpret_cast<const click_ip6 *>(network_header()); }
    inline int ip6_header_offset() const { return network_header_offset(); }
    inline uint32_t ip6_header_length() const { return network_header_length(); }
    inline void set_ip6_header(const click_ip6 *p) { set_ip6_header(p, 40); }
    inline void set_ip6_header(const click_ip6 *p, uint32_t len) { set_network_header(reinterpret_cast<const unsigned char *>(p), len); }

    inline bool has_transport_header() const { return _aa.h != 0; }
    inline const unsigned char *transport_header() const { return _aa.h; }
    inline int transport_header_offset() const { return static_cast<int>(_aa.h - _data); }
    inline int transport_length() const { return static_cast<int>(_tail - _aa.h); }
    inline void clear_transport_header() { _aa.h = 0; }
    inline const click_icmp *icmp_header() const { return reinterpret_cast<const click_icmp *>(transport_header()); }
    inline const click_tcp *tcp_header() const { return reinterpret_cast<const click_tcp *>(transport_header()); }
    inline const click_udp *udp_header() const { return reinterpret_cast<const click_udp *>(transport_header()); }

    /* links, for whoever holds the packet */
    inline Packet *next() const { return _aa.next; }
    inline Packet *&next() { return _aa.next; }
    inline void set_next(Packet *p) { _aa.next = p; }
    inline Packet *prev() const { return _aa.prev; }
    inline Packet *&prev() { return _aa.prev; }
    inline void set_prev(Packet *p) { _aa.prev = p; }

    /* other annotations */
    inline const Timestamp &timestamp_anno() const { return _aa.timestamp; }
    inline Timestamp &timestamp_anno() { return _aa.timestamp; }
    inline void set_timestamp_anno(const Timestamp &t) { _aa.timestamp = t; }
    inline net_device *device_anno() const { return 0; }
    inline void set_device_anno(net_device *) {}
    inline PacketType packet_type_anno() const { return static_cast<PacketType>(_aa.type); }
    inline void set_packet_type_anno(PacketType t) { _aa.type = t; }
    inline IPAddress dst_ip_anno() const { return IPAddress(anno_u32(dst_ip_anno_offset)); }
    inline void set_dst_ip_anno(IPAddress a) { set_anno_u32(dst_ip_anno_offset, a.addr()); }

    /* the 48 bytes; i is a byte offset, a multiple of the size; host byte order */
    inline void *anno() { return &_aa.cb; }
    inline const void *anno() const { return &_aa.cb; }
    inline uint8_t *anno_u8() { return _aa.cb.u8; }
    inline const uint8_t *anno_u8() const { return _aa.cb.u8; }
    inline uint32_t *anno_u32() { return _aa.cb.u32; }
    inline const uint32_t *anno_u32() const { return _aa.cb.u32; }
    inline uint8_t anno_u8(int i) const { check_anno(i, 1); return _aa.cb.u8[i]; }
    inline void set_anno_u8(int i, uint8_t x) { check_anno(i, 1); _aa.cb.u8[i] = x; }
    inline uint16_t anno_u16(int i) const { check_anno(i, 2); return *at<click_aliasable_uint16_t>(i); }
    inline void set_anno_u16(int i, uint16_t x) { check_anno(i, 2); *at<click_aliasable_uint16_t>(i) = x; }
    inline int16_t anno_s16(int i) const { check_anno(i, 2); return *at<click_aliasable_int16_t>(i); }
    inline void set_anno_s16(int i, int16_t x) { check_anno(i, 2); *at<click_aliasable_int16_t>(i) = x; }
    inline uint32_t anno_u32(int i) const { check_anno(i, 4); return *at<click_aliasable_uint32_t>(i); }
    inline void set_anno_u32(int i, uint32_t x) { check_anno(i, 4); *at<click_aliasable_uint32_t>(i) = x; }
    inline int32_t anno_s32(int i) const { check_anno(i, 4); return *at<click_aliasable_int32_t>(i); }
    inline void set_anno_s32(int i, int32_t x) { check_anno(i, 4); *at<click_aliasable_int32_t>(i) = x; }
    inline uint64_t anno_u64(int i) const { check_anno(i, 8); return *at<click_aliasable_uint64_t>(i); }
    inline void set_anno_u64(int i, uint64_t x) { check_anno(i, 8); *at<click_aliasable_uint64_t>(i) = x; }
    inline void *anno_ptr(int i) const { check_anno(i, sizeof(void *)); return *at<click_aliasable_void_pointer_t>(i); }
    inline void set_anno_ptr(int i, const void *x) { check_anno(i, sizeof(void *)); *at<click_aliasable_void_pointer_t>(i) = const_cast<void *>(x); }

    /** @a all: header pointers, type, time and links too; else only the 48 bytes. */
    inline void clear_annotations(bool all = true) {
        if (all)
            memset(static_cast<void *>(&_aa), 0, sizeof(_aa));
        else
            memset(&_aa.cb, 0, sizeof(_aa.cb));
    }
    /** The 48 bytes, type, device and time; not headers or links. */
    inline void copy_annotations(const Packet *p) {
        _aa.cb = p->_aa.cb;
        _aa.type = p->_aa.type;
        _aa.timestamp = p->_aa.timestamp;
    }

#include <click/packet_oldanno.hh>

  private:
    union Anno {
        uint8_t u8[anno_size];
        uint32_t u32[anno_size / 4];
        uint64_t u64[anno_size / 8];
    };
    // What clear_annotations() clears is one piece of memory.
    struct AllAnno {
        Anno cb;
        unsigned char *mac;
        unsigned char *nh;
        unsigned char *h;
        uint32_t type;
        Timestamp timestamp;
        Packet *next;
        Packet *prev;
        AllAnno() : timestamp(Timestamp::uninitialized_t()) {}
    };
    enum { pool_buffer_length = 2048, kept_tailroom = 64 };

    uint32_t _use_count;        // this packet, and its clones if it owns the data
    Packet *_data_packet;       // the owner of the data, if that is another packet
    struct Bounds {
        unsigned char *p[4];
    };
    union {
        __extension__ struct {
            unsigned char *_head;       // buffer
            unsigned char *_data;
            unsigned char *_tail;
            unsigned char *_end;        // end of buffer
        };
        Bounds _bounds;                 // all four, for cloning
    };
    buffer_destructor_type _destructor;
    void *_destructor_argument;
    AllAnno _aa;

    /** Free packets, linked through next(), and free buffers, linked through their first bytes. Packets are small and stay here for
     * ever; of the buffers there are only so many. */
    struct Pool {
        Packet *packets;
        unsigned char *buffers;
        uint32_t nbuffers;
    };
    static CLICK_PER_THREAD Pool pool;  // lib/packetpools.cc moves packets between threads
#if HAVE_MULTITHREAD
    static bool refill_pool();
#endif

    Packet() {}
    Packet(const Packet &) = delete;
    ~Packet() {}
    Packet &operator=(const Packet &) = delete;

    static inline Packet *allocate() {
        Packet *p = pool.packets;
        if (likely(p != 0)) {
            pool.packets = p->_aa.next;
            return p;
        }
        return hard_allocate();
    }
    static Packet *hard_allocate();
    /** This packet, which has no data any more, to the pool. */
    inline void give_back() {
        _aa.next = pool.packets;
        pool.packets = this;
    }
    static inline unsigned char *take_buffer(uint64_t &n);
    bool allocate_buffer(uint32_t headroom, uint32_t length, uint32_t tailroom);
    inline void release_buffer();
    void end_of_life();
    CLICK_NOINLINE void end_of_owner();
    uint32_t complain_short(const char *operation, uint32_t n) const;
    /** The only one who has the packet need not count: nobody else can take a reference. */
    inline bool only_reference() const {
#if HAVE_MULTITHREAD
        return __atomic_load_n(&_use_count, __ATOMIC_ACQUIRE) == 1;
#else
        return _use_count == 1;
#endif
    }
    static inline bool drop_reference(Packet *p) { return click_smp_dec_and_test(&p->_use_count); }

    WritablePacket *expensive_uniqueify(int32_t extra_headroom, int32_t extra_tailroom, bool free_on_failure);
    WritablePacket *expensive_push(uint32_t n);
    WritablePacket *expensive_put(uint32_t n);
    inline void shift_header_pointers(ptrdiff_t shift) {
        if (_aa.mac)
            _aa.mac += shift;
        if (_aa.nh)
            _aa.nh += shift;
        if (_aa.h)
            _aa.h += shift;
    }

    static inline void check_anno(int i, int size) { assert(i >= 0 && i <= anno_size - size); (void) i, (void) size; }
    template <typename T> inline T *at(int i) { return reinterpret_cast<T *>(&_aa.cb.u8[i]); }
    template <typename T> inline const T *at(int i) const { return reinterpret_cast<const T *>(&_aa.cb.u8[i]); }

    friend class WritablePacket;
#if HAVE_MULTITHREAD
    friend void click_share_packet_pool();
#endif
};

/** A packet whose data nobody else refers to. */
class WritablePacket : public Packet { public:
    inline unsigned char *data() const { return const_cast<unsigned char *>(Packet::data()); }
    inline unsigned char *end_data() const { return const_cast<unsigned char *>(Packet::end_data()); }
    inline unsigned char *buffer() const { return const_cast<unsigned char *>(Packet::buffer()); }
    inline unsigned char *end_buffer() const { return const_cast<unsigned char *>(Packet::end_buffer()); }
    inline unsigned char *buffer_data() const { return const_cast<unsigned char *>(Packet::buffer()); }
    inline unsigned char *mac_header() const { return const_cast<unsigned char *>(Packet::mac_header()); }
    inline unsigned char *network_header() const { return const_cast<unsigned char *>(Packet::network_header()); }
    inline unsigned char *transport_header() const { return const_cast<unsigned char *>(Packet::transport_header()); }
    inline click_ether *ether_header() const { return const_cast<click_ether *>(Packet::ether_header()); }
    inline click_ip *ip_header() const { return const_cast<click_ip *>(Packet::ip_header()); }
    inline click_ip6 *ip6_header() const { return const_cast<click_ip6 *>(Packet::ip6_header()); }
    inline click_icmp *icmp_header() const { return const_cast<click_icmp *>(Packet::icmp_header()); }
    inline click_tcp *tcp_header() const { return const_cast<click_tcp *>(Packet::tcp_header()); }
    inline click_udp *udp_header() const { return const_cast<click_udp *>(Packet::udp_header()); }

  private:
    WritablePacket() {}
    ~WritablePacket() {}
    friend class Packet;
};

#if HAVE_MULTITHREAD
/** How often a thread ran out of packets or buffers, more or less. */
extern uint32_t click_packet_hunger;
extern CLICK_PER_THREAD uint32_t click_packet_hunger_seen;
void click_share_packet_pool();

inline void Packet::share_pool() {
    if (unlikely(CLICK_SHARED_LOAD(click_packet_hunger) != click_packet_hunger_seen))
        click_share_packet_pool();
}
#endif

inline WritablePacket *Packet::make(uint32_t headroom, const void *data, uint32_t length, uint32_t tailroom) {
    Packet *p = allocate();
    if (unlikely(!p))
        return 0;
    uint64_t want = static_cast<uint64_t>(headroom) + length + tailroom;
    unsigned char *buffer = pool.buffers;
    if (likely(want <= pool_buffer_length && buffer)) {
        pool.buffers = *reinterpret_cast<unsigned char **>(buffer);
        --pool.nbuffers;
        p->_head = buffer;
        p->_data = buffer + headroom;
        p->_tail = p->_data + length;
        p->_end = buffer + pool_buffer_length;
        p->_destructor = 0;
    } else if (!p->allocate_buffer(headroom, length, tailroom))
        return 0;
    p->_use_count = 1;
    p->_data_packet = 0;
    p->clear_annotations();
    if (data)
        memcpy(p->_data, data, length);
    return static_cast<WritablePacket *>(p);
}

inline WritablePacket *Packet::make(const void *data, uint32_t length) { return make(default_headroom, data, length, 0); }
inline WritablePacket *Packet::make(uint32_t length) { return make(default_headroom, 0, length, 0); }

inline void Packet::kill() {
    if (likely(only_reference()) || drop_reference(this))
        end_of_life();
}

inline Packet *Packet::clone() {
    Packet *p = allocate();
    if (unlikely(!p))
        return 0;
    Packet *owner = _data_packet ? _data_packet : this;
    p->_use_count = 1;
    p->_data_packet = owner;
    p->_bounds = _bounds;
    p->_destructor = 0;
    memcpy(static_cast<void *>(&p->_aa), static_cast<const void *>(&_aa), sizeof(_aa));
    p->_aa.next = p->_aa.prev = 0;
    click_smp_inc(&owner->_use_count);
    return p;
}

inline WritablePacket *Packet::uniqueify() {
    if (likely(!shared()))
        return static_cast<WritablePacket *>(this);
    return expensive_uniqueify(0, 0, true);
}

inline WritablePacket *Packet::push(uint32_t n) {
    if (likely(headroom() >= n && !shared())) {
        _data -= n;
        return static_cast<WritablePacket *>(this);
    }
    return expensive_push(n);
}

inline WritablePacket *Packet::push_mac_header(uint32_t n) {
    WritablePacket *q = push(n);
    if (q)
        q->set_mac_header(q->data(), n);
    return q;
}

inline WritablePacket *Packet::put(uint32_t n) {
    if (likely(tailroom() >= n && !shared())) {
        _tail += n;
        return static_cast<WritablePacket *>(this);
    }
    return expensive_put(n);
}

inline Packet *Packet::nonunique_push(uint32_t n) {
    if (likely(headroom() >= n)) {
        _data -= n;
        return this;
    }
    return expensive_push(n);
}

inline Packet *Packet::nonunique_put(uint32_t n) {
    if (likely(tailroom() >= n)) {
        _tail += n;
        return this;
    }
    return expensive_put(n);
}

CLICK_ENDDECLS
#endif
