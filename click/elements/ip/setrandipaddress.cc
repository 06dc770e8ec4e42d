/*
 * setrandipaddress.{cc,hh} -- sets the destination annotation to a random address
 */
#include <click/config.h>
#include "setrandipaddress.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int
SetRandIPAddress::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int32_t limit = -1;
    if (Args(conf, this, errh).read_mp("PREFIX", IPPrefixArg(true), _address, _mask).read_p("LIMIT", limit).complete() < 0)
        return -1;
    if (limit > 1 << 24)
        return errh->error("LIMIT: out of range, bound %d", 1 << 24);
    Vector<IPAddress> choice;
    for (int i = 0; i < limit; ++i) {
        _choice.clear();
        choice.push_back(pick());
    }
    _choice = choice;
    return 0;
}

IPAddress
SetRandIPAddress::pick() const
{
    if (_choice.size())
        return _choice[click_random(0, _choice.size() - 1)];
    uint32_t random = click_random() ^ (click_random() << 16); // one call has 31 bits
    return IPAddress((random & ~_mask.addr()) | (_address.addr() & _mask.addr()));
}

Packet *
SetRandIPAddress::simple_action(Packet *p)
{
    p->set_dst_ip_anno(pick());
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetRandIPAddress)
