#ifndef CLICK_ARPQUERIER_HH
#define CLICK_ARPQUERIER_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
CLICK_DECLS
class ARPTable;

/*
=c
ARPQuerier(IP, ETH [, I<keywords> TABLE, CAPACITY, ENTRY_CAPACITY, ENTRY_PACKET_CAPACITY, CAPACITY_SLIM_FACTOR, TIMEOUT,
POLL_TIMEOUT, BROADCAST, BROADCAST_POLL])
=s arp
encapsulates IP packets in Ethernet, with addresses found by ARP
=d
Input 0: IP packets with destination annotation. Input 1: ARP replies with Ethernet header. Output 0: Ethernet frames; queries
leave on the last output.
=h table read-only
Lines C<IP VALID ETH AGE>, as of ARPTable.
=h stats read-only
Two lines: packets dropped here and by the table, and queries sent.
=h count read-only
Entries of the table.
=h length read-only
Packets that wait for an answer.
=h queries read-only
Queries sent so far.
=h responses read-only
ARP replies that came in so far.
=h drops read-only
Packets dropped by this element; not those that the table dropped.
=h ipaddr read/write
The own IP address.
=h broadcast read/write
The IP address whose packets go to every host; the argument BROADCAST.
=h insert write-only
C<IP ETH> is the new entry.
=h delete write-only
Removes the entry of this IP address.
=h clear write-only
Empties the table, and sets the counts to zero.
=e
  FromDevice(eth0) -> c :: Classifier(12/0806 20/0002, -);
  c[0] -> [1] q :: ARPQuerier(10.0.0.1, 00:00:c0:ae:67:ef) -> Queue -> ToDevice(eth0);
  c[1] -> Discard;
  Idle -> q;
=a ARPTable, ARPResponder */
class ARPQuerier : public Element { public:

    ARPQuerier();
    ~ARPQuerier();

    const char *class_name() const { return "ARPQuerier"; }
    const char *port_count() const { return "2/1-2"; }
    const char *processing() const { return PUSH; }
    const char *flow_code() const { return "xy/x"; }
    const char *flags() const { return "L2"; }
    void *cast(const char *name);

    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    int live_reconfigure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);
    void add_handlers();
    void take_state(Element *old, ErrorHandler *errh);
    void push(int port, Packet *p);

  private:

    ARPTable *_table;
    Element *_shared;                   ///< where TABLE points, or 0
    ARPTable *_own_table;
    EtherAddress _eth;
    IPAddress _ip;
    IPAddress _broadcast;
    uint32_t _poll_timeout;             ///< jiffies; 0: never
    bool _broadcast_poll;
    bool _warned_zero;
    uint32_t _queries;
    uint32_t _responses;
    uint32_t _drops;

    int parse(Vector<String> &conf, bool live, ErrorHandler *errh);
    void handle_ip(Packet *p);
    void handle_reply(Packet *p);
    void send_query(IPAddress target, const EtherAddress &to, const Packet *cause);
    static String read_handler(Element *e, void *user);
    static int write_handler(const String &str, Element *e, void *user, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
