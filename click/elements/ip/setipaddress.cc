/*
 * setipaddress.{cc,hh} -- sets an address annotation
 */
#include <click/config.h>
#include "setipaddress.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

SetIPAddress::SetIPAddress()
    : _anno(DST_IP_ANNO_OFFSET)
{
}

int
SetIPAddress::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("IPADDR", _ip).read("ANNO", AnnoArg(4), _anno).complete();
}

Packet *
SetIPAddress::simple_action(Packet *p)
{
    p->set_anno_u32(_anno, _ip.addr());
    return p;
}

void
SetIPAddress::add_handlers()
{
    add_data_handlers("addr", Handler::f_read | Handler::f_write, &_ip);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetIPAddress)
ELEMENT_MT_SAFE(SetIPAddress)
