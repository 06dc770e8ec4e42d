/*
 * icmppingencap.{cc,hh} -- puts packets in ICMP echo requests
 */
#include <click/config.h>
#include "icmppingencap.hh"
#include <click/args.hh>
CLICK_DECLS

int
ICMPPingEncap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh)
        .read_mp("SRC", _src)
        .read_mp("DST", _dst)
        .read("IDENTIFIER", _identifier)
        .complete();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ICMPIPEncap)
EXPORT_ELEMENT(ICMPPingEncap)
