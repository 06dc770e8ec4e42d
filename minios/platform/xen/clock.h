/* Time from the shared info page (xen/xen.h, vcpu_time_info; read with its version check). Nanoseconds. Monotonic over
 * suspend, resume and migration. */
#ifndef XEN_CLOCK_H
#define XEN_CLOCK_H
#include <stdint.h>

void xen_clock_init(void);
void xen_clock_suspend(void), xen_clock_resume(void);           /* around a suspend: no time passes for the guest */
uint64_t xen_clock_monotonic(void), xen_clock_walltime(void);
uint64_t xen_clock_system(void);                 /* the hypervisor's own time: timeouts of hypercalls. Works once xen_shared is set */
uint64_t xen_clock_timeout(uint64_t deadline);   /* of monotonic, as such a timeout; 0, which is none, for MINIOS_NO_DEADLINE */
#endif
