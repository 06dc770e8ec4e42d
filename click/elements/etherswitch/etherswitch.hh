// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ETHERSWITCH_HH
#define CLICK_ETHERSWITCH_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
#include <click/hashtable.hh>
CLICK_DECLS

/*
=c
EtherSwitch([I<keywords> TIMEOUT])
=s ethernet
a switch that learns where Ethernet addresses are
=d
Learns from source addresses; a frame goes to the port where its destination was seen less than TIMEOUT seconds (default 300) ago,
by packets' timestamps, and else to all ports but its own. TIMEOUT 0: learns nothing. Frames shorter than an Ethernet header are
dropped.
=h table read-only
Lines C<ADDRESS PORT>.
=h timeout read/write
The argument TIMEOUT.
=a ListenEtherSwitch, Hub
*/
class EtherSwitch : public Element { public:

    EtherSwitch() CLICK_COLD;

    const char *class_name() const override { return "EtherSwitch"; }
    const char *port_count() const override { return "2-/="; }
    const char *processing() const override { return PUSH; }
    const char *flow_code() const override { return "#/[^#]"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;

    /** Seconds. */
    uint32_t timeout() const { return _timeout; }
    void set_timeout(uint32_t seconds) { _timeout = seconds; }

  protected:
    /** A frame for one port, which may be the one that it came from. */
    virtual void forward(int from, int to, Packet *);

  private:
    struct Place {
        int port = -1;
        Timestamp seen;
    };
    HashTable<EtherAddress, Place> _table;
    uint32_t _timeout;          // seconds

    int lookup(const EtherAddress &destination, const Timestamp &now);
    void flood(int from, Packet *);
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
