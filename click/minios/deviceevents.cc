// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "deviceevents.hh"
#include <click/element.hh>
#include <clicknet/ether.h>
#include <clicknet/ip.h>
#include <clicknet/ip6.h>
#include <minios/net.h>
CLICK_DECLS

DeviceEvents::Interface DeviceEvents::interfaces[MAX_INTERFACES];

DeviceEvents::Interface *
DeviceEvents::of(struct netif *n)
{
    for (Interface &i : interfaces) {
        if (i.netif == n)
            return &i;
        if (!i.netif) {
            i.netif = n;
            netif_set_events(n, rx_happened, tx_happened, &i);
            return &i;
        }
    }
    return 0;
}

bool
DeviceEvents::claim(struct netif *n, Half Interface::*half, callback_type callback, Element *owner)
{
    Interface *i = of(n);
    Element *holder = i ? (i->*half).owner : owner;
    if (holder && holder->router() == owner->router())
        return false;
    i->*half = Half{callback, owner, false};
    return true;
}

void
DeviceEvents::release(struct netif *n, Half Interface::*half, Element *owner)
{
    Interface *i = of(n);
    if (i && (i->*half).owner == owner) {
        i->*half = Half{0, 0, false};
        netif_notify(n, i->rx.waiting, i->tx.waiting);
    }
}

void
DeviceEvents::wait(struct netif *n, Half Interface::*half)
{
    if (Interface *i = of(n)) {
        (i->*half).waiting = true;
        netif_notify(n, i->rx.waiting, i->tx.waiting);
    }
}

void
DeviceEvents::happened(Interface *i, Half Interface::*half)
{
    Half &h = i->*half;
    if (h.waiting) {
        h.waiting = false;
        netif_notify(i->netif, i->rx.waiting, i->tx.waiting);
        if (h.callback)
            h.callback(h.owner);
    }
}

bool DeviceEvents::claim_rx(struct netif *n, callback_type c, Element *u) { return claim(n, &Interface::rx, c, u); }
bool DeviceEvents::claim_tx(struct netif *n, callback_type c, Element *u) { return claim(n, &Interface::tx, c, u); }
void DeviceEvents::release_rx(struct netif *n, Element *u) { release(n, &Interface::rx, u); }
void DeviceEvents::release_tx(struct netif *n, Element *u) { release(n, &Interface::tx, u); }
void DeviceEvents::wait_rx(struct netif *n) { wait(n, &Interface::rx); }
void DeviceEvents::wait_tx(struct netif *n) { wait(n, &Interface::tx); }
void DeviceEvents::rx_happened(void *i) { happened(static_cast<Interface *>(i), &Interface::rx); }
void DeviceEvents::tx_happened(void *i) { happened(static_cast<Interface *>(i), &Interface::tx); }

bool
DeviceEvents::mark_ip(WritablePacket *p)
{
    const unsigned header = sizeof(click_ether);
    if (p->length() < header + sizeof(click_ip))
        return false;
    uint16_t type = reinterpret_cast<const click_ether *>(p->data())->ether_type;
    const click_ip *ip = reinterpret_cast<const click_ip *>(p->data() + header);
    if (type == htons(ETHERTYPE_IP) && ip->ip_v == 4 && ip->ip_hl >= 5 && p->length() >= header + ip->ip_hl * 4) {
        p->set_ip_header(ip, ip->ip_hl * 4);
        return true;
    }
    if (type == htons(ETHERTYPE_IP6) && ip->ip_v == 6 && p->length() >= header + sizeof(click_ip6)) {
        p->set_ip6_header(reinterpret_cast<const click_ip6 *>(ip));
        return true;
    }
    return false;
}

CLICK_ENDDECLS
