/*
 * markipce.{cc,hh} -- marks IP packets as having met congestion
 */
#include <click/config.h>
#include "markipce.hh"
#include "tosbits.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

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
    return set_tos_bits(p, IP_DSCPMASK, IP_ECN_CE);
}

void
MarkIPCE::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(MarkIPCE)
ELEMENT_MT_SAFE(MarkIPCE)
