// -*- c-basic-offset: 4 -*-
/*
 * elementpackets.cc -- what elements that have only simple_action() do with packets
 *
 * Apart from element.cc, where simple_action() itself is: in sight of it the compiler would guess that it is not overridden, and
 * look whether it guessed right for each packet.
 */
#include <click/config.h>
#include <click/element.hh>
CLICK_DECLS

void
Element::push(int port, Packet *p)
{
    p = simple_action(p);
    if (p)
        output(port).push(p);
}

Packet *
Element::pull(int port)
{
    Packet *p = input(port).pull();
    if (p)
        p = simple_action(p);
    return p;
}

CLICK_ENDDECLS
