/* What the kernel needs from the place it runs in. One table per platform: kvm/ (QEMU, Firecracker, cloud-hypervisor),
 * xen/ (one for PV, one for PVH). The entry code picks the table; nothing outside minios/platform/ asks which it is. */
#ifndef PLATFORM_H
#define PLATFORM_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct memory_range { uint64_t start, end; };    /* bytes, [start, end) */

enum page_access { PAGE_NONE, PAGE_READ, PAGE_READ_WRITE, PAGE_READ_EXECUTE };

struct platform {
    const char *name;

    /* Called in this order, once each; the first three with interrupts off and no threads yet. */
    void (*console_init)(void);                  /* first of all; writes work from here on */
    void (*paging_init)(void);                   /* the kernel's own page tables; the page allocator works already */
    void (*irq_init)(void);                      /* exceptions, interrupt controller, clock and timer */
    void (*devices_init)(void);                  /* console input, channel, network interfaces; in the main thread: may wait */

    /* Whole pages of RAM, virtual = physical. */
    void (*protect)(uint64_t address, uint64_t size, enum page_access);

    uint64_t (*monotonic)(void);                 /* ns */
    uint64_t (*walltime)(void);                  /* ns since 1970 */
    /* Nothing can run: gives the processor up until an interrupt or `deadline`. An event that is pending already, or
     * raised meanwhile (event_pending()), ends it at once: none is slept through. Interrupts are on before and after. */
    void (*idle)(uint64_t deadline);
    void (*irq_off)(void);                       /* for good: the machine is about to end */

    void (*console_write)(const void *, size_t);
    size_t (*console_read)(void *, size_t);
    void (*console_set_event)(void (*)(void *), void *);
    bool (*channel_present)(void);
    size_t (*channel_read)(void *, size_t);
    size_t (*channel_write)(const void *, size_t);
    void (*channel_set_event)(void (*)(void *), void *);

    void (*power_off)(int status) __attribute__((noreturn));
    void (*reboot)(void) __attribute__((noreturn));
};

extern const struct platform *platform;

/* What the entry found, for every platform. */
#define BOOT_RANGES 32
#define BOOT_COMMAND_LINE 8192
struct boot_info {
    struct memory_range ram[BOOT_RANGES];
    unsigned ram_count;
    struct memory_range reserved[BOOT_RANGES];   /* inside RAM, not to be used: modules */
    unsigned reserved_count;
    uint64_t acpi_rsdp;                          /* 0: not told */
    bool low_memory;                             /* RAM in the first MiB is like any other: no firmware left tables there */
    char command_line[BOOT_COMMAND_LINE];
};
extern struct boot_info boot_info;

/* The rest of the boot; `platform` and `boot_info` are set. */
void kernel_start(void) __attribute__((noreturn));
#endif
