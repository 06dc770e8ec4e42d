#ifndef CLICK_ARPFAKER_HH
#define CLICK_ARPFAKER_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
ARPFaker(DSTIP, DSTETH, SRCIP, SRCETH)
=s arp
sends an ARP reply every 10 seconds, the first after one second
=d
Each frame is an ARP reply that says SRCIP is at SRCETH, sent to DSTETH, which the reply names as the owner of DSTIP.
=a ARPResponder */
class ARPFaker : public Element { public:

    ARPFaker() : _timer(this) { }

    const char *class_name() const { return "ARPFaker"; }
    const char *port_count() const { return PORTS_0_1; }
    const char *processing() const { return PUSH; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);
    void run_timer(Timer *timer);

  private:

    IPAddress _dst_ip, _src_ip;
    EtherAddress _dst_eth, _src_eth;
    Timer _timer;
};

CLICK_ENDDECLS
#endif
