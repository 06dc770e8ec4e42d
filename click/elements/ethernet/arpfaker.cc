/*
 * arpfaker.{cc,hh} -- sends ARP replies that nobody asked for
 */
#include <click/config.h>
#include "arpfaker.hh"
#include "arpresponder.hh"
#include <click/args.hh>
CLICK_DECLS

int
ARPFaker::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh)
        .read_mp("DSTIP", _dst_ip)
        .read_mp("DSTETH", _dst_eth)
        .read_mp("SRCIP", _src_ip)
        .read_mp("SRCETH", _src_eth)
        .complete();
}

int
ARPFaker::initialize(ErrorHandler *)
{
    _timer.initialize(this);
    _timer.schedule_after_sec(1);
    return 0;
}

void
ARPFaker::run_timer(Timer *timer)
{
    if (Packet *p = ARPResponder::make_reply(_dst_eth, _dst_ip, _src_eth, _src_ip))
        output(0).push(p);
    timer->schedule_after_sec(10);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ARPResponder)
EXPORT_ELEMENT(ARPFaker)
