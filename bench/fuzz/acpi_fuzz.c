/* ACPI tables from damaged firmware, in memory of which only what acpi.c has asked to be mapped may be read.
 * Byte 0: 1 XSDT instead of RSDT, 2 lengths are damaged. Then tables: name (4), length of the body (2), body. */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sanitizer/asan_interface.h>
#define ARCH_CPU_H                               /* ports are not for the host */
#include <stdint.h>
static unsigned written;
static void outb(uint16_t port, uint8_t value) { written += port ^ value; }
static void outw(uint16_t port, uint16_t value) { written += port ^ value; }
#include "../../minios/platform/kvm/acpi.c"

#define WINDOW 0x10000000ull                     /* physical memory for the tables */
#define WINDOW_SIZE 0x200000ull

struct boot_info boot_info;
static jmp_buf elsewhere;
static uint64_t low_memory;                      /* up to here, the host has nothing to read below 1 MiB */

void paging_map_table(uint64_t address, uint64_t size)
{
    if (address < WINDOW || address + size > WINDOW + WINDOW_SIZE)
        longjmp(elsewhere, 1);                   /* the kernel would map it; there is nothing to be learnt */
    __asan_unpoison_memory_region((void *)address, size);
}

void paging_map_device(uint64_t address, uint64_t size)
{
    (void)address;
    (void)size;
    longjmp(elsewhere, 1);
}

static void put(uint8_t *to, uint64_t value, unsigned bytes) { memcpy(to, &value, bytes); }

static void checksum(uint8_t *table, uint32_t size, unsigned at)
{
    table[at] = 0;
    uint8_t sum = 0;
    for (uint32_t i = 0; i < size; i++)
        sum = (uint8_t)(sum + table[i]);
    table[at] = (uint8_t)-sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MAX = 16, ROOT = 64 };
    static uint8_t *memory;
    uint64_t addresses[MAX], dsdt_address = 0;
    unsigned count = 0;
    if (!memory) {
        memory = mmap((void *)WINDOW, WINDOW_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        /* the first MiB but its first page is there in the kernel too (what the host allows of it) */
        uint64_t low = 0x1000;
        while (low < 0x100000 && mmap((void *)low, 0x100000 - low, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) != (void *)low)
            low += 0x1000;
        low_memory = low;
        if (memory != (void *)WINDOW)
            abort();
    }
    if (!size)
        return 0;
    __asan_unpoison_memory_region(memory, WINDOW_SIZE);
    bool wide = data[0] & 1, damaged = data[0] & 2;
    uint8_t *at = memory + 0x1000, *fadt_body = NULL;
    memset(memory, 0, 0x100000);
    for (size_t i = 1; i + 6 <= size && count < MAX;) {
        uint16_t body = get16(data + i + 4);
        if (body > size - i - 6)
            body = (uint16_t)(size - i - 6);
        uint32_t length = (uint32_t)HEADER + body;
        memcpy(at, data + i, 4);
        memcpy(at + HEADER, data + i + 6, body);
        if (damaged && body > 2)
            length = (uint32_t)(length + data[i + 6] - data[i + 7] * (data[i + 8] & 1 ? 300u : 1u));
        put(at + 4, length, 4);
        if (!memcmp(at, "FACP", 4))
            fadt_body = at;
        if (!memcmp(at, "DSDT", 4))
            dsdt_address = (uint64_t)at;
        addresses[count++] = (uint64_t)at;
        at += (HEADER + body + 31) / 16 * 16;
        i += 6u + body;
    }
    if (fadt_body && get32(fadt_body + 4) >= 44)
        put(fadt_body + 40, dsdt_address, 4);
    for (unsigned i = 0; i < count; i++) {
        uint8_t *table = (uint8_t *)addresses[i];
        uint32_t length = get32(table + 4);
        if (length >= HEADER && length < 0x100000)
            checksum(table, length, 9);
    }
    uint8_t *root = memory + ROOT, *rsdp = memory;
    memcpy(root, wide ? "XSDT" : "RSDT", 4);
    put(root + 4, HEADER + (uint64_t)count * (wide ? 8 : 4) + (damaged ? data[0] >> 4 : 0), 4);
    for (unsigned i = 0; i < count; i++)
        put(root + HEADER + i * (wide ? 8 : 4), addresses[i], wide ? 8 : 4);
    checksum(root, get32(root + 4), 9);
    memcpy(rsdp, "RSD PTR ", 8);
    rsdp[15] = wide ? 2 : 0;
    put(rsdp + 16, (uint64_t)root, 4);
    put(rsdp + 24, wide ? (uint64_t)root : 0, 8);
    checksum(rsdp, 20, 8);
    for (uint32_t i = HEADER; i + (wide ? 8 : 4) <= 1024u; i += wide ? 8 : 4) {
        uint64_t entry = wide ? get64(root + i) : get32(root + i);
        if (entry >= 0x1000 && entry < low_memory)
            return 0;
    }
    __asan_poison_memory_region(memory, WINDOW_SIZE);
    boot_info.acpi_rsdp = (uint64_t)rsdp;
    madt = fadt = dsdt = mcfg = NULL;
    if (!setjmp(elsewhere)) {
        acpi_init();
        unsigned irq;
        for (unsigned i = 0; i < 3; i++)
            written += (unsigned)acpi_ioapic(i, &irq);
        struct acpi_mmio_device devices[4];
        written += acpi_mmio_devices(devices, 4) + (unsigned)acpi_ecam() + acpi_present();
        if (!setjmp(elsewhere))
            acpi_power_off();
        if (!setjmp(elsewhere))
            acpi_reset();
    }
    return 0;
}
