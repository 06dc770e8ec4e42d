/*
 * setipdscp.{cc,hh} -- sets the DSCP of IP packets
 */
#include <click/config.h>
#include "setipdscp.hh"
#include "tosbits.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

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
    return set_tos_bits(p, IP_ECNMASK, _dscp);
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
