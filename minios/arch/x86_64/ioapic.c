#include "apic.h"
#include "paging.h"

#define MAX_IOAPICS 2
#define SELECT 0                                 /* word offsets of the two registers */
#define WINDOW 4
#define REGISTER_VERSION 1
#define REGISTER_REDIRECT 0x10                   /* two for each line */
#define MASKED 0x10000u
#define LEVEL 0x8000u

static struct { volatile uint32_t *base; unsigned first, lines; } ioapics[MAX_IOAPICS];
static unsigned count;

static uint32_t read(unsigned i, uint32_t reg)
{
    ioapics[i].base[SELECT] = reg;
    return ioapics[i].base[WINDOW];
}

static void write(unsigned i, uint32_t reg, uint32_t value)
{
    ioapics[i].base[SELECT] = reg;
    ioapics[i].base[WINDOW] = value;
}

void ioapic_add(uint64_t address, unsigned first_irq)
{
    if (count == MAX_IOAPICS)
        return;
    paging_map_device(address, 4096);
    ioapics[count].base = (volatile uint32_t *)address;
    uint32_t version = read(count, REGISTER_VERSION);
    if (version == 0xffffffff)
        return;                                  /* nothing answers there */
    ioapics[count].first = first_irq;
    ioapics[count].lines = (version >> 16 & 0xff) + 1;
    for (unsigned line = 0; line < ioapics[count].lines; line++)
        write(count, REGISTER_REDIRECT + 2 * line, MASKED);
    count++;
}

bool ioapic_route(unsigned irq, unsigned vector, bool level)
{
    for (unsigned i = 0; i < count; i++) {
        if (irq < ioapics[i].first || irq - ioapics[i].first >= ioapics[i].lines)
            continue;
        uint32_t reg = REGISTER_REDIRECT + 2 * (irq - ioapics[i].first);
        write(i, reg + 1, local_apic_id() << 24); /* the target first: the second write takes the line into use */
        write(i, reg, vector | (level ? LEVEL : 0));
        return true;
    }
    return false;
}
