/* As much of ACPI as a guest needs: tables by name (ACPI 6.4, chapter 5), and two byte patterns in the DSDT instead of
 * an AML interpreter. Everything is optional: without ACPI the PC's traditional addresses hold. */
#include <string.h>
#include "../../arch/x86_64/cpu.h"
#include "../../arch/x86_64/paging.h"
#include "../platform.h"
#include "kvm.h"

#define IOAPIC_DEFAULT 0xfec00000ull
#define HEADER 36
#define MAX_TABLE (1u << 20)
#define MADT_IOAPIC 1

static const uint8_t *madt, *fadt, *dsdt, *mcfg;

static uint16_t get16(const uint8_t *p) { uint16_t v; memcpy(&v, p, 2); return v; }
static uint32_t get32(const uint8_t *p) { uint32_t v; memcpy(&v, p, 4); return v; }
static uint64_t get64(const uint8_t *p) { uint64_t v; memcpy(&v, p, 8); return v; }
static uint32_t size_of(const uint8_t *table) { return get32(table + 4); }

static bool sums_to_zero(const uint8_t *p, uint32_t size)
{
    uint8_t sum = 0;
    while (size--)
        sum = (uint8_t)(sum + *p++);
    return !sum;
}

#define FIRST_PAGE_END 0x1000ull                 /* page 0 is never mapped, the rest of the first MiB always */
#define FIRST_MIB 0x100000ull

/* Firmware keeps tables in memory that is not RAM in the map, so it is mapped first. NULL when it makes no sense. */
static const uint8_t *table_at(uint64_t address)
{
    if (address < FIRST_PAGE_END || address >= 1ull << 46 || (address < FIRST_MIB && address + HEADER > FIRST_MIB))
        return NULL;
    if (address >= FIRST_MIB)
        paging_map_table(address, HEADER);
    const uint8_t *table = (const uint8_t *)address;
    uint32_t size = size_of(table);
    if (size < HEADER || size > MAX_TABLE || (address < FIRST_MIB && address + size > FIRST_MIB))
        return NULL;
    if (address >= FIRST_MIB)
        paging_map_table(address, size);
    return sums_to_zero(table, size) ? table : NULL;
}

static const uint8_t *find_rsdp(void)
{
    if (boot_info.acpi_rsdp)
        return (const uint8_t *)boot_info.acpi_rsdp;
    for (uint64_t p = 0xe0000; p < 0x100000; p += 16)
        if (!memcmp((const void *)p, "RSD PTR ", 8) && sums_to_zero((const void *)p, 20))
            return (const void *)p;
    return NULL;
}

void acpi_init(void)
{
    const uint8_t *rsdp = find_rsdp();
    if (rsdp && (uint64_t)rsdp >= 0x100000)
        paging_map_table((uint64_t)rsdp, HEADER);
    if (!rsdp || memcmp(rsdp, "RSD PTR ", 8))
        return;
    bool wide = rsdp[15] >= 2 && get64(rsdp + 24);
    const uint8_t *root = table_at(wide ? get64(rsdp + 24) : get32(rsdp + 16));
    for (uint32_t at = HEADER; root && at + (wide ? 8 : 4) <= size_of(root); at += wide ? 8 : 4) {
        const uint8_t *table = table_at(wide ? get64(root + at) : get32(root + at));
        if (!table)
            continue;
        if (!memcmp(table, "APIC", 4))
            madt = table;
        if (!memcmp(table, "MCFG", 4))
            mcfg = table;
        if (!memcmp(table, "FACP", 4) && size_of(table) >= 116) {
            fadt = table;
            uint64_t address = size_of(table) >= 148 ? get64(table + 140) : 0;
            dsdt = table_at(address ? address : get32(table + 40));
        }
    }
}

uint64_t acpi_ioapic(unsigned index, unsigned *first_irq)
{
    if (!madt) {
        *first_irq = 0;
        return index ? 0 : IOAPIC_DEFAULT;
    }
    for (uint32_t at = 44; at + 2 <= size_of(madt) && madt[at + 1] >= 2; at += madt[at + 1])
        if (madt[at] == MADT_IOAPIC && at + 12 <= size_of(madt) && !index--) {
            *first_irq = get32(madt + at + 8);
            return get32(madt + at + 4);
        }
    return 0;
}

bool acpi_present(void) { return madt || fadt; }

uint64_t acpi_ecam(void) { return mcfg && size_of(mcfg) >= 60 ? get64(mcfg + 44) : 0; }

/* A virtio-mmio device in AML is a name, "LNRO0005" as its _HID, and a _CRS buffer with a 32-bit fixed memory range
 * descriptor (tag 0x86, ACPI 6.4.3.4) and an extended interrupt descriptor (tag 0x89, 6.4.3.6) behind it. */
unsigned acpi_mmio_devices(struct acpi_mmio_device *devices, unsigned max)
{
    unsigned count = 0;
    uint32_t size = dsdt ? size_of(dsdt) : 0;
    for (uint32_t at = HEADER; at + 8 <= size && count < max; at++) {
        if (memcmp(dsdt + at, "LNRO0005", 8))
            continue;
        for (uint32_t d = at + 8; d + 21 <= size && d < at + 80; d++)
            if (dsdt[d] == 0x86 && get16(dsdt + d + 1) == 9 && dsdt[d + 12] == 0x89 && dsdt[d + 16] == 1) {
                devices[count++] = (struct acpi_mmio_device){ get32(dsdt + d + 4), get32(dsdt + d + 17) };
                break;
            }
    }
    return count;
}

/* The value of \_S5's first element, as AML writes it: NameOp "_S5_" PackageOp length count value. */
static uint8_t sleep_type_off(void)
{
    uint32_t size = dsdt ? size_of(dsdt) : 0;
    for (uint32_t at = HEADER; at + 9 <= size; at++)
        if (!memcmp(dsdt + at, "_S5_\x12", 5)) {
            const uint8_t *p = dsdt + at + 7;
            return *p == 0x0a ? p[1] & 7 : *p == 0x01 ? 1 : 0;
        }
    return 0;
}

/* Writes to a register in a generic address structure (ACPI 5.2.3.2): system memory or system I/O. */
static void write_register(const uint8_t *gas, uint8_t value)
{
    uint64_t address = get64(gas + 4);
    if (!address)
        return;
    if (gas[0] == 1) {
        outb((uint16_t)address, value);
    } else if (gas[0] == 0) {
        paging_map_device(address, 1);
        *(volatile uint8_t *)address = value;
    }
}

#define FADT_SLEEP_CONTROL 244
#define FADT_RESET 116
#define FADT_RESET_VALUE 128
#define FADT_FLAGS 112
#define FLAG_RESET_SUPPORTED (1u << 10)
#define FLAG_HARDWARE_REDUCED (1u << 20)
#define FADT_PM1A_CONTROL 64

void acpi_power_off(void)
{
    if (!fadt)
        return;
    if (get32(fadt + FADT_FLAGS) & FLAG_HARDWARE_REDUCED) {
        if (size_of(fadt) >= FADT_SLEEP_CONTROL + 12)
            write_register(fadt + FADT_SLEEP_CONTROL, (uint8_t)(sleep_type_off() << 2 | 1 << 5));
    } else if (get32(fadt + FADT_PM1A_CONTROL)) {
        outw((uint16_t)get32(fadt + FADT_PM1A_CONTROL), (uint16_t)(sleep_type_off() << 10 | 1 << 13));
    }
}

void acpi_reset(void)
{
    if (fadt && size_of(fadt) > FADT_RESET_VALUE && get32(fadt + FADT_FLAGS) & FLAG_RESET_SUPPORTED)
        write_register(fadt + FADT_RESET, fadt[FADT_RESET_VALUE]);
}
