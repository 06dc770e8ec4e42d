/*
 * checkarpheader.{cc,hh} -- checks ARP header (RFC 826)
 */
#include <click/config.h>
#include "checkarpheader.hh"
#include <click/args.hh>
#include <click/straccum.hh>
#include <clicknet/ether.h>
CLICK_DECLS

const char * const CheckARPHeader::reason_texts[n_reasons] = {
    "tiny packet", "too small for addresses", "bad hardware type/length", "bad protocol type/length"
};

CheckARPHeader::CheckARPHeader()
    : _offset(0), _verbose(false), _details(0)
{
    _drops = 0;
}

CheckARPHeader::~CheckARPHeader()
{
    delete[] _details;
}

int
CheckARPHeader::configure(Vector<String> &conf, ErrorHandler *errh)
{
    bool details = false;
    if (Args(conf, this, errh)
        .read_p("OFFSET", _offset)
        .read("VERBOSE", _verbose)
        .read("DETAILS", details)
        .complete() < 0)
        return -1;
    if (details && !_details) {
        _details = new atomic_uint32_t[n_reasons];
        for (int i = 0; i != n_reasons; ++i)
            _details[i] = 0;
    }
    return 0;
}

Packet *
CheckARPHeader::simple_action(Packet *p)
{
    if (p->length() < _offset || p->length() - _offset < sizeof(click_arp))
        return drop(tiny, p);
    const click_arp *arp = reinterpret_cast<const click_arp *>(p->data() + _offset);
    unsigned length = sizeof(click_arp) + 2 * arp->ar_hln + 2 * arp->ar_pln;
    if (p->length() - _offset < length)
        return drop(too_small, p);
    if (arp->ar_hrd == htons(ARPHRD_ETHER) && arp->ar_hln != 6)
        return drop(bad_hardware, p);
    if ((arp->ar_pro == htons(ETHERTYPE_IP) && arp->ar_pln != 4)
        || (arp->ar_pro == htons(ETHERTYPE_IP6) && arp->ar_pln != 16))
        return drop(bad_protocol, p);
    p->set_network_header(reinterpret_cast<const unsigned char *>(arp), length);
    return p;
}

Packet *
CheckARPHeader::drop(Reason reason, Packet *p)
{
    if (_drops == 0 || _verbose)
        click_chatter("ARP header check failed: %s", reason_texts[reason]);
    _drops++;
    if (_details)
        _details[reason]++;
    checked_output_push(1, p);
    return 0;
}

String
CheckARPHeader::read_details(Element *e, void *)
{
    CheckARPHeader *c = static_cast<CheckARPHeader *>(e);
    StringAccum sa;
    for (int i = 0; i != n_reasons; ++i)
        sa << c->_details[i].value() << '\t' << reason_texts[i] << '\n';
    return sa.take_string();
}

void
CheckARPHeader::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
    if (_details)
        add_read_handler("drop_details", read_details);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(CheckARPHeader)
ELEMENT_MT_SAFE(CheckARPHeader)
