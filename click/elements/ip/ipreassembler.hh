#ifndef CLICK_IPREASSEMBLER_HH
#define CLICK_IPREASSEMBLER_HH
#include <click/element.hh>
#include <click/hashtable.hh>
#include <click/ipaddress.hh>
#include <click/timestamp.hh>
CLICK_DECLS

/*
=c
IPReassembler([I<keywords> HIMEM, MAX_MTU_ANNO])
=s ip
puts fragments together again
=d
As RFC 791 (3.2) has it; packets that are no fragments pass. Time is that of the packets: queues older than 30 seconds, and older ones
when they hold more than HIMEM bytes (262144), are given up and leave on output 1. Overlapping data: the later wins. MAX_MTU_ANNO, an
annotation of two bytes, gets the length of the largest fragment.
=h dump read-only
The fragments that wait for others.
=a IPFragmenter */
class IPReassembler : public Element { public:

    IPReassembler();

    const char *class_name() const { return "IPReassembler"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    void cleanup(CleanupStage stage);
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    struct Key {
        uint32_t src, dst;
        uint16_t id;
        uint8_t proto;
        bool operator==(const Key &x) const { return src == x.src && dst == x.dst && id == x.id && proto == x.proto; }
        hashcode_t hashcode() const { return src ^ (dst << 7 | dst >> 25) ^ (static_cast<uint32_t>(id) << 8 | proto); }
    };
    struct Chunk { uint32_t from, to; };
    struct Queue {
        WritablePacket *head;    ///< gives header and annotations: the fragment at 0, until it comes the first one that came
        bool has_first;          ///< head is the fragment at 0
        uint16_t flags;          ///< of the fragment that came first, network order
        int32_t end;             ///< length of all data, -1: not known
        int32_t seconds;         ///< 0 until the fragment at 0 has come
        uint32_t max_mtu;
        Vector<Chunk> chunks;    ///< sorted, apart from each other
        Vector<unsigned char> data;
        uint32_t memory() const { return 40 + data.size(); }
    };
    typedef HashTable<Key, Queue *> Queues;

    Queues _queues;
    uint32_t _himem;
    uint32_t _memory;
    int _mtu_anno; ///< offset, or -1
    int32_t _last_reap;
    uint32_t _seen, _good, _failed, _bad;

    Packet *add(Packet *p, const Key &key, uint32_t offset, uint32_t length, int32_t now);
    static void note(Vector<Chunk> &chunks, uint32_t from, uint32_t to);
    /** The queue's packet, with its data. The queue is gone. */
    WritablePacket *finish(Queue *q);
    void discard(const Key &key);
    void discard_older(int32_t now, int32_t age, uint32_t until);
    static String dump_handler(Element *e, void *user_data);
};

CLICK_ENDDECLS
#endif
