/* The console ring against a reader that is slow, absent, or writes anything into the page. The page is an allocation of
 * just its size, so that the sanitizer sees an access outside. */
#include "xen.h"
#include <xen/event_channel.h>
#include <xen/io/console.h>
#include <xen/sched.h>
#include "../../minios/platform/xen/clock.h"
#include "../../minios/platform/xen/console.h"

#define NOTIFIED 1000u
#define CAPACITY sizeof(((struct xencons_interface *)0)->out)

static struct xencons_interface *page;
static uint64_t now;                             /* what the clock says */
static unsigned notified, polls;
static char seen[1 << 20];                       /* what the reader has taken */
static size_t seen_size;
static enum { NOBODY, SLOW, AT_ONCE, LIAR } reader = AT_ONCE;

static void take(uint32_t most)
{
    while (page->out_cons != page->out_prod && most--)
        seen[seen_size++] = page->out[page->out_cons++ % CAPACITY];
}

static void lie(void)
{
    page->out_cons = random_number(UINT32_MAX);
    page->out_prod = random_number(UINT32_MAX);
    page->in_cons = random_number(UINT32_MAX);
    page->in_prod = random_number(2) ? random_number(UINT32_MAX) : page->in_cons + random_number(2000);
}

long xen_answer(unsigned number, long a, long b, long c)
{
    (void)c;
    if (number == __HYPERVISOR_event_channel_op) {
        CHECK(a == EVTCHNOP_send && ((struct evtchn_send *)b)->port == xen.console_port);
        notified++;
    } else {
        CHECK(number == __HYPERVISOR_sched_op && a == SCHEDOP_poll && ((struct sched_poll *)b)->nr_ports == 1);
        CHECK(((struct sched_poll *)b)->timeout > now);
        polls++;
        now += 100000000;
        if (reader == SLOW)
            take(100);
    }
    if (reader == AT_ONCE)
        take(UINT32_MAX);
    if (reader == LIAR)
        lie();
    return 0;
}

uint64_t xen_clock_system(void) { return now; }
uint64_t xen_clock_timeout(uint64_t deadline) { return deadline; }

static void write_text(const char *text) { xen_console_write(text, strlen(text)); }

static void seen_is(const char *text)
{
    CHECK(seen_size == strlen(text) && !memcmp(seen, text, seen_size));
    seen_size = 0;
}

static void lines(void)
{
    write_text("one\n");
    seen_is("one\r\n");
    write_text("two\r\nthree\r");
    write_text("\n\n");
    seen_is("two\r\nthree\r\n\r\n");
    CHECK(!polls);
}

static void slow_reader(void)
{
    static char text[20000];
    reader = SLOW;
    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = (char)('!' + i % 90);
    xen_console_write(text, sizeof(text));
    CHECK(notified < NOTIFIED && polls > 100);
    xen_console_flush();
    CHECK(page->out_cons == page->out_prod);
    CHECK(seen_size == sizeof(text) && !memcmp(seen, text, sizeof(text)));
    seen_size = 0;
}

/* Waits once and not for ever; is back as soon as somebody reads. */
static void nobody_reads(void)
{
    static const char text[3 * CAPACITY];
    reader = NOBODY;
    uint64_t begin = now;
    for (int i = 0; i < 100; i++)
        xen_console_write(text, sizeof(text));
    xen_console_flush();
    CHECK(now - begin >= 900000000 && now - begin < 2000000000);
    CHECK(notified < NOTIFIED);
    CHECK(page->out_prod - page->out_cons == CAPACITY);
    take(UINT32_MAX);
    seen_size = 0;
    reader = AT_ONCE;
    write_text("back\n");
    seen_is("back\r\n");
}

static void input(void)
{
    char text[3000];
    for (uint32_t round = 0, sent = 0, got = 0; round < 500; round++) {
        uint32_t room = sizeof(page->in) - (page->in_prod - page->in_cons), size = random_number(room + 1);
        for (uint32_t i = 0; i < size; i++)
            page->in[page->in_prod++ % sizeof(page->in)] = (char)sent++;
        size_t n = xen_console_read(text, random_number(sizeof(text)));
        for (size_t i = 0; i < n; i++)
            CHECK(text[i] == (char)got++);
        CHECK(page->in_prod - page->in_cons <= sizeof(page->in));
    }
    page->in_prod += sizeof(page->in) + 1;       /* more than there is room for: nothing of it is taken */
    while (xen_console_read(text, sizeof(text)))
        ;
}

static void liar(void)
{
    static char text[5000];
    reader = LIAR;
    for (int i = 0; i < 20000; i++) {
        lie();
        size_t size = random_number(sizeof(text));
        if (random_number(2))
            xen_console_write(text, size);
        else
            CHECK(xen_console_read(text, size) <= sizeof(page->in));
        if (!random_number(10))
            xen_console_flush();
    }
}

int main(void)
{
    xen_shared = calloc(1, 4096);
    write_text("there is no ring yet");
    page = calloc(1, sizeof(*page));
    page->out_cons = page->out_prod = page->in_cons = page->in_prod = UINT32_MAX - 100;        /* the indices overflow soon */
    xen.console_page = (uint64_t)page;
    xen.console_port = 2;
    xen_console_init();
    xen_console_start();
    lines();
    notified = polls = 0;
    slow_reader();
    notified = polls = 0;
    nobody_reads();
    input();
    liar();
    printf("ok\n");
    return 0;
}
