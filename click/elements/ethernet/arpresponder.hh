#ifndef CLICK_ARPRESPONDER_HH
#define CLICK_ARPRESPONDER_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

/*
=c
ARPResponder(IP/MASK [IP/MASK...] ETH, ...)
=s arp
answers ARP queries
=d
Queries for an address of the table are answered on output 0; everything else leaves on output 1, if there is one.
=h table read-only
Lines C<IP/MASK ETH>.
=h lookup "read with parameter"
The Ethernet address for the IP address given as parameter.
=h add write-only
C<IP/MASK... ETH>: answers for these too.
=h remove write-only
Answers for this IP/MASK no more.
=e
  FromDevice(eth0) -> Classifier(12/0806 20/0001)
      -> ARPResponder(10.0.0.1 00:00:c0:ae:67:ef) -> Queue -> ToDevice(eth0);
=a ARPQuerier, ARPFaker */
class ARPResponder : public Element { public:

    const char *class_name() const { return "ARPResponder"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    void add_handlers();
    Packet *simple_action(Packet *p);

    bool lookup(IPAddress ip, EtherAddress &eth) const;

    /** An ARP reply telling (@a dst_eth, @a dst_ip) that @a src_ip is at @a src_eth. */
    static Packet *make_reply(const EtherAddress &dst_eth, IPAddress dst_ip, const EtherAddress &src_eth, IPAddress src_ip);

  private:

    struct Entry { IPAddress ip, mask; EtherAddress eth; };
    Vector<Entry> _entries;             ///< most specific first

    int parse(const String &arg, Vector<Entry> &entries, ErrorHandler *errh) const;
    static int find(const Vector<Entry> &entries, IPAddress ip, IPAddress mask);
    static void insert(Vector<Entry> &entries, const Entry &entry);
    static String read_table(Element *e, void *user);
    static int lookup_handler(int operation, String &str, Element *e, const Handler *h, ErrorHandler *errh);
    static int add_handler(const String &str, Element *e, void *user, ErrorHandler *errh);
    static int remove_handler(const String &str, Element *e, void *user, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
