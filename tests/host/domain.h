/* What a hypervisor and the other domain see of a guest's grants and event channels, for code that has real ones
 * (platform/xen/grants.c, events.c): the answers to their hypercalls, and the far ends. */
#ifndef TESTS_HOST_DOMAIN_H
#define TESTS_HOST_DOMAIN_H
#include "xen.h"
#include <xen/event_channel.h>
#include <xen/grant_table.h>

/* A new domain, as after boot or resume: no port is open, the grant table is to be asked for. Sets xen_shared. */
void domain_begin(void);
evtchn_port_t domain_port(void);                 /* one that the domain is born with; open */
unsigned domain_ports(void);                     /* that are open */
void domain_raise(evtchn_port_t);                /* the far end of a port sends an event */
bool domain_kicked(evtchn_port_t);               /* the guest has sent one since this was last asked; false: not open */
/* The page that a grant lets domain 0 read, or write; NULL: it does not. In use until domain_drop(). */
unsigned char *domain_map(grant_ref_t, bool write);
void domain_drop(grant_ref_t);
extern unsigned domain_yields;                   /* SCHEDOP_yield so far: each lets the world move on, or time pass */
#endif
