/*
 * setipchecksum.{cc,hh} -- computes the IP header checksum
 */
#include <click/config.h>
#include "setipchecksum.hh"
#include <clicknet/ip.h>
CLICK_DECLS

Packet *
SetIPChecksum::simple_action(Packet *p_in)
{
    WritablePacket *p = p_in->uniqueify();
    if (!p)
        return 0;
    unsigned char *header = p->has_network_header() ? p->network_header() : p->data();
    int room = p->end_data() - header;
    click_ip *ip = reinterpret_cast<click_ip *>(header);
    if (room >= (int) sizeof(click_ip)) {
        int hlen = ip->ip_hl << 2;
        if (hlen >= (int) sizeof(click_ip) && hlen <= room) {
            ip->ip_sum = 0;
            ip->ip_sum = click_in_cksum(header, hlen);
            return p;
        }
    }
    if (_drops == 0)
        click_chatter("SetIPChecksum: bad input packet");
    _drops++;
    p->kill();
    return 0;
}

void
SetIPChecksum::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetIPChecksum)
ELEMENT_MT_SAFE(SetIPChecksum)
