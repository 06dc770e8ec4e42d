/*
 * ipinputcombo.{cc,hh} -- the input path of an IP router in one element
 */
#include <click/config.h>
#include "ipinputcombo.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int
IPInputCombo::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t color;
    String obsolete, interfaces, badsrc, gooddst;
    if (Args(conf, this, errh).read_mp("COLOR", color).read_p("BADSRC*", AnyArg(), obsolete)
        .read("INTERFACES", AnyArg(), interfaces).read("BADSRC", AnyArg(), badsrc).read("GOODDST", AnyArg(), gooddst).complete() < 0)
        return -1;
    _color = color;
    if (obsolete)
        badsrc += " " + obsolete + " 0.0.0.0 255.255.255.255";
    Vector<String> check;
    if (interfaces)
        check.push_back("INTERFACES " + interfaces);
    if (badsrc)
        check.push_back("BADSRC " + badsrc);
    if (gooddst)
        check.push_back("GOODDST " + gooddst);
    return CheckIPHeader::configure(check, errh);
}

Packet *
IPInputCombo::simple_action(Packet *p)
{
    SET_PAINT_ANNO(p, _color);
    if (p->length() < 14)
        return drop(tiny, p);
    p->pull(14);
    return CheckIPHeader::simple_action(p);
}

Packet *
IPInputCombo::drop(Reason, Packet *p)
{
    if (_drops == 0)
        click_chatter("IP checksum failed");
    _drops++;
    p->kill();
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(CheckIPHeader)
EXPORT_ELEMENT(IPInputCombo)
