#ifndef CLICK_ARPTABLE_HH
#define CLICK_ARPTABLE_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
#include <click/hashtable.hh>
#include <click/ipaddress.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
ARPTable([I<keywords> CAPACITY, ENTRY_CAPACITY, ENTRY_PACKET_CAPACITY, CAPACITY_SLIM_FACTOR, TIMEOUT])
=s arp
stores IP-to-Ethernet mappings, and packets that wait for one
=d
Has no ports: ARPQueriers whose TABLE argument names it share its entries. CAPACITY (default 2048) bounds the packets that
wait in all, ENTRY_CAPACITY the entries, ENTRY_PACKET_CAPACITY the packets that wait for one address; 0 is no bound. Entries
expire TIMEOUT (default 300 seconds, 0: never) after they were last updated. When CAPACITY is reached, packets of the oldest
entries are dropped until CAPACITY - CAPACITY/CAPACITY_SLIM_FACTOR (default 2) are left.
=h table read-only
Lines C<IP VALID ETH AGE>, least recently updated first.
=h drops read-only
Waiting packets that were dropped.
=h count read-only
Entries.
=h length read-only
Waiting packets.
=h insert write-only
C<IP ETH>
=h delete write-only
Removes the entry of this IP address.
=h clear write-only
Removes all entries and waiting packets.
=a ARPQuerier */
class ARPTable : public Element { public:

    ARPTable();
    ~ARPTable();

    const char *class_name() const { return "ARPTable"; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    int initialize(ErrorHandler *errh);
    void take_state(Element *old, ErrorHandler *errh);
    void cleanup(CleanupStage stage);
    void add_handlers();
    void run_timer(Timer *timer);

    enum { unknown = -1, found = 0, found_poll = 1, refused = -2 };
    /** Find a live mapping. found_poll: also due for confirmation, and a query was charged to its rate limit.
     * @a poll_timeout is in jiffies, 0: never. */
    int lookup(IPAddress ip, EtherAddress &eth, uint32_t poll_timeout);
    /** Let @a p wait for @a ip's mapping. found_poll: send a query now; refused: the packet was not taken. */
    int append_query(IPAddress ip, Packet *p);
    /** Make @a eth valid for @a ip. If @a waiting is given, the packets that waited are handed over there, linked by next(). */
    int insert(IPAddress ip, const EtherAddress &eth, Packet **waiting = 0);
    void erase(IPAddress ip);
    void clear();

    uint32_t drops() const { return _drops; }
    uint32_t count() const { return _count; }
    uint32_t length() const { return _length; }
    String unparse() const;

    static int write_handler(const String &str, Element *e, void *user, ErrorHandler *errh);
    enum { h_table, h_insert, h_delete, h_clear };

  private:

    struct Entry {
        IPAddress ip;
        EtherAddress eth;
        bool known;
        uint8_t unanswered;             ///< queries since the last reply
        click_jiffies_t updated;
        click_jiffies_t queried;
        Packet *head;
        Packet *tail;
        uint32_t packets;
        Entry *older;
        Entry *newer;
    };
    HashTable<IPAddress, Entry *> _map;
    Entry *_oldest;
    Entry *_newest;
    uint32_t _count;
    uint32_t _length;
    uint32_t _drops;
    uint32_t _capacity;
    uint32_t _entry_capacity;
    uint32_t _entry_packet_capacity;
    uint32_t _slim_factor;
    uint32_t _timeout;                  ///< jiffies; 0: never
    Timer _timer;

    bool expired(const Entry *e, click_jiffies_t now) const {
        return _timeout && (click_jiffies_t) (now - e->updated) > _timeout;
    }
    static bool allow_query(Entry *e, click_jiffies_t now);
    Entry *ensure(IPAddress ip, click_jiffies_t now);
    void unlink(Entry *e);
    void link_newest(Entry *e);
    void remove(Entry *e);
    void drop_head(Entry *e);
    void slim();
    static String read_handler(Element *e, void *user);
};

CLICK_ENDDECLS
#endif
