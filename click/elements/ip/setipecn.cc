/*
 * setipecn.{cc,hh} -- sets the ECN field of IP packets
 */
#include <click/config.h>
#include "setipecn.hh"
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
SetIPECN::configure(Vector<String> &conf, ErrorHandler *errh)
{
    static const struct { const char *name; uint8_t value; } names[] = {
        { "0", 0 }, { "1", 1 }, { "2", 2 }, { "3", 3 }, { "no", 0 }, { "-", 0 }, { "ect1", 1 }, { "ECT(1)", 1 },
        { "ect2", 2 }, { "ECT(0)", 2 }, { "ce", 3 }, { "CE", 3 }
    };
    String word;
    if (Args(conf, this, errh).read_mp("ECN", WordArg(), word).complete() < 0)
        return -1;
    for (size_t i = 0; i != sizeof(names) / sizeof(names[0]); ++i)
        if (word == names[i].name) {
            _ecn = names[i].value;
            return 0;
        }
    return errh->error("bad ECN argument");
}

Packet *
SetIPECN::simple_action(Packet *p)
{
    if (!p->has_network_header() || p->network_length() < static_cast<int>(sizeof(click_ip)))
        return p;
    WritablePacket *q = p->uniqueify();
    if (q)
        set_tos(q->ip_header(), (q->ip_header()->ip_tos & IP_DSCPMASK) | _ecn);
    return q;
}

void
SetIPECN::add_handlers()
{
    add_read_handler("ecn", read_keyword_handler, "0 ECN", Handler::f_calm);
    add_write_handler("ecn", reconfigure_keyword_handler, "0 ECN");
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetIPECN)
ELEMENT_MT_SAFE(SetIPECN)
