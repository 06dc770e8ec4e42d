/* Ending domains of ours, and removing what killed calls have left. */
#include "fastdomain.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { patience = 2000 };               /* times 5 ms */

/* The first domain from domid on. */
static bool next_domain(uint16_t domid, struct xen_domctl_getdomaininfo *info)
{
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_getdomaininfo, .domain = domid };
    if (domctl(&ctl) < 0)
        return false;
    *info = ctl.u.getdomaininfo;
    return true;
}

bool find_domain(const uint8_t uuid[16], uint16_t *domid)
{
    struct xen_domctl_getdomaininfo info;
    for (unsigned from = 1; from < DOMID_FIRST_RESERVED && next_domain((uint16_t) from, &info); from = info.domain + 1u)
        if (info.domain >= from && !memcmp(info.handle, uuid, 16)) {
            *domid = info.domain;
            return true;
        }
    return false;
}

static void nap(void)
{
    nanosleep(&(struct timespec) { .tv_nsec = 5000000 }, 0);
}

void end_domain(uint16_t domid)
{
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_destroydomain, .domain = domid };
    for (unsigned i = 0; domctl(&ctl) < 0; ++i) {
        if (errno == ESRCH)
            return;
        /* A large one is taken apart in several calls. */
        if ((errno != EAGAIN && errno != EINTR && errno != EBUSY) || i > 100 * patience)
            fail("domain %u does not end", domid);
    }
}

/* dom0's drivers and daemons let go of its pages; until then it is a shadow of its number. */
static void wait_for_end(uint16_t domid)
{
    struct xen_domctl_getdomaininfo info;
    for (unsigned i = 0; i < patience && next_domain(domid, &info) && info.domain == domid; ++i)
        nap();
}

void destroy(uint16_t domid)
{
    store_open();
    char *vm = store_read(format("/local/domain/%u/vm", domid));
    const char *uuid_text = vm && !strncmp(vm, "/vm/", 4) ? vm + 4 : "";
    char *known = *uuid_text ? store_read(format(list_root "/%s/domid", uuid_text)) : 0;
    errno = 0;
    if (!known || atoi(known) != domid)
        fail("domain %u was not made by fastdomain", domid);
    /* From here on a kill leaves what the next sweep ends. */
    store_write(0, format(list_root "/%s", uuid_text), "ending");
    end_domain(domid);
    nodes_remove(domid, uuid_text);
    wait_for_end(domid);
    store_remove(format(list_root "/%s", uuid_text));
}

/* A domain's number as we have noted it, when nobody else has it now. */
static void remove_nodes_of(const char *noted, const char *uuid_text)
{
    struct xen_domctl_getdomaininfo info;
    unsigned domid = noted ? (unsigned) atoi(noted) : 0;
    if (domid == 0 || domid >= DOMID_FIRST_RESERVED)
        return;
    if (next_domain((uint16_t) domid, &info) && info.domain == domid) {
        uint8_t uuid[16];
        if (!uuid_parse(uuid_text, uuid) || memcmp(info.handle, uuid, 16))
            return;
    }
    nodes_remove((uint16_t) domid, uuid_text);
}

void sweep(void)
{
    size_t count;
    char **entries = store_list(list_root, &count);
    for (size_t i = 0; i < count; ++i) {
        uint8_t uuid[16];
        uint16_t domid;
        char *entry = format(list_root "/%s", entries[i]);
        char *state = store_read(entry), *noted = store_read(format("%s/domid", entry));
        bool parsed = uuid_parse(entries[i], uuid), there = parsed && find_domain(uuid, &domid);
        if (state && !strcmp(state, "made")) {
            if (there)
                continue;               /* it lives; or xl has restored it under another number */
        } else if (there && (!noted || atoi(noted) == domid))
            end_domain(domid);
        remove_nodes_of(noted, entries[i]);
        store_remove(entry);
    }
}
