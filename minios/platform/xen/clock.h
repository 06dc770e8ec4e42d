/* Time from the shared info page (xen/xen.h, vcpu_time_info; read with its version check), the timer from the
 * hypervisor (VIRQ_TIMER, set_singleshot_timer). Nanoseconds. Monotonic over suspend, resume and migration. */
#ifndef XEN_CLOCK_H
#define XEN_CLOCK_H
#include <stdint.h>

void xen_clock_init(void);
void xen_clock_suspend(void), xen_clock_resume(void);           /* around a suspend: no time passes for the guest */
void xen_clock_start_timer(void);                /* a new port for it; by xen_events_reset() too */
uint64_t xen_clock_monotonic(void), xen_clock_walltime(void);
uint64_t xen_clock_system(void);                 /* the hypervisor's own time: timeouts of hypercalls. Works once xen_shared is set */
/* idle() of both platforms: gives the processor up (SCHEDOP_poll/block or hlt) until an upcall or `deadline`. */
void xen_clock_arm(uint64_t deadline);           /* MINIOS_NO_DEADLINE: no timer */
#endif
