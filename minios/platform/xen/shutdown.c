/* What the tool stack asks of a domain: control/shutdown (xen's docs/misc/xenstore-paths). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <minios/event.h>
#include <minios/thread.h>
#include <minios/xenstore.h>
#include "../../kernel/panic.h"
#include "../../kernel/power_request.h"
#include "../../kernel/print.h"
#include "suspend.h"

#define NODE "control/shutdown"
#define STACK 32768                              /* the app's function and the suspend clients run on it */

enum request { NOTHING, POWER_OFF, REBOOT, SUSPEND };

static bool looked;                              /* false: the node has changed since */
static struct minios_waitq changed = MINIOS_WAITQ_INIT;

static enum request meaning(const char *word)
{
    if (!strcmp(word, "poweroff") || !strcmp(word, "halt"))
        return POWER_OFF;
    if (!strcmp(word, "reboot"))
        return REBOOT;
    return !strcmp(word, "suspend") ? SUSPEND : NOTHING;
}

/* Reads the request and acknowledges it, both in one transaction: the tool stack may take it back. Returns an errno. */
static int take(enum request *request)
{
    uint32_t transaction;
    char *word;
    size_t length;
    int error = minios_xenstore_begin(&transaction);
    if (error)
        return error;
    *request = NOTHING;
    error = minios_xenstore_read(transaction, NODE, &word, &length);
    if (!error) {
        *request = meaning(word);
        free(word);
        if (*request != NOTHING)
            error = minios_xenstore_write(transaction, NODE, "", 0);
    }
    int ended = minios_xenstore_end(transaction, !error && *request != NOTHING);
    return error ? error : ended;
}

/* Nodes that the tool stack has made for us to fill in; a new domain's are empty again. */
static void advertise(void)
{
    static const char *const features[] = { "control/feature-poweroff", "control/feature-reboot", "control/feature-suspend" };
    for (unsigned i = 0; i < sizeof(features) / sizeof(features[0]); i++)
        minios_xenstore_write(XENSTORE_NO_TRANSACTION, features[i], "1", 1);    /* not there: nobody wants to know */
}

static void node_changed(const char *path, void *unused)
{
    (void)path;
    (void)unused;
    looked = false;
    minios_wake_all(&changed);
}

static void serve(void *unused)
{
    (void)unused;
    advertise();
    if (!minios_xenstore_watch(NODE, node_changed, NULL)) {
        kprintf("minios: no shutdown requests: xenstore error %d\n", errno);
        return;
    }
    for (;;) {
        while (looked)
            minios_wait(&changed, MINIOS_NO_DEADLINE);
        looked = true;
        enum request request = NOTHING;
        int error;
        do
            error = take(&request);
        while (error == EAGAIN);
        if (error || request == NOTHING)
            continue;
        if (request != SUSPEND)
            power_request(request == REBOOT);
        xen_suspend();
        advertise();
    }
}

void xen_shutdown_watch(void)
{
    if (!minios_thread_create(serve, NULL, "shutdown", STACK))
        panic("no memory for the thread of shutdown requests");
}
