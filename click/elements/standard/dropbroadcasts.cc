/*
 * dropbroadcasts.{cc,hh} -- drops broadcast and multicast packets
 */
#include <click/config.h>
#include "dropbroadcasts.hh"
CLICK_DECLS

Packet *
DropBroadcasts::simple_action(Packet *p)
{
    if (p->packet_type_anno() != Packet::BROADCAST && p->packet_type_anno() != Packet::MULTICAST)
        return p;
    if (_drops == 0)
        click_chatter("DropBroadcasts: dropped a packet");
    _drops++;
    checked_output_push(1, p);
    return 0;
}

void
DropBroadcasts::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(DropBroadcasts)
ELEMENT_MT_SAFE(DropBroadcasts)
