/*
 * decipttl.{cc,hh} -- decrements the IP time to live
 */
#include <click/config.h>
#include "decipttl.hh"
#include <click/args.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int
DecIPTTL::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read("ACTIVE", _active).read("MULTICAST", _multicast).complete();
}

Packet *
DecIPTTL::simple_action(Packet *p)
{
    if (!p->has_network_header() || p->network_length() < (int) sizeof(click_ip) || !_active)
        return p;
    const click_ip *in = p->ip_header();
    if (!_multicast && IPAddress(in->ip_dst).is_multicast())
        return p;
    if (in->ip_ttl <= 1) {
        _drops++;
        checked_output_push(1, p);
        return 0;
    }
    WritablePacket *q = p->uniqueify();
    if (!q)
        return 0;
    click_ip *ip = q->ip_header();
    --ip->ip_ttl;
    // RFC 1624: the sum's complement grows by 0x0100, with end-around carry
    uint32_t sum = ntohs(ip->ip_sum) + 0x0100U;
    ip->ip_sum = htons((sum + (sum >> 16)) & 0xFFFF);
    if (ip->ip_sum == 0xFFFF)
        ip->ip_sum = 0;
    return q;
}

void
DecIPTTL::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
    add_data_handlers("active", Handler::f_read | Handler::f_write | Handler::f_checkbox, &_active);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(DecIPTTL)
ELEMENT_MT_SAFE(DecIPTTL)
