#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <minios/event.h>
#include <minios/thread.h>
#include <minios/xenstore.h>
#include "../../kernel/panic.h"
#include "../../kernel/print.h"
#include "xenstore_message.h"
#include "xenstore_requests.h"
#include "xenstore_watches.h"

#define STACK 32768
#define TOKEN 9                                  /* eight hex digits and a zero byte */

struct minios_xenstore_watch {
    struct minios_xenstore_watch *next;
    void (*changed)(const char *path, void *arg);
    void *arg;
    bool all;                                    /* too much happened: tell that anything may have changed */
    unsigned epoch;                              /* in which the store knows of it */
    char token[TOKEN];                           /* a number never used before, so that no late event finds a wrong watch */
    char path[];
};

struct event {
    struct event *next;
    struct minios_xenstore_watch *watch;
    size_t bytes;
    char path[];
};

static struct minios_xenstore_watch *watches;
static struct minios_xenstore_watch *running, *renewing;     /* in use by a thread that blocks: must not be freed */
static bool running_ended;                       /* its own callback has ended `running` */
static struct event *first, **last = &first;
static size_t queued;                            /* bytes of the events in the queue */
static uint32_t last_token;
static struct minios_thread *teller;
static struct minios_waitq something = MINIOS_WAITQ_INIT, told = MINIOS_WAITQ_INIT;

/* Takes out the first event of a watch, or of any for NULL. */
static struct event *take(const struct minios_xenstore_watch *watch)
{
    for (struct event **at = &first; *at; at = &(*at)->next)
        if (!watch || (*at)->watch == watch) {
            struct event *event = *at;
            *at = event->next;
            if (last == &event->next)
                last = at;
            queued -= event->bytes;
            return event;
        }
    return NULL;
}

static void forget(const struct minios_xenstore_watch *watch)
{
    for (struct event *event; (event = take(watch)); )
        free(event);
}

static bool waits_already(const struct minios_xenstore_watch *watch, const char *path)
{
    for (const struct event *event = first; event; event = event->next)
        if (event->watch == watch && !strcmp(event->path, path))
            return true;
    return false;
}

void store_watch_event(char *payload, size_t length)
{
    const char *path, *token;
    struct minios_xenstore_watch *watch = NULL;
    if (payload && store_event_split(payload, length, &path, &token))
        for (watch = watches; watch && strcmp(watch->token, token); watch = watch->next)
            ;
    if (watch && !watch->all && !waits_already(watch, path)) {
        size_t bytes = sizeof(struct event) + strlen(path) + 1;
        struct event *event = bytes <= STORE_EVENTS_BYTES - queued ? malloc(bytes) : NULL;
        if (event) {
            event->next = NULL;
            event->watch = watch;
            event->bytes = bytes;
            strcpy(event->path, path);
            *last = event;
            last = &event->next;
            queued += bytes;
        } else {
            forget(watch);
            watch->all = true;
        }
        minios_wake_all(&something);
    } else if (!payload) {                       /* no memory: nobody knows whose it was */
        for (watch = watches; watch; watch = watch->next)
            watch->all = true;
        minios_wake_all(&something);
    }
    free(payload);
}

static void tell(struct minios_xenstore_watch *watch, const char *path)
{
    running = watch;
    watch->changed(path, watch->arg);
    running = NULL;
    if (running_ended)
        free(watch);
    running_ended = false;
    minios_wake_all(&told);
}

static void tell_all(void *unused)
{
    (void)unused;
    for (;;) {
        struct minios_xenstore_watch *watch = watches;
        while (watch && !watch->all)
            watch = watch->next;
        struct event *event = watch ? NULL : take(NULL);
        if (watch) {
            watch->all = false;
            tell(watch, watch->path);
        } else if (event) {
            tell(event->watch, event->path);
            free(event);
        } else {
            minios_wait(&something, MINIOS_NO_DEADLINE);
        }
    }
}

void store_watches_init(void)
{
    teller = minios_thread_create(tell_all, NULL, "xenstore", STACK);
    if (!teller)
        panic("no memory for the thread of xenstore watches");
}

/* 0 or an errno number. */
static int ask(struct minios_xenstore_watch *watch, uint32_t type)
{
    struct store_piece pieces[] = { { watch->path, strlen(watch->path) + 1 }, { watch->token, TOKEN } };
    struct store_answer answer;
    watch->epoch = store_epoch();
    int error = store_request(type, 0, 0, pieces, 2, &answer);
    free(answer.payload);
    return error == (type == XS_WATCH ? EEXIST : ENOENT) ? 0 : error;    /* done already: a suspend made it come twice */
}

struct minios_xenstore_watch *minios_xenstore_watch(const char *path, void (*changed)(const char *path, void *arg), void *arg)
{
    size_t length = strlen(path);
    struct minios_xenstore_watch *watch = calloc(1, sizeof(*watch) + length + 1);
    if (!watch)
        return NULL;
    watch->changed = changed;
    watch->arg = arg;
    memcpy(watch->path, path, length);
    uint32_t number = ++last_token;
    for (unsigned i = 0; i < TOKEN - 1; i++, number <<= 4)
        watch->token[i] = "0123456789abcdef"[number >> 28];
    watch->next = watches;                       /* before the store knows: events come before its answer */
    watches = watch;
    int error = ask(watch, XS_WATCH);
    if (error) {
        minios_xenstore_unwatch(watch);
        errno = error;
        return NULL;
    }
    return watch;
}

void minios_xenstore_unwatch(struct minios_xenstore_watch *watch)
{
    struct minios_xenstore_watch **at = &watches;
    while (*at && *at != watch)
        at = &(*at)->next;
    if (!*at)
        return;
    *at = watch->next;
    forget(watch);
    ask(watch, XS_UNWATCH);
    bool own = running == watch && minios_thread_self() == teller;
    while (renewing == watch || (running == watch && !own))
        minios_wait(&told, MINIOS_NO_DEADLINE);
    if (own)
        running_ended = true;
    else
        free(watch);
}

void store_watches_renew(void)
{
    /* What waits tells of nodes of another domain; each watch fires anyway. */
    for (struct event *event; (event = take(NULL)); )
        free(event);
    for (struct minios_xenstore_watch *watch = watches, *again; watch; watch = again) {
        again = watch->next;
        if (watch->epoch == store_epoch())
            continue;                            /* made, or made again, since */
        renewing = watch;
        int error = ask(watch, XS_WATCH);
        if (error)
            kprintf("minios: xenstore: a watch is lost, error %d: %s\n", error, watch->path);
        renewing = NULL;
        minios_wake_all(&told);
        again = watches;                         /* the list may have changed meanwhile */
    }
}
