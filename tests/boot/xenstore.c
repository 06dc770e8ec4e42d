/* The xenstore client against a real xenstored, as a guest of a lab: everything of <minios/xenstore.h>. Arguments choose:
 *   (none)        all calls once, 16 threads at once, 10000 requests
 *   storm PATH N  watches PATH until the node says `end`; N writes of dom0 must have come down to few calls and the last value
 *   hold MS       one read after the other until one has taken so long (the test stops xenstored), and 100 more
 *   list PATH     how many names there are, and the sum of their lengths: more than one message, made by dom0
 *   tick          a line each 100 ms, with the time and what it read: for suspend, save, restore, migration */
#include <errno.h>
#include <minios/event.h>
#include <minios/memory.h>
#include <minios/thread.h>
#include <minios/time.h>
#include <minios/xenstore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MS 1000000ull
#define CHECK(what) do { if (!(what)) { printf("FAILED line %d: %s\n", __LINE__, #what); exit(1); } } while (0)
#define OK(call) do { int e_ = (call); if (e_) { printf("FAILED line %d: %s: error %d\n", __LINE__, #call, e_); exit(1); } } while (0)
#define NONE XENSTORE_NO_TRANSACTION

static unsigned called, running;
static char told[3100];

static int text(const char *path, char *to, size_t size)
{
    char *value;
    size_t length;
    int error = minios_xenstore_read(NONE, path, &value, &length);
    if (!error)
        snprintf(to, size, "%s", value);
    free(value);
    return error;
}

static void wait_for(const unsigned *counter, unsigned least)
{
    for (uint64_t end = minios_monotonic() + 20000 * MS; *counter < least && minios_monotonic() < end; )
        minios_sleep(5 * MS);
    CHECK(*counter >= least);
}

static void values(void)
{
    char data[4096], *value;
    size_t length;
    OK(minios_xenstore_mkdir(NONE, "data/test"));
    OK(minios_xenstore_mkdir(NONE, "data/test"));
    for (unsigned i = 0; i < sizeof(data); i++)
        data[i] = (char)(i * 7);
    static const size_t sizes[] = { 0, 1, 900, 1024, 1025, 1500, 1900 };       /* a guest's node: 2048 bytes with its names */
    for (unsigned i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        OK(minios_xenstore_write(NONE, "data/test/value", data, sizes[i]));
        OK(minios_xenstore_read(NONE, "data/test/value", &value, &length));
        CHECK(length == sizes[i] && !memcmp(value, data, length) && !value[length]);
        free(value);
    }
    CHECK(minios_xenstore_write(NONE, "data/test/value", data, 4096) == E2BIG);
    CHECK(minios_xenstore_write(NONE, "data/test/value", data, 4000) == ENOSPC);   /* through the ring in several parts */
    CHECK(minios_xenstore_read(NONE, "data/test/none", &value, &length) == ENOENT && !value && !length);
    CHECK(minios_xenstore_read(NONE, "bad path", &value, &length) == EINVAL);
    CHECK(minios_xenstore_read(NONE, "", &value, &length) == EINVAL);
    CHECK(minios_xenstore_write(NONE, "/local/domain/0/name", "x", 1) == EACCES);
    OK(minios_xenstore_remove(NONE, "data/test/none"));
    CHECK(minios_xenstore_remove(NONE, "data/none/none") == ENOENT);
    CHECK(minios_xenstore_read(77, "data", &value, &length) == EINVAL);
}

static void lists(void)
{
    char path[200], **names;
    size_t count;
    OK(minios_xenstore_list(NONE, "data/test/value", &names, &count));
    CHECK(count == 0);
    free(names);
    CHECK(minios_xenstore_list(NONE, "data/test/none", &names, &count) == ENOENT && !names);
    for (unsigned i = 0; i < 20; i++) {
        snprintf(path, sizeof(path), "data/test/list/name%u", i);
        OK(minios_xenstore_write(NONE, path, "", 0));
    }
    OK(minios_xenstore_list(NONE, "data/test/list", &names, &count));
    CHECK(count == 20);
    unsigned seen = 0;
    for (size_t i = 0; i < count; i++)
        seen |= 1u << atoi(names[i] + 4);
    CHECK(seen == 0xfffff);
    free(names);
    OK(minios_xenstore_remove(NONE, "data/test/list"));
    OK(minios_xenstore_list(NONE, "data/test", &names, &count));
    CHECK(count == 1 && !strcmp(names[0], "value"));
    free(names);
}

static void transactions(void)
{
    uint32_t one, two;
    char was[100];
    OK(minios_xenstore_write(NONE, "data/test/value", "a", 1));
    OK(minios_xenstore_begin(&one));
    OK(minios_xenstore_write(one, "data/test/value", "b", 1));
    OK(text("data/test/value", was, sizeof(was)));
    CHECK(!strcmp(was, "a"));
    OK(minios_xenstore_end(one, true));
    OK(text("data/test/value", was, sizeof(was)));
    CHECK(!strcmp(was, "b"));
    CHECK(minios_xenstore_end(one, true) == EINVAL);
    OK(minios_xenstore_begin(&one));
    OK(minios_xenstore_begin(&two));
    CHECK(one != two);
    OK(minios_xenstore_write(one, "data/test/value", "c", 1));
    char *value;
    size_t length;
    OK(minios_xenstore_read(two, "data/test/value", &value, &length));
    free(value);
    OK(minios_xenstore_write(two, "data/test/value", "d", 1));
    OK(minios_xenstore_end(one, true));
    CHECK(minios_xenstore_end(two, true) == EAGAIN);
    OK(text("data/test/value", was, sizeof(was)));
    CHECK(!strcmp(was, "c"));
    OK(minios_xenstore_begin(&one));
    OK(minios_xenstore_write(one, "data/test/value", "e", 1));
    OK(minios_xenstore_end(one, false));
    OK(text("data/test/value", was, sizeof(was)));
    CHECK(!strcmp(was, "c"));
}

static void fired(const char *path, void *arg)
{
    CHECK(!strncmp(path, "data/test/watched", 17));
    strcpy(told, path);
    ++*(unsigned *)arg;
}

static void fired_and_slow(const char *path, void *arg)
{
    fired(path, arg);
    minios_sleep(300 * MS);
    ++*(unsigned *)arg;
}

static struct minios_xenstore_watch *own;

static void fired_and_ends(const char *path, void *arg)
{
    char was[100];
    OK(text(path, was, sizeof(was)));            /* requests are allowed in here */
    minios_xenstore_unwatch(own);
    fired(path, arg);
}

static void watches(void)
{
    OK(minios_xenstore_write(NONE, "data/test/watched", "", 0));
    struct minios_xenstore_watch *watch = minios_xenstore_watch("data/test/watched", fired, &called);
    CHECK(watch);
    wait_for(&called, 1);
    CHECK(!strcmp(told, "data/test/watched"));
    OK(minios_xenstore_write(NONE, "data/test/watched/below", "", 0));
    wait_for(&called, 2);
    CHECK(!strcmp(told, "data/test/watched/below"));
    minios_xenstore_unwatch(watch);
    OK(minios_xenstore_write(NONE, "data/test/watched/below", "", 0));
    minios_sleep(50 * MS);
    CHECK(called == 2);

    called = 0;                                  /* ended while its call runs: unwatch waits */
    watch = minios_xenstore_watch("data/test/watched", fired_and_slow, &called);
    wait_for(&called, 1);
    minios_xenstore_unwatch(watch);
    CHECK(called == 2);

    called = 0;                                  /* ended by its own call */
    own = minios_xenstore_watch("data/test/watched", fired_and_ends, &called);
    wait_for(&called, 1);
    OK(minios_xenstore_write(NONE, "data/test/watched", "", 0));
    minios_sleep(50 * MS);
    CHECK(called == 1);

    called = 0;                                  /* of two watches of one path both fire */
    struct minios_xenstore_watch *a = minios_xenstore_watch("data/test/watched", fired, &called);
    struct minios_xenstore_watch *b = minios_xenstore_watch("data/test/watched", fired, &called);
    wait_for(&called, 2);
    minios_xenstore_unwatch(a);
    minios_xenstore_unwatch(b);
    errno = 0;
    CHECK(!minios_xenstore_watch("bad path", fired, NULL) && errno == EINVAL);
}

static void worker(void *arg)
{
    char path[40], value[40], was[100];
    snprintf(path, sizeof(path), "data/test/w%u", *(unsigned *)arg);
    for (unsigned i = 0; i < 310; i++) {         /* with the reads of 16 workers: 10000 requests */
        snprintf(value, sizeof(value), "%u.%u", *(unsigned *)arg, i);
        OK(minios_xenstore_write(NONE, path, value, strlen(value)));
        OK(text(path, was, sizeof(was)));
        CHECK(!strcmp(was, value));
    }
    running--;
}

static void many(void)
{
    static unsigned numbers[16];
    uint64_t began = minios_monotonic();
    for (running = 0; running < 16; running++) {
        numbers[running] = running;
        CHECK(minios_thread_create(worker, &numbers[running], "worker", 32768));
    }
    while (running)
        minios_sleep(20 * MS);
    printf("%u requests by 16 threads: %lu us each\n", 16 * 310 * 2, (unsigned long)((minios_monotonic() - began) / 9920000));
}

static int storm(const char *path, unsigned long writes)
{
    unsigned calls = 0, before = 0;
    char was[100] = "";
    struct minios_xenstore_watch *watch = minios_xenstore_watch(path, fired_and_slow, &calls);
    CHECK(watch);
    printf("watching\n");
    while (strcmp(was, "end")) {
        minios_sleep(50 * MS);
        if (calls != before)
            OK(text(path, was, sizeof(was)));
        before = calls;
    }
    minios_sleep(1000 * MS);
    minios_xenstore_unwatch(watch);
    printf("%lu writes, %u calls\n", writes, calls / 2);
    return 0;
}

static int hold(uint64_t enough)
{
    uint64_t longest = 0;
    unsigned long reads = 0, after = 0;
    printf("reading\n");
    for (uint64_t end = minios_monotonic() + 60000 * MS; after < 100 && minios_monotonic() < end; reads++) {
        char was[100];
        uint64_t began = minios_monotonic();
        OK(text("name", was, sizeof(was)));
        uint64_t took = minios_monotonic() - began;
        if (took > longest)
            longest = took;
        after += longest >= enough * MS;
    }
    printf("%lu reads, longest %lu ms\n", reads, (unsigned long)(longest / MS));
    return 0;
}

static int names_of(const char *path)
{
    char **names;
    size_t count, length = 0;
    OK(minios_xenstore_list(NONE, path, &names, &count));
    for (size_t i = 0; i < count; i++) {
        length += strlen(names[i]);
        CHECK(i == 0 || strcmp(names[i - 1], names[i]));
    }
    free(names);
    printf("%zu names, %zu bytes\n", count, length);
    return 0;
}

static void count(const char *path, void *arg) { (void)path; ++*(unsigned *)arg; }

static int tick(void)
{
    unsigned fires = 0;
    uint64_t last = 0;
    uint32_t transaction = NONE;
    CHECK(minios_xenstore_watch("data/poke", count, &fires));
    for (unsigned i = 0;; i++) {
        char domid[20] = "?", poke[100] = "";
        int error = text("domid", domid, sizeof(domid));
        text("data/poke", poke, sizeof(poke));
        struct minios_meminfo memory;
        minios_meminfo(&memory);
        uint64_t now = minios_monotonic();
        printf("tick %u domid %s error %d fires %u poke '%s' ms %lu wall %lu free %lu%s\n", i, domid, error, fires, poke,
               (unsigned long)(now / MS), (unsigned long)(minios_walltime() / MS), (unsigned long)memory.free,
               now < last ? " BACKWARDS" : "");
        last = now;
        /* A transaction that is open across a suspend ends with EAGAIN; any other ends well. */
        if (i % 2 == 0)
            OK(minios_xenstore_begin(&transaction));
        else {
            error = minios_xenstore_end(transaction, true);
            if (error)
                printf("transaction: error %d%s\n", error, error == EAGAIN ? " (EAGAIN)" : "");
        }
        minios_sleep(100 * MS);
    }
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (!minios_xenstore_present()) {
        char *value;
        size_t length;
        CHECK(minios_xenstore_read(NONE, "name", &value, &length) == ENOTCONN && !value);
        errno = 0;
        CHECK(!minios_xenstore_watch("name", count, NULL) && errno == ENOTCONN);
        printf("no xenstore\n");
        return 0;
    }
    if (argc > 3 && !strcmp(argv[1], "storm"))
        return storm(argv[2], strtoul(argv[3], NULL, 10));
    if (argc > 2 && !strcmp(argv[1], "hold"))
        return hold(strtoul(argv[2], NULL, 10));
    if (argc > 2 && !strcmp(argv[1], "list"))
        return names_of(argv[2]);
    if (argc > 1 && !strcmp(argv[1], "tick"))
        return tick();
    values();
    lists();
    transactions();
    watches();
    many();
    values();
    OK(minios_xenstore_remove(NONE, "data/test"));
    printf("xenstore ok\n");
    return 0;
}
