/*
 * ethermirror.{cc,hh} -- swaps the Ethernet addresses
 */
#include <click/config.h>
#include "ethermirror.hh"
#include <clicknet/ether.h>
CLICK_DECLS

Packet *
EtherMirror::simple_action(Packet *p)
{
    if (p->length() < 12)
        return p;
    WritablePacket *q = p->uniqueify();
    if (q) {
        unsigned char host[6];
        memcpy(host, q->data(), 6);
        memcpy(q->data(), q->data() + 6, 6);
        memcpy(q->data() + 6, host, 6);
    }
    return q;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(EtherMirror)
ELEMENT_MT_SAFE(EtherMirror)
