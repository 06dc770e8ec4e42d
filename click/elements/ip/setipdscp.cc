/*
 * setipdscp.{cc,hh} -- sets the DSCP of IP packets
 */
#include <click/config.h>
#include "setipdscp.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
CLICK_DECLS

// The TOS byte shares a halfword with version and header length.
static void
set_tos(click_ip *ip, uint8_t tos)
{
    uint16_t before, after;
    memcpy(&before, ip, 2);
    ip->ip_tos = tos;
    memcpy(&after, ip, 2);
    click_update_in_cksum(&ip->ip_sum, before, after);
}

int
SetIPDSCP::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t dscp;
    if (Args(conf, this, errh).read_mp("DSCP", dscp).complete() < 0)
        return -1;
    if (dscp > 63)
        return errh->error("diffserv code point out of range");
    _dscp = dscp << 2;
    return 0;
}

Packet *
SetIPDSCP::simple_action(Packet *p)
{
    if (!p->has_network_header() || p->network_length() < static_cast<int>(sizeof(click_ip)))
        return p;
    WritablePacket *q = p->uniqueify();
    if (q)
        set_tos(q->ip_header(), (q->ip_header()->ip_tos & IP_ECNMASK) | _dscp);
    return q;
}

void
SetIPDSCP::add_handlers()
{
    add_read_handler("dscp", read_keyword_handler, "0 DSCP", Handler::f_calm);
    add_write_handler("dscp", reconfigure_keyword_handler, "0 DSCP");
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetIPDSCP)
ELEMENT_MT_SAFE(SetIPDSCP)
