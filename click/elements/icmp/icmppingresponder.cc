/*
 * icmppingresponder.{cc,hh} -- answers ICMP echo requests (RFC 792, RFC 1122 section 3.2.2.6)
 */
#include <click/config.h>
#include "icmppingresponder.hh"
#include <click/packet_anno.hh>
#include <clicknet/icmp.h>
#include <clicknet/ip.h>
CLICK_DECLS

// One 16-bit word of a header changes, and the checksum with it.
static void
change_word(uint16_t *sum, void *word, uint16_t now)
{
    uint16_t before;
    memcpy(&before, word, 2);
    memcpy(word, &now, 2);
    click_update_in_cksum(sum, before, now);
}

Packet *
ICMPPingResponder::simple_action(Packet *p)
{
    if (!p->has_network_header() || p->network_length() < (int) sizeof(click_ip)
        || p->ip_header()->ip_p != IP_PROTO_ICMP || p->transport_length() < (int) sizeof(click_icmp)
        || p->icmp_header()->icmp_type != ICMP_ECHO) {
        checked_output_push(1, p);
        return 0;
    }
    WritablePacket *q = p->uniqueify();
    if (!q)
        return 0;
    click_ip *ip = q->ip_header();
    struct in_addr asker = ip->ip_src;
    ip->ip_src = ip->ip_dst;            // a swap leaves the sum as it is
    ip->ip_dst = asker;
    change_word(&ip->ip_sum, &ip->ip_off, 0);
    unsigned char ttl_proto[2] = { 255, IP_PROTO_ICMP };
    uint16_t word;
    memcpy(&word, ttl_proto, 2);
    change_word(&ip->ip_sum, &ip->ip_ttl, word);

    click_icmp *icmp = q->icmp_header();
    change_word(&icmp->icmp_cksum, &icmp->icmp_type, 0);        // echo reply, code 0

    q->set_dst_ip_anno(IPAddress(asker));
    q->timestamp_anno().assign_now();
    SET_PAINT_ANNO(q, 0);
    return q;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ICMPPingResponder)
ELEMENT_MT_SAFE(ICMPPingResponder)
