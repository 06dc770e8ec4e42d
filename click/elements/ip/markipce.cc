/*
 * markipce.{cc,hh} -- marks IP packets as having met congestion
 */
#include <click/config.h>
#include "markipce.hh"
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
MarkIPCE::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("FORCE", _force).complete();
}

Packet *
MarkIPCE::simple_action(Packet *p)
{
    if (!p->has_network_header() || p->network_length() < static_cast<int>(sizeof(click_ip)))
        return p;
    int ecn = p->ip_header()->ip_tos & IP_ECNMASK;
    if (ecn == IP_ECN_CE)
        return p;
    if (ecn == IP_ECN_NOT_ECT && !_force) {
        p->kill();
        return 0;
    }
    WritablePacket *q = p->uniqueify();
    if (q)
        set_tos(q->ip_header(), q->ip_header()->ip_tos | IP_ECN_CE);
    return q;
}

void
MarkIPCE::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(MarkIPCE)
ELEMENT_MT_SAFE(MarkIPCE)
