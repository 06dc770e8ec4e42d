/* What is known about the domain that this image runs as. Both entries fill it in before kernel_start().
 *
 * One ELF boots two ways: as a PV guest (entry_pv.S: paging, exceptions and interrupts go through the hypervisor) and as
 * a PVH guest (entry_pvh.S, shared with QEMU: own page tables and IDT, hardware-assisted). All else is common. */
#ifndef PLATFORM_XEN_H
#define PLATFORM_XEN_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xen/xen.h>

extern const struct platform platform_xen_pv, platform_xen_pvh;

struct xen_domain {
    bool pv;
    const uint64_t *p2m;                         /* machine frame of each of our pages, by its number; NULL: the same (PVH) */
    bool (*suspend)(void);                       /* xen_arch_suspend() of the platform */
    uint64_t store_page, console_page;           /* virtual = physical addresses of the rings shared with dom0 */
    uint32_t store_port, console_port;           /* their event channels */
};
extern struct xen_domain xen;                    /* the pages' machine frames and the ports change at resume */
extern struct shared_info *xen_shared;           /* mapped; NULL before */
extern char xen_shared_page[];                   /* a page of the image for it: its address, not its memory, is used */

/* The frame number by which the hypervisor and backends know one of our pages: the machine frame on PV, the same
 * number on PVH. */
static inline uint64_t xen_frame(const void *page)
{
    uint64_t number = (uint64_t)page >> 12;
    return xen.p2m ? xen.p2m[number] : number;
}

/* platform_pv.c, platform_pvh.c: what of a suspend differs. The domain is stopped within it, and when it comes back,
 * `xen`, xen_shared, clock, upcalls and hypercall page are in order again; event channels, grants and rings are not.
 * True: it came back as another domain (resume, restore, migration); false: the suspend was cancelled, all still holds. */
bool xen_arch_suspend(void);

/* RAM as the hypervisor knows it; returns the number of ranges, 0 when it does not say. PVH. */
struct memory_range;
unsigned xen_memory_map(struct memory_range *ram, unsigned max);

/* What both platforms' tables have in common. */
void xen_devices_init(void);
void xen_power_off(int status) __attribute__((noreturn));
void xen_reboot(void) __attribute__((noreturn));
bool xen_channel_present(void);                  /* false: control goes over xenstore */
size_t xen_channel_read(void *, size_t), xen_channel_write(const void *, size_t);
void xen_channel_set_event(void (*)(void *), void *);
void xen_irq_off(void);                          /* does nothing: none of ours is ever interrupted (decision 013) */
/* Of console.h, clock.h and events.h, and of the above. */
#define XEN_OPERATIONS \
    .devices_init = xen_devices_init, \
    .monotonic = xen_clock_monotonic, \
    .walltime = xen_clock_walltime, \
    .idle = xen_events_wait, \
    .irq_off = xen_irq_off, \
    .console_write = xen_console_write, \
    .console_read = xen_console_read, \
    .console_set_event = xen_console_set_event, \
    .channel_present = xen_channel_present, \
    .channel_read = xen_channel_read, \
    .channel_write = xen_channel_write, \
    .channel_set_event = xen_channel_set_event, \
    .power_off = xen_power_off, \
    .reboot = xen_reboot
#endif
