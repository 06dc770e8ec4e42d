// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "deviceevents.hh"
#include "routertable.hh"
#include <click/error.hh>
#include <click/router.hh>
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
DeviceEvents::claim(struct netif *n, Half Interface::*half, callback_type callback, Element *owner, const char *what, ErrorHandler *errh)
{
    Interface *i = of(n);
    if (!i) {
        errh->error("too many interfaces");
        return false;
    }
    Half &h = i->*half;
    Element *holder = h.owner && !h.owner->router()->dying() ? h.owner : 0;
    Element *next = holder ? h.next : 0;
    Router *before = owner->router()->hotswap_router();
    if (next && next->router() == owner->router())
        holder = next;
    else if (holder && holder->router() == before) {
        h.next = owner;
        h.next_callback = callback;
        return true;
    }
    if (!holder) {
        h = Half{callback, owner, 0, 0, false};
        return true;
    }
    if (holder->router() == owner->router())
        errh->error("%<%s%> %s this interface already", holder->name().c_str(), what);
    else
        errh->error("%<%s%> of router %d %s this interface", holder->name().c_str(),
                    RouterTable::the_table()->rid(holder->router()), what);
    return false;
}

void
DeviceEvents::release(struct netif *n, Half Interface::*half, Element *owner)
{
    Interface *i = of(n);
    if (!i)
        return;
    Half &h = i->*half;
    if (h.next == owner)                // it never came to run
        h.next = 0;
    else if (h.owner == owner) {
        // Its successor is called now: what happened meanwhile was told to us.
        h = Half{h.next_callback, h.next, 0, 0, false};
        if (h.owner)
            h.callback(h.owner);
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


bool
DeviceEvents::claim_rx(struct netif *n, callback_type c, Element *u, ErrorHandler *errh)
{
    return claim(n, &Interface::rx, c, u, "reads", errh);
}

bool
DeviceEvents::claim_tx(struct netif *n, callback_type c, Element *u, ErrorHandler *errh)
{
    return claim(n, &Interface::tx, c, u, "writes to", errh);
}

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
