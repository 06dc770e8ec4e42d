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
=h stats read-only
=h count read-only
=h length read-only
=h queries read-only
=h responses read-only
=h drops read-only
=h ipaddr read/write
=h broadcast read/write
=h insert write-only
=h delete write-only
=h clear write-only
=a ARPTable, ARPResponder */
class ARPQuerier : public Element { public:

    ARPQuerier();
    ~ARPQuerier();

    const char *class_name() const { return "ARPQuerier"; }
    const char *port_count() const { return "2/1-2"; }
    const char *processing() const { return PUSH; }
    const char *flow_code() const { return "xy/x"; }
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
