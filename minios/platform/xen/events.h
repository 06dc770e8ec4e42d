/* Event channels (xen/event_channel.h, two-level ABI): a port that the other side, or the hypervisor, makes pending.
 *
 * The guest is never interrupted for them, PV or PVH (docs/decisions/010, 013): threads are cooperative, so an interrupt
 * could do no more than set a bit, and the hypervisor sets one in memory that we share (evtchn_upcall_pending). Polling
 * looks at it there (event_poll_source() of kernel/events.h), and idle() is SCHEDOP_poll. */
#ifndef XEN_EVENTS_H
#define XEN_EVENTS_H
#include <stdbool.h>
#include <stdint.h>
#include <xen/xen.h>
#include <xen/event_channel.h>

#define XEN_PORTS 128                            /* that a guest of ours may use, as many as SCHEDOP_poll takes; higher ones are refused */
#define XEN_NO_EVENT (-1)                        /* as an event: being woken up is all */

void xen_events_init(void);                      /* all ports masked and unbound; after a resume too, which has none of before */
void xen_events_take(void);                      /* raises the events of what is pending; by every poll */
void xen_events_wait(uint64_t deadline);         /* idle() of both platforms: until an event, monotonic `deadline`, or earlier */

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
#endif
