/* Which line a device has is in ACPI's AML, which we do not run. So all candidates share one handler list: the line
 * that the firmware wrote into configuration space, and lines 16 to 23, where PC chipsets put PCI's four or eight. */
#include "../arch/x86_64/apic.h"
#include "../arch/x86_64/traps.h"
#include "intx.h"
#include "pci.h"

#define FIRST_PCI_LINE 16
#define LAST_PCI_LINE 23
#define MAX_DEVICES 32

static struct { void (*handler)(void *); void *arg; } devices[MAX_DEVICES];
static unsigned count;
static uint32_t routed;                          /* a bit for each line */
static unsigned vector;

static void interrupt(void *unused)
{
    (void)unused;
    for (unsigned i = 0; i < count; i++)
        devices[i].handler(devices[i].arg);
}

static bool route(unsigned line)
{
    if (!(routed >> line & 1) && ioapic_route(line, vector, true))
        routed |= 1u << line;
    return routed >> line & 1;
}

bool intx_register(uint32_t function, void (*handler)(void *), void *arg)
{
    if (count == MAX_DEVICES)
        return false;
    if (!vector)
        vector = vector_alloc(interrupt, 0);
    devices[count].handler = handler;
    devices[count++].arg = arg;
    bool any = false;
    for (unsigned line = FIRST_PCI_LINE; line <= LAST_PCI_LINE; line++)
        any |= route(line);
    uint8_t line = pci_read8(function, PCI_INTERRUPT_LINE);
    if (line > 4 && line < FIRST_PCI_LINE)       /* below: the timer and the serial ports */
        any |= route(line);
    return any;
}
