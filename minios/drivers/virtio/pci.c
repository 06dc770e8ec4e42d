/* virtio over PCI, modern interface (VIRTIO 1.2, 4.1). Devices with only the legacy interface are refused. */
#include "../../arch/x86_64/paging.h"
#include "../../arch/x86_64/traps.h"
#include "../../kernel/print.h"
#include "../intx.h"
#include "../name.h"
#include "../pci.h"
#include "device.h"

#define VENDOR 0x1af4
#define DEVICE_TRANSITIONAL_NET 0x1000           /* 4.1.2: the numbers from before 1.0 have no system */
#define DEVICE_TRANSITIONAL_ENTROPY 0x1005
#define DEVICE_MODERN 0x1040                     /* plus VIRTIO_ID_… */
enum { CAP_TYPE = 3, CAP_BAR = 4, CAP_OFFSET = 8, CAP_LENGTH = 12, CAP_NOTIFY_MULTIPLIER = 16 };
enum { TYPE_COMMON = 1, TYPE_NOTIFY = 2, TYPE_ISR = 3, TYPE_DEVICE = 4 };
enum { DEVICE_FEATURES_SELECT = 0, DEVICE_FEATURES = 4, DRIVER_FEATURES_SELECT = 8, DRIVER_FEATURES = 12,
       CONFIG_VECTOR = 16, STATUS = 20, QUEUE_SELECT = 22, QUEUE_SIZE = 24, QUEUE_VECTOR = 26, QUEUE_ENABLE = 28,
       QUEUE_NOTIFY_OFFSET = 30, QUEUE_DESC = 32, QUEUE_AVAIL = 40, QUEUE_USED = 48, COMMON_SIZE = 56 };
#define NO_VECTOR 0xffff
#define MAX_REGION 0x1000000u

static uint8_t get8(volatile uint8_t *p) { return *p; }
static uint16_t get16(volatile uint8_t *p) { return *(volatile uint16_t *)p; }
static uint32_t get32(volatile uint8_t *p) { return *(volatile uint32_t *)p; }
static void put16(volatile uint8_t *p, uint16_t v) { *(volatile uint16_t *)p = v; }
static void put32(volatile uint8_t *p, uint32_t v) { *(volatile uint32_t *)p = v; }

static void put_address(volatile uint8_t *p, const volatile void *address)
{
    put32(p, (uint32_t)(uint64_t)address);
    put32(p + 4, (uint32_t)((uint64_t)address >> 32));
}

static uint64_t get_features(struct virtio_device *d)
{
    put32(d->pci.common + DEVICE_FEATURES_SELECT, 0);
    uint64_t low = get32(d->pci.common + DEVICE_FEATURES);
    put32(d->pci.common + DEVICE_FEATURES_SELECT, 1);
    return low | (uint64_t)get32(d->pci.common + DEVICE_FEATURES) << 32;
}

static void set_features(struct virtio_device *d, uint64_t features)
{
    put32(d->pci.common + DRIVER_FEATURES_SELECT, 0);
    put32(d->pci.common + DRIVER_FEATURES, (uint32_t)features);
    put32(d->pci.common + DRIVER_FEATURES_SELECT, 1);
    put32(d->pci.common + DRIVER_FEATURES, (uint32_t)(features >> 32));
}

static uint8_t get_status(struct virtio_device *d) { return get8(d->pci.common + STATUS); }
static void set_status(struct virtio_device *d, uint8_t status) { d->pci.common[STATUS] = status; }

static uint8_t read_config(struct virtio_device *d, unsigned offset)
{
    return d->pci.config && offset < d->pci.config_size ? d->pci.config[offset] : 0;
}

static uint16_t queue_max(struct virtio_device *d, unsigned index)
{
    put16(d->pci.common + QUEUE_SELECT, (uint16_t)index);
    return get16(d->pci.common + QUEUE_SIZE);
}

static void queue_start(struct virtio_device *d, unsigned index, const struct virtq *q)
{
    put16(d->pci.common + QUEUE_SELECT, (uint16_t)index);
    put16(d->pci.common + QUEUE_SIZE, q->size);
    put16(d->pci.common + QUEUE_VECTOR, d->pci.use_msix ? 0 : NO_VECTOR);
    uint32_t offset = get16(d->pci.common + QUEUE_NOTIFY_OFFSET) * d->pci.notify_multiplier;
    if (offset > d->pci.notify_size - 2) {
        kprintf("minios: %s: the notify register is outside its region\n", d->name);
        return;                                  /* never enabled, so the device is silent */
    }
    d->pci.notify_offset[index] = offset;
    put_address(d->pci.common + QUEUE_DESC, q->desc);
    put_address(d->pci.common + QUEUE_AVAIL, q->avail);
    put_address(d->pci.common + QUEUE_USED, q->used);
    put16(d->pci.common + QUEUE_ENABLE, 1);
}

static void notify(struct virtio_device *d, unsigned index)
{
    put16(d->pci.notify + d->pci.notify_offset[index], (uint16_t)index);
}

static void message_interrupt(void *arg)
{
    struct virtio_device *d = arg;
    d->interrupt(d->interrupt_arg);
}

static void line_interrupt(void *arg)
{
    struct virtio_device *d = arg;
    if (get8(d->pci.isr))                        /* reading takes the line down; others may share it */
        d->interrupt(d->interrupt_arg);
}

static bool set_interrupt(struct virtio_device *d, void (*handler)(void *), void *arg)
{
    d->interrupt = handler;
    d->interrupt_arg = arg;
    uint32_t function = (uint32_t)d->address;
    d->pci.use_msix = pci_msix(function, 0, vector_alloc(message_interrupt, d));
    put16(d->pci.common + CONFIG_VECTOR, NO_VECTOR);
    if (d->pci.use_msix)
        return true;
    pci_write16(function, PCI_COMMAND, PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER);
    return d->pci.isr && intx_register(function, line_interrupt, d);
}

static const struct virtio_transport transport = {
    get_features, set_features, get_status, set_status, read_config, queue_max, queue_start, notify, set_interrupt,
};

/* Maps the first region of a type; NULL when the device has none, or its BAR is not assigned. */
static volatile uint8_t *region(uint32_t function, uint8_t type, uint32_t *size, unsigned *at)
{
    for (unsigned cap = 0; (cap = pci_capability(function, PCI_CAP_VENDOR, cap));) {
        if (pci_read8(function, cap + CAP_TYPE) != type)
            continue;
        uint64_t bar = pci_bar(function, pci_read8(function, cap + CAP_BAR));
        uint32_t offset = pci_read32(function, cap + CAP_OFFSET);
        *size = pci_read32(function, cap + CAP_LENGTH);
        *at = cap;
        if (!bar || !*size || *size > MAX_REGION)
            continue;
        paging_map_device(bar + offset, *size);
        return (volatile uint8_t *)(bar + offset);
    }
    return NULL;
}

/* VIRTIO_ID_… of a function; 0 when it is not a virtio device that we have a driver for. */
static uint32_t kind(uint32_t function)
{
    if (pci_read16(function, PCI_VENDOR) != VENDOR)
        return 0;
    switch (pci_read16(function, PCI_DEVICE)) {
    case DEVICE_TRANSITIONAL_NET:
    case DEVICE_MODERN + VIRTIO_ID_NET:
        return VIRTIO_ID_NET;
    case DEVICE_TRANSITIONAL_ENTROPY:
    case DEVICE_MODERN + VIRTIO_ID_ENTROPY:
        return VIRTIO_ID_ENTROPY;
    default:
        return 0;
    }
}

bool virtio_pci_probe(struct virtio_device *d, uint32_t function)
{
    d->id = kind(function);
    if (!d->id)
        return false;
    uint32_t isr_size;
    unsigned at;
    d->transport = &transport;
    d->address = function;
    device_name(d->name, sizeof(d->name), "virtio-pci@", function);
    /* No line interrupt before somebody handles it: the line may be another device's too. */
    pci_write16(function, PCI_COMMAND, PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER | PCI_COMMAND_NO_INTX);
    d->pci.common = region(function, TYPE_COMMON, &d->pci.common_size, &at);
    d->pci.isr = region(function, TYPE_ISR, &isr_size, &at);
    d->pci.config = region(function, TYPE_DEVICE, &d->pci.config_size, &at);
    d->pci.notify = region(function, TYPE_NOTIFY, &d->pci.notify_size, &at);
    if (!d->pci.common || d->pci.common_size < COMMON_SIZE || !d->pci.notify || d->pci.notify_size < 2) {
        kprintf("minios: %s: no modern virtio interface (disable-modern, or its memory is not assigned)\n", d->name);
        return false;
    }
    d->pci.notify_multiplier = pci_read32(function, at + CAP_NOTIFY_MULTIPLIER);
    return true;
}
