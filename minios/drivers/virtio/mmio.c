/* virtio over memory-mapped registers, version 2 and legacy version 1 (VIRTIO 1.2, 4.2.2 and 4.2.4). */
#include "../../arch/x86_64/apic.h"
#include "../../arch/x86_64/cpu.h"
#include "../../arch/x86_64/paging.h"
#include "../../arch/x86_64/traps.h"
#include "../name.h"
#include "device.h"

enum { MAGIC = 0x00, VERSION = 0x04, DEVICE_ID = 0x08, DEVICE_FEATURES = 0x10, DEVICE_FEATURES_SELECT = 0x14,
       DRIVER_FEATURES = 0x20, DRIVER_FEATURES_SELECT = 0x24, LEGACY_PAGE_SIZE = 0x28, QUEUE_SELECT = 0x30,
       QUEUE_MAX = 0x34, QUEUE_SIZE = 0x38, LEGACY_QUEUE_ALIGN = 0x3c, LEGACY_QUEUE_PAGE = 0x40, QUEUE_READY = 0x44,
       QUEUE_NOTIFY = 0x50, INTERRUPT_STATUS = 0x60, INTERRUPT_ACK = 0x64, STATUS = 0x70, QUEUE_DESC = 0x80,
       QUEUE_AVAIL = 0x90, QUEUE_USED = 0xa0, CONFIG = 0x100 };
#define MAGIC_VALUE 0x74726976u                  /* "virt" */
#define REGISTERS 0x200
#define PAGE 4096u

static uint32_t read(const struct virtio_device *d, unsigned offset)
{
    return *(volatile uint32_t *)(d->mmio.registers + offset);
}

static void write(const struct virtio_device *d, unsigned offset, uint32_t value)
{
    *(volatile uint32_t *)(d->mmio.registers + offset) = value;
}

static uint64_t get_features(struct virtio_device *d)
{
    write(d, DEVICE_FEATURES_SELECT, 0);
    uint64_t features = read(d, DEVICE_FEATURES);
    if (d->legacy)
        return features;
    write(d, DEVICE_FEATURES_SELECT, 1);
    return features | (uint64_t)read(d, DEVICE_FEATURES) << 32;
}

static void set_features(struct virtio_device *d, uint64_t features)
{
    write(d, DRIVER_FEATURES_SELECT, 0);
    write(d, DRIVER_FEATURES, (uint32_t)features);
    if (d->legacy) {
        write(d, LEGACY_PAGE_SIZE, PAGE);
        return;
    }
    write(d, DRIVER_FEATURES_SELECT, 1);
    write(d, DRIVER_FEATURES, (uint32_t)(features >> 32));
}

static uint8_t get_status(struct virtio_device *d) { return (uint8_t)read(d, STATUS); }
static void set_status(struct virtio_device *d, uint8_t status) { write(d, STATUS, status); }
static uint8_t read_config(struct virtio_device *d, unsigned offset) { return d->mmio.registers[CONFIG + offset]; }

static uint16_t queue_max(struct virtio_device *d, unsigned index)
{
    write(d, QUEUE_SELECT, index);
    uint32_t max = read(d, QUEUE_MAX);
    return max > 0x8000 ? 0x8000 : (uint16_t)max;
}

static void write_address(struct virtio_device *d, unsigned offset, const volatile void *p)
{
    write(d, offset, (uint32_t)(uint64_t)p);
    write(d, offset + 4, (uint32_t)((uint64_t)p >> 32));
}

static void queue_start(struct virtio_device *d, unsigned index, const struct virtq *q)
{
    write(d, QUEUE_SELECT, index);
    write(d, QUEUE_SIZE, q->size);
    if (d->legacy) {
        write(d, LEGACY_QUEUE_ALIGN, PAGE);
        write(d, LEGACY_QUEUE_PAGE, (uint32_t)((uint64_t)q->desc / PAGE));
        return;
    }
    write_address(d, QUEUE_DESC, q->desc);
    write_address(d, QUEUE_AVAIL, q->avail);
    write_address(d, QUEUE_USED, q->used);
    write(d, QUEUE_READY, 1);
}

static void notify(struct virtio_device *d, unsigned index) { write(d, QUEUE_NOTIFY, index); }

static void interrupt(void *arg)
{
    struct virtio_device *d = arg;
    write(d, INTERRUPT_ACK, read(d, INTERRUPT_STATUS));
    d->interrupt(d->interrupt_arg);
}

static bool set_interrupt(struct virtio_device *d, void (*handler)(void *), void *arg)
{
    d->interrupt = handler;
    d->interrupt_arg = arg;
    return ioapic_route(d->mmio.irq, vector_alloc(interrupt, d), false);
}

static const struct virtio_transport transport = {
    get_features, set_features, get_status, set_status, read_config, queue_max, queue_start, notify, set_interrupt,
};

bool virtio_mmio_probe(struct virtio_device *d, uint64_t address, unsigned irq)
{
    paging_map_device(address, REGISTERS);
    d->transport = &transport;
    d->mmio.registers = (volatile uint8_t *)address;
    d->mmio.irq = irq;
    d->address = address;
    uint32_t version = read(d, VERSION);
    d->legacy = version == 1;
    device_name(d->name, sizeof(d->name), "virtio-mmio@", address);
    if (read(d, MAGIC) != MAGIC_VALUE || (version != 1 && version != 2))
        return false;
    d->id = read(d, DEVICE_ID);
    return d->id == VIRTIO_ID_NET || d->id == VIRTIO_ID_ENTROPY;
}
