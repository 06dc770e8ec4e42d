// -*- c-basic-offset: 4 -*-
// An interface has one callback pair; FromDevice and ToDevice, of any router, each want a half. This shares it.
#ifndef CLICK_MINIOS_DEVICEEVENTS_HH
#define CLICK_MINIOS_DEVICEEVENTS_HH
#include <click/config.h>
struct netif;
CLICK_DECLS
class Element;
class ErrorHandler;
class WritablePacket;

class DeviceEvents { public:

    typedef void (*callback_type)(Element *owner);

    /** Take one half. A router that runs keeps it until it ends, except from the router that is to take over from it (hot swap):
     * that one is next, and gets the half when the old router gives it back. False, with a message: another element has it. */
    static bool claim_rx(struct netif *, callback_type, Element *owner, ErrorHandler *errh);
    static bool claim_tx(struct netif *, callback_type, Element *owner, ErrorHandler *errh);
    /** Give it back; nothing happens if it is another's. */
    static void release_rx(struct netif *, Element *owner);
    static void release_tx(struct netif *, Element *owner);

    /** Call back once, when there are frames to receive (or frames were sent). */
    static void wait_rx(struct netif *);
    static void wait_tx(struct netif *);

    /** Sets the network header behind an Ethernet header of type IP or IPv6. False: it is neither, or too short. */
    static bool mark_ip(WritablePacket *);

  private:
    struct Half {
        callback_type callback;
        Element *owner;
        Element *next;                  // whose router replaces the owner's
        callback_type next_callback;
        bool waiting;
    };
    struct Interface {
        struct netif *netif;
        Half rx, tx;
    };
    enum { MAX_INTERFACES = 32 };
    static Interface interfaces[MAX_INTERFACES];

    static Interface *of(struct netif *);
    static bool claim(struct netif *, Half Interface::*, callback_type, Element *, const char *, ErrorHandler *);
    static void release(struct netif *, Half Interface::*, Element *);
    static void wait(struct netif *, Half Interface::*);
    static void happened(Interface *, Half Interface::*);
    static void rx_happened(void *);
    static void tx_happened(void *);
};

CLICK_ENDDECLS
#endif
