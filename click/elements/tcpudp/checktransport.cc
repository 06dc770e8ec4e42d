/*
 * checktransport.{cc,hh} -- counting and reporting packets with bad transport headers
 */
#include <click/config.h>
#include "checktransport.hh"
#include <click/args.hh>
#include <click/straccum.hh>
#include <clicknet/ip.h>
CLICK_DECLS

CheckTransportHeader::CheckTransportHeader()
    : _verbose(false), _details(0)
{
    _drops = 0;
}

CheckTransportHeader::~CheckTransportHeader()
{
    delete[] _details;
}

int
CheckTransportHeader::configure(Vector<String> &conf, ErrorHandler *errh)
{
    bool details = false;
    if (Args(conf, this, errh).read("VERBOSE", _verbose).read("DETAILS", details).complete() < 0)
        return -1;
    if (details && !_details) {
        _details = new atomic_uint32_t[n_reasons];
        for (int i = 0; i != n_reasons; ++i)
            _details[i] = 0;
    }
    return 0;
}

bool
CheckTransportHeader::has_ip(const Packet *p, int proto)
{
    return p->has_network_header() && p->network_length() >= (int) sizeof(click_ip) && p->ip_header()->ip_p == proto;
}

String
CheckTransportHeader::reason_text(int reason) const
{
    switch (reason) {
    case wrong_protocol:
        return String("not ") + protocol_name();
    case bad_length:
        return String::make_stable("bad packet length");
    default:
        return String("bad ") + protocol_name() + " checksum";
    }
}

Packet *
CheckTransportHeader::simple_action(Packet *p)
{
    Reason reason = check(p);
    if (reason == n_reasons)
        return p;
    if (_drops == 0 || _verbose)
        click_chatter("%s%s%s header check failed: %s", names_itself() ? name().c_str() : "", names_itself() ? ": " : "",
                      protocol_name(), reason_text(reason).c_str());
    _drops++;
    if (_details)
        _details[reason]++;
    checked_output_push(1, p);
    return 0;
}

String
CheckTransportHeader::read_details(Element *e, void *)
{
    CheckTransportHeader *c = static_cast<CheckTransportHeader *>(e);
    StringAccum sa;
    for (int i = 0; i != n_reasons; ++i)
        sa << c->_details[i].value() << '\t' << c->reason_text(i) << '\n';
    return sa.take_string();
}

void
CheckTransportHeader::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
    if (_details)
        add_read_handler("drop_details", read_details);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(CheckTransportHeader)
