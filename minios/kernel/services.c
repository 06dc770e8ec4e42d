/* The public functions that are the platform's own operations. */
#include <minios/channel.h>
#include <minios/console.h>
#include <minios/power.h>
#include <minios/time.h>
#include "../platform/platform.h"
#include "power_request.h"
#include "print.h"

void minios_console_write(const void *data, size_t size) { platform->console_write(data, size); }
size_t minios_console_read(void *to, size_t size) { return platform->console_read(to, size); }
void minios_console_set_event(void (*input)(void *), void *arg) { platform->console_set_event(input, arg); }
bool minios_channel_present(void) { return platform->channel_present(); }
size_t minios_channel_read(void *to, size_t size) { return platform->channel_read(to, size); }
size_t minios_channel_write(const void *data, size_t size) { return platform->channel_write(data, size); }
void minios_channel_set_event(void (*ready)(void *), void *arg) { platform->channel_set_event(ready, arg); }
uint64_t minios_monotonic(void) { return platform->monotonic(); }
uint64_t minios_walltime(void) { return platform->walltime(); }

void minios_exit(int status)
{
    platform->irq_off();
    kprintf("minios: exit %d\n", status & 255);
    if (power_restart_wanted() && (status & 255) != MINIOS_EXIT_CRASH)
        platform->reboot();
    platform->power_off(status & 255);
}

void minios_reboot(void)
{
    platform->irq_off();
    platform->reboot();
}
