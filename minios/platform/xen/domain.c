/* What PV and PVH have in common in their tables of operations. */
#include <stdint.h>
#include <minios/power.h>
#include <xen/sched.h>
#include "../../kernel/netif.h"
#include "console.h"
#include "hypercall.h"
#include "suspend.h"
#include "xen.h"
#include "xenstore.h"

struct xen_domain xen;
struct shared_info *xen_shared;
char xen_shared_page[4096] __attribute__((aligned(4096)));

bool xen_arch_suspend(void) { return xen.suspend(); }

void xen_devices_init(void)
{
    xen_console_start();
    if (xen.store_page) {
        xen_store_init();
        xen_shutdown_watch();
        netif_start();
    }
}

/* The tool stack may destroy the domain as soon as it has ended, so what was written is read before. */
void xen_power_off(int status)
{
    xen_console_flush();
    xen_shutdown(status == MINIOS_EXIT_CRASH ? SHUTDOWN_crash : SHUTDOWN_poweroff);
}

void xen_reboot(void)
{
    xen_console_flush();
    xen_shutdown(SHUTDOWN_reboot);
}

void xen_irq_off(void) {}

bool xen_channel_present(void) { return false; }
size_t xen_channel_read(void *to, size_t size) { (void)to; (void)size; return 0; }
size_t xen_channel_write(const void *data, size_t size) { (void)data; (void)size; return 0; }
void xen_channel_set_event(void (*ready)(void *), void *arg) { (void)ready; (void)arg; }
