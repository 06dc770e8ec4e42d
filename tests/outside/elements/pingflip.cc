#include <click/config.h>
#include "pingflip.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <clicknet/ip.h>
#include <clicknet/icmp.h>
CLICK_DECLS

PingFlip::PingFlip()
    : _full(false)
{
    _replies = 0;
    _bad = 0;
}

int
PingFlip::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String mode = "INCREMENTAL";
    if (Args(conf, this, errh).read_p("MODE", KeywordArg(), mode).complete() < 0)
	return -1;
    if (mode.equals("FULL", 4))
	_full = true;
    else if (mode != "INCREMENTAL")
	return errh->error("bad MODE");
    return 0;
}

Packet *
PingFlip::simple_action(Packet *p)
{
    const click_ip *iph = p->ip_header();
    const click_icmp *icmph = p->icmp_header();
    if (!p->has_network_header() || iph->ip_p != IP_PROTO_ICMP || IP_ISFRAG(iph)
	|| p->transport_length() < (int) sizeof(click_icmp_echo) || icmph->icmp_type != ICMP_ECHO) {
	checked_output_push(1, p);
	return 0;
    }
    if (click_in_cksum(p->transport_header(), p->transport_length()) != 0) {
	_bad++;
	checked_output_push(1, p);
	return 0;
    }

    WritablePacket *q = p->uniqueify();
    if (!q)
	return 0;
    click_ip *nip = q->ip_header();
    struct in_addr src = nip->ip_src;
    nip->ip_src = nip->ip_dst;
    nip->ip_dst = src;
    click_icmp *nicmp = q->icmp_header();
    uint16_t *first = reinterpret_cast<uint16_t *>(nicmp);
    uint16_t old_halfword = *first;
    nicmp->icmp_type = ICMP_ECHOREPLY;
    if (_full) {
	nicmp->icmp_cksum = 0;
	nicmp->icmp_cksum = click_in_cksum(q->transport_header(), q->transport_length());
    } else
	click_update_in_cksum(&nicmp->icmp_cksum, old_halfword, *first);
    q->set_dst_ip_anno(IPAddress(nip->ip_dst));
    _replies++;
    return q;
}

void
PingFlip::add_handlers()
{
    add_data_handlers("replies", Handler::OP_READ, &_replies);
    add_data_handlers("bad", Handler::OP_READ, &_bad);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(PingFlip)
