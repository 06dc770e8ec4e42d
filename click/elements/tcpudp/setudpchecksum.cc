/*
 * setudpchecksum.{cc,hh} -- computes the UDP checksum (RFC 768)
 */
#include <click/config.h>
#include "setudpchecksum.hh"
#include <click/router.hh>
#include <clicknet/ip.h>
#include <clicknet/udp.h>
CLICK_DECLS

Packet *
SetUDPChecksum::simple_action(Packet *p_in)
{
    bool bad = !p_in->has_network_header() || p_in->network_length() < (int) sizeof(click_ip)
        || IP_ISFRAG(p_in->ip_header()) || p_in->transport_length() < (int) sizeof(click_udp)
        || ntohs(p_in->udp_header()->uh_ulen) > p_in->transport_length();
    if (bad) {
        void *&said = router()->force_attachment("SetUDPChecksum");
        if (noutputs() == 1 && !said) {
            click_chatter("%s: fragment or short packet", name().c_str());
            said = this;
        }
        checked_output_push(1, p_in);
        return 0;
    }
    WritablePacket *p = p_in->uniqueify();
    if (!p)
        return 0;
    click_udp *udp = p->udp_header();
    int length = ntohs(udp->uh_ulen);
    udp->uh_sum = 0;
    uint16_t csum = click_in_cksum(reinterpret_cast<unsigned char *>(udp), length);
    udp->uh_sum = click_in_cksum_pseudohdr(csum, p->ip_header(), length);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetUDPChecksum)
ELEMENT_MT_SAFE(SetUDPChecksum)
