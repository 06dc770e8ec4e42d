/* The whole xenstore client, suspend and shutdown requests, against a small xenstored in this process: honest, slow, and in
 * a bad mood; then one that says anything at all. */
#include <errno.h>
#include <minios/xenstore.h>
#include "xen.h"
#include "store.h"
#include "threads.h"
#include "../../minios/kernel/events.h"
#include "../../minios/platform/xen/suspend.h"
#include "../../minios/platform/xen/xenstore.h"

#define OK(call) do { int e_ = (call); if (e_) { printf("FAILED %s:%d: %s: %d\n", __FILE__, __LINE__, #call, e_); exit(1); } } while (0)
#define NONE XENSTORE_NO_TRANSACTION

struct xen_domain xen;
static struct xenstore_domain_interface *page;
static int event = -1;
static unsigned suspends, running, calls, printed;
static bool new_domain = true, keep_page, lying, power_asked, restart_asked;
static char last_path[3100];

/* ---- what the client is linked with ---- */
void kprintf(const char *format, ...);
void kprintf(const char *format, ...) { (void)format; printed++; }
void panic(const char *format, ...);
void panic(const char *format, ...) { printf("panic: %s\n", format); exit(1); }
void xen_port_bind(uint32_t port, int e);
void xen_port_bind(uint32_t port, int e) { CHECK(port == xen.store_port); event = e; }
void xen_port_notify(uint32_t port);
void xen_port_notify(uint32_t port) { CHECK(port == xen.store_port); }
void xen_grants_suspend(void), xen_grants_reset(bool), xen_events_init(void), xen_console_resume(void), xen_console_flush(void);
void xen_grants_suspend(void) {}
void xen_console_flush(void) {}
void xen_grants_reset(bool is_new) { CHECK(is_new == new_domain); }
void xen_events_init(void) {}
void xen_console_resume(void) {}
void power_request(bool restart);
void power_request(bool restart)
{
    power_asked = true;
    restart_asked = restart;
    minios_thread_exit();
}

bool xen_arch_suspend(void)
{
    suspends++;
    if (new_domain) {
        if (!keep_page)
            memset(page, 0, sizeof(*page));
        store_connect(page, true);
        xen.store_port++;
    }
    return new_domain;
}

static bool lie(void);

bool idle(void)
{
    if (lying ? !lie() : !store_step())
        return false;
    event_raise(event);
    return true;
}

/* ---- tests ---- */
static char *text(const char *path)
{
    static char was[5000];
    char *value;
    size_t length;
    OK(minios_xenstore_read(NONE, path, &value, &length));
    CHECK(length < sizeof(was) && !value[length]);
    memcpy(was, value, length + 1);
    free(value);
    return was;
}

static void worker(void *arg)
{
    char path[30], value[4000];
    snprintf(path, sizeof(path), "data/w%p", arg);
    for (unsigned i = 0; i < 60; i++) {
        size_t n = (size_t)snprintf(value, sizeof(value), "%u%*s", i, (int)random_number(3000), "x");
        OK(minios_xenstore_write(NONE, path, value, n));
        CHECK(!strcmp(text(path), value));
    }
    running--;
}

static void workers(unsigned count)
{
    for (running = 0; running < count; running++)
        minios_thread_create(worker, (void *)(uintptr_t)running, "worker", 0);
    while (running)
        minios_sleep(1000);
}

static void called(const char *path, void *arg)
{
    strcpy(last_path, path);
    ++*(unsigned *)arg;
}

static void basics(void)
{
    char *value, **names, path[40];
    size_t length, count;
    uint32_t one;
    CHECK(minios_xenstore_read(NONE, "none", &value, &length) == ENOENT && !value);
    OK(minios_xenstore_write(NONE, "data/a", "", 0));
    CHECK(!*text("data/a"));
    static char large[4097];
    CHECK(minios_xenstore_write(NONE, "data/a", large, 4097) == E2BIG);
    CHECK(minios_xenstore_write(NONE, "data/a", large, 4096 - 6) == E2BIG);
    OK(minios_xenstore_write(NONE, "data/a", large, 4096 - 7));
    OK(minios_xenstore_begin(&one));
    OK(minios_xenstore_write(one, "data/a", "x", 1));
    manners.conflicts = 1;
    CHECK(minios_xenstore_end(one, true) == EAGAIN);
    CHECK(minios_xenstore_end(one, true) == EINVAL);
    CHECK(minios_xenstore_end(NONE, true) == EINVAL);
    CHECK(minios_xenstore_read(one, "data/a", &value, &length) == EINVAL);
    OK(minios_xenstore_list(NONE, "data/a", &names, &count));
    CHECK(count == 0);
    free(names);
    static char name[200];
    for (unsigned i = 0; i < 48; i++) {          /* 48 names of 90 bytes: two messages and more */
        snprintf(name, sizeof(name), "many/%02u%088u", i, 0u);
        OK(minios_xenstore_write(NONE, name, "", 0));
    }
    OK(minios_xenstore_list(NONE, "many", &names, &count));
    CHECK(count == 48);
    for (unsigned i = 0; i < 48; i++)
        CHECK((unsigned)atoi((snprintf(path, 3, "%s", names[i]), path)) == i && strlen(names[i]) == 90);
    free(names);
    for (unsigned i = 0; i < 48; i++) {
        snprintf(name, sizeof(name), "many/%02u%088u", i, 0u);
        OK(minios_xenstore_remove(NONE, name));
    }
}

static void slow(const char *path, void *arg)
{
    called(path, arg);
    minios_sleep(1000000);
}

static void watches(void)
{
    char path[200];
    calls = 0;
    struct minios_xenstore_watch *watch = minios_xenstore_watch("data/s", slow, &calls);
    CHECK(watch && store_watches_held >= 1);
    minios_sleep(2000000);
    CHECK(calls == 1 && !strcmp(last_path, "data/s"));
    for (unsigned i = 0; i < 20; i++)            /* equal events that wait are one */
        store_write("data/s/x", "1");
    minios_sleep(60000000);
    CHECK(calls == 2 || calls == 3);
    calls = 0;                                   /* different ones are as many, until there are too many */
    for (unsigned i = 0; i < 10; i++) {
        snprintf(path, sizeof(path), "data/s/%u", i % 5);
        store_write(path, "1");
    }
    minios_sleep(60000000);
    CHECK(calls >= 5 && calls <= 6);
    calls = 0;
    char *event = malloc(4096);
    for (unsigned i = 0; i < 2000; i++) {        /* 4 MB of paths below the watch */
        struct xsd_sockmsg header = { XS_WATCH_EVENT, 0, 0, 0 };
        memset(event, 'p', 4096);
        size_t n = (size_t)sprintf(event, "data/s/%04u", i);
        event[n] = 'p';
        event[2000] = 0;
        strcpy(event + 2001, "00000002");        /* the second watch of this process: xen_shutdown_watch() has the first */
        header.len = 2010;
        char *message = malloc(sizeof(header) + header.len);
        memcpy(message, &header, sizeof(header));
        memcpy(message + sizeof(header), event, header.len);
        for (size_t done = 0, all = sizeof(header) + header.len; done < all; ) {
            done += store_say(message + done, all - done);
            event_raise(0);
            minios_yield();
        }
        free(message);
    }
    free(event);
    minios_sleep(200000000);
    CHECK(calls >= 2 && calls < 100 && !strcmp(last_path, "data/s"));
    minios_xenstore_unwatch(watch);
    unsigned before = calls;
    store_write("data/s", "2");
    minios_sleep(5000000);
    CHECK(calls == before);
}

static void suspending(void *unused)
{
    (void)unused;
    xen_suspend();
    running--;
}

static void resumes(bool is_new, bool page_stays, bool stopped)
{
    unsigned fires = 0;
    uint32_t transaction;
    new_domain = is_new;
    keep_page = page_stays;
    struct minios_xenstore_watch *watch = minios_xenstore_watch("data/r", called, &fires);
    minios_sleep(1000000);
    CHECK(fires == 1);
    OK(minios_xenstore_begin(&transaction));
    running = 1;
    minios_thread_create(suspending, NULL, "suspend", 0);
    unsigned at_a_time = manners.at_a_time, held = store_watches_held;
    if (stopped)
        manners.at_a_time = 0;                   /* nothing of before is answered */
    for (unsigned i = 0; i < 6; i++, running++)
        minios_thread_create(worker, (void *)(uintptr_t)(100 + i), "worker", 0);
    minios_sleep(stopped ? 12000000000 : 1000);
    manners.at_a_time = at_a_time;
    while (running)
        minios_sleep(100000);
    CHECK(minios_xenstore_end(transaction, true) == (is_new ? EAGAIN : 0));
    minios_sleep(1000000);
    CHECK(fires == (is_new ? 2 : 1) && store_watches_held == held);
    store_write("data/r", "1");
    minios_sleep(1000000);
    CHECK(fires == (is_new ? 3 : 2));
    minios_xenstore_unwatch(watch);
    OK(minios_xenstore_begin(&transaction));
    OK(minios_xenstore_end(transaction, true));
}

/* A store that answers with what it likes. */
static bool lie(void)
{
    static unsigned lies;
    struct xsd_sockmsg header = { random_number(24), random_number(4) ? random_number(300) : store_requests_seen, random_number(3), random_number(60) };
    char data[64];
    if (++lies % 50 == 0)
        return false;                            /* lets time pass */
    for (unsigned i = 0; i < sizeof(data); i++)
        data[i] = (char)(random_number(3) ? "00000003data/ENOENT"[random_number(19)] : 0);
    switch (random_number(40)) {
    case 0:
        page->rsp_prod = random_number(1 << 30);
        break;
    case 1:
        page->req_cons = random_number(1 << 30);
        break;
    case 2:
        header.len = random_number(2) ? random_number(1 << 30) : 4096;
        break;
    case 3:                                      /* our own side of the page */
        page->req_prod = page->rsp_cons = random_number(1 << 30);
        break;
    }
    page->req_cons = random_number(3) ? page->req_prod : page->req_cons;
    store_say(&header, sizeof(header));
    store_say(data, random_number(8) ? (header.len < 64 ? header.len : 64) : random_number(64));
    return true;
}

static void believer(void *arg)
{
    char *value, **names;
    size_t length, count;
    uint32_t transaction;
    unsigned fires = 0;
    (void)arg;
    for (unsigned i = 0; i < 5; i++) {
        if (!minios_xenstore_read(NONE, "data/a", &value, &length))
            CHECK(length <= XENSTORE_PAYLOAD && !value[length]);
        free(value);
        if (!minios_xenstore_list(NONE, "data", &names, &count))
            for (size_t n = 0; n < count; n++)
                CHECK(strlen(names[n]) < 4096);
        free(names);
        if (!minios_xenstore_begin(&transaction))
            minios_xenstore_end(transaction, true);
        struct minios_xenstore_watch *watch = minios_xenstore_watch("data/l", called, &fires);
        if (watch)
            minios_xenstore_unwatch(watch);
    }
    running--;
}

static void lies(void)
{
    for (unsigned round = 0; round < 150; round++) {
        lying = true;
        for (running = 0; running < 3; running++)
            minios_thread_create(believer, NULL, "believer", 0);
        for (unsigned i = 0; i < 200 && running; i++)
            minios_sleep(1000);
        lying = false;
        page->rsp_prod = page->rsp_cons + 5000;  /* ends it for those who still wait */
        event_raise(event);
        while (running)
            minios_sleep(1000);
        new_domain = true;                       /* a resume brings an honest store */
        keep_page = false;
        xen_suspend();
        OK(minios_xenstore_write(NONE, "data/a", "x", 1));
        CHECK(!strcmp(text("data/a"), "x"));
    }
}

static void requests(void)
{
    unsigned before = suspends;
    store_write("control/shutdown", "nonsense");
    minios_sleep(1000000);
    CHECK(!strcmp(store_value("control/shutdown"), "nonsense"));
    manners.conflicts = 3;
    store_write("control/shutdown", "suspend");
    minios_sleep(1000000);
    CHECK(suspends == before + 1 && !*store_value("control/shutdown"));
    CHECK(!strcmp(store_value("control/feature-suspend"), "1") && !strcmp(store_value("control/feature-poweroff"), "1"));
    store_write("control/shutdown", "reboot");
    minios_sleep(1000000);
    CHECK(power_asked && restart_asked && !*store_value("control/shutdown"));
}

static void first(void *unused)
{
    (void)unused;
    store_connect(page, false);
    store_write("control/shutdown", "");
    xen_store_init();
    xen_shutdown_watch();
    minios_sleep(1000000);
    watches();
    static const unsigned speeds[] = { 4096, 1024, 300, 7 };
    for (unsigned i = 0; i < sizeof(speeds) / sizeof(speeds[0]); i++) {
        manners = (struct store_manners){ .at_a_time = speeds[i], .late = i % 2 };
        basics();
        workers(12);
        resumes(false, true, false);
        resumes(true, true, false);
        resumes(true, false, false);
        resumes(true, false, true);
    }
    CHECK(!printed);
    manners = (struct store_manners){ .at_a_time = 4096 };
    lies();
    requests();
    printf("ok\n");
}

int main(void)
{
    CHECK(!minios_xenstore_present());
    char *value;
    size_t length;
    CHECK(minios_xenstore_read(NONE, "name", &value, &length) == ENOTCONN);
    page = aligned_alloc(4096, 4096);
    memset(page, 0, 4096);
    xen.store_page = (uint64_t)page;
    xen.store_port = 1;
    run_threads(first);
}
