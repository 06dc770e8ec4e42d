#ifndef CLICK_RIPSEND_HH
#define CLICK_RIPSEND_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
RIPSend(SRC, DST, PREFIX, METRIC)
=s ip
sends RIP version 2 announcements
=d
One route (RFC 2453, 4), to UDP port 520 of DST: three seconds after the start, then every 30 seconds.
*/
class RIPSend : public Element { public:

    const char *class_name() const { return "RIPSend"; }
    const char *port_count() const { return PORTS_0_1; }

    RIPSend() : _timer(this) {}
    const char *processing() const { return PUSH; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);
    void run_timer(Timer *timer);

  private:

    IPAddress _src;
    IPAddress _dst;
    IPAddress _address;
    IPAddress _mask;
    uint32_t _metric;
    Timer _timer;

    Packet *make_packet() const;
};

CLICK_ENDDECLS
#endif
