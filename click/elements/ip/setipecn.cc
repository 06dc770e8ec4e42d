/*
 * setipecn.{cc,hh} -- sets the ECN field of IP packets
 */
#include <click/config.h>
#include "setipecn.hh"
#include "tosbits.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

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
    return set_tos_bits(p, IP_DSCPMASK, _ecn);
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
