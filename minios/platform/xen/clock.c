#include <stdint.h>
#include <xen/vcpu.h>
#include "../../arch/x86_64/cpu.h"
#include "../time_page.h"
#include "clock.h"
#include "hypercall.h"
#include "xen.h"

#define NSEC 1000000000ull

_Static_assert(sizeof(struct time_page) == sizeof(struct vcpu_time_info), "one layout");

static uint64_t start;                           /* xen_clock_system() when monotonic was 0 */
static uint64_t last;                            /* the latest that monotonic has said */
static uint64_t wall_base;                       /* ns since 1970 when xen_clock_system() was 0 */
static uint32_t wall_version;                    /* of wall_base: dom0 may set the clock at any time */

uint64_t xen_clock_system(void)
{
    return time_page_read((const volatile struct time_page *)&xen_shared->vcpu_info[0].time);
}

uint64_t xen_clock_monotonic(void)
{
    uint64_t now = xen_clock_system() - start;
    if ((int64_t)(now - last) < 0)
        now = last;                              /* a new scale may set it back by a few ns */
    return last = now;
}

static void read_wall_clock(void)
{
    const volatile struct shared_info *shared = xen_shared;
    uint32_t version;
    do {
        version = shared->wc_version;            /* odd, or changed: it is being written */
        barrier();
        wall_base = ((uint64_t)shared->wc_sec_hi << 32 | shared->wc_sec) * NSEC + shared->wc_nsec;
        barrier();
    } while (version & 1 || version != shared->wc_version);
    wall_version = version;
}

uint64_t xen_clock_walltime(void)
{
    if (((const volatile struct shared_info *)xen_shared)->wc_version != wall_version)
        read_wall_clock();
    return wall_base + xen_clock_system();
}

void xen_clock_init(void)
{
    start = xen_clock_system();
    read_wall_clock();
    /* A PV guest is born with a tick of 100 Hz. */
    xen_hypercall3(__HYPERVISOR_vcpu_op, VCPUOP_stop_periodic_timer, 0, 0);
}

void xen_clock_suspend(void) { xen_clock_monotonic(); }

void xen_clock_resume(void)
{
    start = xen_clock_system() - last;
    read_wall_clock();                           /* another host's may have the same version */
    xen_hypercall3(__HYPERVISOR_vcpu_op, VCPUOP_stop_periodic_timer, 0, 0);
}

uint64_t xen_clock_timeout(uint64_t deadline)
{
    return deadline >= INT64_MAX / 2 ? 0 : (start + deadline) | 1;     /* 0 is "never" to the hypervisor */
}
