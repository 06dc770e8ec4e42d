#include "xen.h"
#include "store.h"

#define NODES 128
#define WATCHES 32
#define SLOTS 64                                 /* answers that wait to be written */

struct store_manners manners = { .at_a_time = 4096 };
unsigned store_requests_seen, store_watches_held;

static struct xenstore_domain_interface *ring;
static struct { char path[3100], value[4097]; size_t length; bool used; } nodes[NODES];
static struct { char path[3100], token[64]; bool used; } watches[WATCHES];
static struct { char *data; size_t length; } out[SLOTS];         /* messages; the first may be half written */
static unsigned out_count;
static size_t out_done, in_got;
static char in[sizeof(struct xsd_sockmsg) + XENSTORE_PAYLOAD_MAX + 1];
static uint32_t last_transaction;

static void add(uint32_t type, uint32_t request, uint32_t transaction, const void *data, size_t length)
{
    struct xsd_sockmsg header = { type, request, transaction, (uint32_t)length };
    CHECK(out_count < SLOTS);
    unsigned at = out_count;
    if (manners.late && type != XS_WATCH_EVENT && out_count > 1) {
        at = 1 + random_number(out_count);       /* never before the one that is being written */
        memmove(&out[at + 1], &out[at], (out_count - at) * sizeof(out[0]));
    }
    out_count++;
    out[at].length = sizeof(header) + length;
    out[at].data = malloc(out[at].length);
    memcpy(out[at].data, &header, sizeof(header));
    if (length)
        memcpy(out[at].data + sizeof(header), data, length);
}

static void fire(const char *path)
{
    for (unsigned i = 0; i < WATCHES; i++) {
        size_t n = strlen(watches[i].path);
        if (!watches[i].used || strncmp(path, watches[i].path, n) || (path[n] && path[n] != '/'))
            continue;
        char event[4096];
        size_t length = strlen(path) + 1;
        memcpy(event, path, length);
        strcpy(event + length, watches[i].token);
        add(XS_WATCH_EVENT, 0, 0, event, length + strlen(watches[i].token) + 1);
    }
}

static int find(const char *path)
{
    for (int i = 0; i < NODES; i++)
        if (nodes[i].used && !strcmp(nodes[i].path, path))
            return i;
    return -1;
}

static void set(const char *path, const void *value, size_t length)
{
    int i = find(path);
    for (i = i < 0 ? 0 : i; i < NODES && nodes[i].used && strcmp(nodes[i].path, path); i++)
        ;
    CHECK(i < NODES);
    nodes[i].used = true;
    strcpy(nodes[i].path, path);
    memcpy(nodes[i].value, value, length);
    nodes[i].value[nodes[i].length = length] = 0;
    fire(path);
}

static const char *names(const char *path, size_t *length)
{
    static char list[NODES * 100];
    size_t n = strlen(path);
    *length = 0;
    for (unsigned i = 0; i < NODES; i++) {
        if (!nodes[i].used || strncmp(nodes[i].path, path, n) || nodes[i].path[n] != '/')
            continue;
        char *name = list + *length, *seen = list;
        strcpy(name, nodes[i].path + n + 1);
        name[strcspn(name, "/")] = 0;            /* of what is deeper, the folder: once */
        while (seen < name && strcmp(seen, name))
            seen += strlen(seen) + 1;
        if (seen == name)
            *length += strlen(name) + 1;
    }
    return list;
}

static void watch(const struct xsd_sockmsg *h, const char *path, const char *token)
{
    for (unsigned i = 0; i < WATCHES; i++)
        if (watches[i].used == (h->type == XS_UNWATCH) && (!watches[i].used || !strcmp(watches[i].token, token))) {
            watches[i].used = h->type == XS_WATCH;
            strcpy(watches[i].path, path);
            strcpy(watches[i].token, token);
            store_watches_held += watches[i].used ? 1 : -1u;
            add(h->type, h->req_id, 0, "OK", 3);
            if (watches[i].used)
                fire(path);
            return;
        }
    add(XS_ERROR, h->req_id, 0, "ENOENT", 7);
}

static void serve(const struct xsd_sockmsg *h, const char *path)
{
    size_t n = strlen(path) + 1, length;
    char number[20];
    int i = find(path);
    store_requests_seen++;
    switch (h->type) {
    case XS_READ:
        if (i < 0)
            break;
        add(h->type, h->req_id, h->tx_id, nodes[i].value, nodes[i].length);
        return;
    case XS_WRITE:
        if (!h->tx_id || !manners.conflicts)     /* what will not be committed is never seen */
            set(path, path + n, h->len - n);
        add(h->type, h->req_id, h->tx_id, "OK", 3);
        return;
    case XS_RM:
        if (i < 0)
            break;
        nodes[i].used = false;
        add(h->type, h->req_id, h->tx_id, "OK", 3);
        fire(path);
        return;
    case XS_DIRECTORY:
        names(path, &length);
        if (length > XENSTORE_PAYLOAD_MAX)
            add(XS_ERROR, h->req_id, h->tx_id, "E2BIG", 6);
        else
            add(h->type, h->req_id, h->tx_id, names(path, &length), length);
        return;
    case XS_DIRECTORY_PART: {
        const char *list = names(path, &length);
        size_t at = (size_t)atoi(path + n), end = at;
        char part[XENSTORE_PAYLOAD_MAX] = "7";
        while (end < length && end + strlen(list + end) + 1 - at < 1000)
            end += strlen(list + end) + 1;
        memcpy(part + 2, list + at, end - at);
        add(h->type, h->req_id, h->tx_id, part, 2 + end - at + (end == length));
        return;
    }
    case XS_WATCH: case XS_UNWATCH:
        watch(h, path, path + n);
        return;
    case XS_TRANSACTION_START:
        add(h->type, h->req_id, 0, number, (size_t)sprintf(number, "%u", ++last_transaction) + 1);
        return;
    case XS_TRANSACTION_END:
        if (manners.conflicts) {
            manners.conflicts--;
            add(XS_ERROR, h->req_id, h->tx_id, "EAGAIN", 7);
        } else
            add(h->type, h->req_id, h->tx_id, "OK", 3);
        return;
    }
    add(XS_ERROR, h->req_id, h->tx_id, "ENOENT", 7);
}

size_t store_say(const void *data, size_t length)
{
    size_t n = 0;
    for (; n < length && ring->rsp_prod - ring->rsp_cons < XENSTORE_RING_SIZE; n++)
        ring->rsp[MASK_XENSTORE_IDX(ring->rsp_prod++)] = ((const char *)data)[n];
    return n;
}

bool store_step(void)
{
    struct xsd_sockmsg header;
    unsigned budget = manners.at_a_time, before = budget;
    if (!ring)
        return false;
    while (out_count && budget) {
        size_t left = out[0].length - out_done, n = store_say(out[0].data + out_done, left < budget ? left : budget);
        if (!n)
            break;
        budget -= (unsigned)n;
        out_done += n;
        if (out_done < out[0].length)
            continue;
        free(out[0].data);
        memmove(&out[0], &out[1], --out_count * sizeof(out[0]));
        out_done = 0;
    }
    while (budget && out_count < SLOTS / 2 && ring->req_cons != ring->req_prod) {
        in[in_got++] = ring->req[MASK_XENSTORE_IDX(ring->req_cons++)];
        budget--;
        memcpy(&header, in, sizeof(header));
        if (in_got < sizeof(header) || in_got < sizeof(header) + header.len)
            continue;
        CHECK(header.len <= XENSTORE_PAYLOAD_MAX);
        in[in_got] = 0;
        serve(&header, in + sizeof(header));
        in_got = 0;
    }
    return budget != before;
}

void store_connect(struct xenstore_domain_interface *page, bool keep_nodes)
{
    ring = page;
    while (out_count)
        free(out[--out_count].data);
    out_done = in_got = 0;
    memset(watches, 0, sizeof(watches));
    store_watches_held = 0;
    last_transaction = 0;
    if (!keep_nodes)
        memset(nodes, 0, sizeof(nodes));
}

void store_write(const char *path, const char *value) { set(path, value, strlen(value)); }

void store_remove(const char *path)
{
    size_t n = strlen(path);
    for (unsigned i = 0; i < NODES; i++)
        if (nodes[i].used && !strncmp(nodes[i].path, path, n) && (!nodes[i].path[n] || nodes[i].path[n] == '/'))
            nodes[i].used = false;
    fire(path);
}

const char *store_value(const char *path)
{
    int i = find(path);
    return i < 0 ? NULL : nodes[i].value;
}
