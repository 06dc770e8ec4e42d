/* Event channels (xen/event_channel.h, two-level ABI): a port that the other side, or the hypervisor, makes pending.
 * The upcall does what an interrupt handler may: event_raise() of the port's event (kernel/events.h), nothing else. */
#ifndef XEN_EVENTS_H
#define XEN_EVENTS_H
#include <stdbool.h>
#include <stdint.h>
#include <xen/xen.h>
#include <xen/event_channel.h>

#define XEN_PORTS 256                            /* ports that a guest of ours may use; higher ones are refused */
#define XEN_NO_EVENT (-1)                        /* as an event: being woken up is all */

void xen_events_init(void);                      /* all ports masked and unbound; the arch part has set the callback */
void xen_events_reset(void);                     /* after a resume: the ports of before are gone, but for the timer's */
void xen_events_upcall(void);                    /* from the upcall, interrupts off: raises the events of what is pending */

/* All of these panic for a port out of range: ports come from the hypervisor, and from xenstore only after a check. */
void xen_port_bind(evtchn_port_t, int event);    /* `event` of event_register(); unmasks */
void xen_port_mask(evtchn_port_t);
void xen_port_unmask(evtchn_port_t);             /* what became pending meanwhile is raised */
void xen_port_close(evtchn_port_t);              /* masks, unbinds, closes */
void xen_port_notify(evtchn_port_t);             /* kicks the other side */
/* To wait for a masked port without threads: xen_port_clear(), look whether it still must wait, xen_port_poll(). */
void xen_port_clear(evtchn_port_t);              /* forgets that it is pending */
void xen_port_poll(evtchn_port_t, uint64_t timeout);           /* timeout: xen_clock_system(); may return too early */
/* 0, or a negative errno of Xen. The port is masked until xen_port_bind(). */
int xen_port_alloc(domid_t remote, evtchn_port_t *);           /* EVTCHNOP_alloc_unbound for a backend to bind */
int xen_port_bind_virq(uint32_t virq, int event, evtchn_port_t *);
#endif
