/* The two serial ports (16550): COM1 is the console, COM2 the control channel. Output of the console is polled, so
 * that it is in order and works while everything else is broken; the rest goes through rings and interrupts. */
#include <minios/channel.h>
#include <minios/console.h>
#include "../../arch/x86_64/apic.h"
#include "../../arch/x86_64/cpu.h"
#include "../../arch/x86_64/traps.h"
#include "../../kernel/events.h"
#include "kvm.h"

enum { DATA = 0, INTERRUPT_ENABLE = 1, FIFO_CONTROL = 2, INTERRUPT_ID = 2, LINE_CONTROL = 3, MODEM_CONTROL = 4,
       LINE_STATUS = 5, SCRATCH = 7 };
#define ENABLE_RECEIVE 0x01
#define ENABLE_TRANSMIT 0x02
#define STATUS_RECEIVED 0x01
#define STATUS_TRANSMIT_EMPTY 0x20
#define FIFO_DEPTH 16
#define RING 2048                                /* a power of two */
#define QUIET_POLLS 2000                         /* some milliseconds */

struct ring { uint8_t bytes[RING]; volatile uint32_t in, out; };

struct uart {
    uint16_t base;
    uint8_t irq;
    bool present;
    int event;                                   /* -1: none registered */
    struct ring *received, *sending;
};

static struct ring rings[3];                     /* apart, so that they take no room in the image file */
static struct uart com1 = { .base = 0x3f8, .irq = 4, .event = -1, .received = &rings[0] };
static struct uart com2 = { .base = 0x2f8, .irq = 3, .event = -1, .received = &rings[1], .sending = &rings[2] };

static void (*console_ready)(void *), (*channel_ready)(void *);
static void *console_arg, *channel_arg;

static uint32_t filled(const struct ring *r) { return r->in - r->out; }

static size_t get(struct ring *r, void *to, size_t size)
{
    size_t n = 0;
    for (; n < size && filled(r); n++) {
        ((uint8_t *)to)[n] = r->bytes[r->out % RING];
        barrier();                               /* the byte is read before its place is free */
        r->out++;
    }
    return n;
}

static void receive(struct uart *u)
{
    while (filled(u->received) < RING && inb(u->base + LINE_STATUS) & STATUS_RECEIVED) {
        u->received->bytes[u->received->in % RING] = inb(u->base + DATA);
        barrier();                               /* the byte is there before it is counted */
        u->received->in++;
    }
}

/* Who has typed already has perhaps more on the way, and a character that arrives just before the FIFO is switched on is
 * lost with it: so until it is quiet. Costs nothing when nothing has been typed. */
static void receive_early(struct uart *u)
{
    receive(u);
    for (unsigned quiet = 0; filled(u->received) && filled(u->received) < RING && quiet < QUIET_POLLS; quiet++) {
        uint32_t before = u->received->in;
        receive(u);
        if (u->received->in != before)
            quiet = 0;
    }
}

static void setup(struct uart *u)
{
    outb(u->base + SCRATCH, 0x5a);
    u->present = inb(u->base + SCRATCH) == 0x5a;
    if (!u->present)
        return;
    outb(u->base + INTERRUPT_ENABLE, 0);
    outb(u->base + LINE_CONTROL, 0x80);          /* divisor latch: 115200 baud */
    outb(u->base + 0, 1);
    outb(u->base + 1, 0);
    outb(u->base + LINE_CONTROL, 0x03);          /* 8 bits, no parity, 1 stop bit */
    receive_early(u);
    outb(u->base + FIFO_CONTROL, 0x07);          /* on and empty, an interrupt at the first byte */
    outb(u->base + MODEM_CONTROL, 0x0b);         /* DTR, RTS, OUT2: lets interrupts through */
}

static void transmit(struct uart *u)
{
    while (u->sending && filled(u->sending) && inb(u->base + LINE_STATUS) & STATUS_TRANSMIT_EMPTY)
        for (unsigned i = 0; i < FIFO_DEPTH && filled(u->sending); i++) {
            outb(u->base + DATA, u->sending->bytes[u->sending->out % RING]);
            u->sending->out++;
        }
}

/* A full ring stops receiving, an empty one sending, until a thread changes that. */
static void enable_interrupts(struct uart *u)
{
    outb(u->base + INTERRUPT_ENABLE, (uint8_t)((filled(u->received) < RING ? ENABLE_RECEIVE : 0)
                                               | (u->sending && filled(u->sending) ? ENABLE_TRANSMIT : 0)));
}

static void interrupt(void *arg)
{
    struct uart *u = arg;
    (void)inb(u->base + INTERRUPT_ID);
    receive(u);
    transmit(u);
    enable_interrupts(u);
    if (u->event >= 0)
        event_raise(u->event);
}

static size_t uart_read(struct uart *u, void *to, size_t size)
{
    size_t n = get(u->received, to, size);
    bool on = irq_save();
    if (u->present)
        enable_interrupts(u);
    irq_restore(on);
    return n;
}

static void console_event(void *unused)
{
    (void)unused;
    if (console_ready)
        console_ready(console_arg);
}

static void channel_event(void *unused)
{
    (void)unused;
    if (channel_ready)
        channel_ready(channel_arg);
}

static void start_interrupts(struct uart *u, void (*callback)(void *))
{
    if (!u->present)
        return;
    u->event = event_register(callback, NULL);
    /* ISA lines are edge triggered: what is pending now must be read, or no edge would come. */
    ioapic_route(u->irq, vector_alloc(interrupt, u), false);
    bool on = irq_save();
    interrupt(u);
    irq_restore(on);
}

void uart_console_init(void) { setup(&com1); }

void uart_devices_init(void)
{
    setup(&com2);
    start_interrupts(&com1, console_event);
    start_interrupts(&com2, channel_event);
}

void uart_console_write(const void *data, size_t size)
{
    const uint8_t *p = data;
    if (!com1.present)
        return;
    while (size) {
        while (!(inb(com1.base + LINE_STATUS) & STATUS_TRANSMIT_EMPTY))
            ;
        for (unsigned i = 0; i < FIFO_DEPTH && size; i++, size--)
            outb(com1.base + DATA, *p++);
    }
}

size_t uart_console_read(void *to, size_t size) { return uart_read(&com1, to, size); }

bool uart_channel_present(void) { return com2.present; }
size_t uart_channel_read(void *to, size_t size) { return uart_read(&com2, to, size); }

size_t uart_channel_write(const void *data, size_t size)
{
    size_t n = 0;
    if (!com2.present)
        return 0;
    for (; n < size && filled(com2.sending) < RING; n++) {
        com2.sending->bytes[com2.sending->in % RING] = ((const uint8_t *)data)[n];
        barrier();
        com2.sending->in++;
    }
    bool on = irq_save();
    transmit(&com2);
    enable_interrupts(&com2);
    irq_restore(on);
    return n;
}

void uart_console_set_event(void (*input)(void *), void *arg)
{
    console_ready = input;
    console_arg = arg;
    if (input && com1.event >= 0)
        event_raise(com1.event);
}

void uart_channel_set_event(void (*ready)(void *), void *arg)
{
    channel_ready = ready;
    channel_arg = arg;
    if (ready && com2.event >= 0)
        event_raise(com2.event);
}
