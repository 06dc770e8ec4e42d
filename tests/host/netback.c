#include "netback.h"
#include <xen/io/xenbus.h>
#include "store.h"

#define SIZE 256u
#define LONGEST 1514u
#define BATCH 40u
#define FRONT "device/vif/%u/%s"
#define BACK "/local/domain/0/backend/vif/7/%u/%s"

static const char *path(const char *format, const struct netback *b, const char *name)
{
    static char text[100];
    snprintf(text, sizeof(text), format, b->index, name);
    return text;
}

static unsigned number(const char *format, const struct netback *b, const char *name)
{
    const char *value = store_value(path(format, b, name));
    return value ? (unsigned)atoi(value) : 0;
}

int netback_front(const struct netback *b) { return (int)number(FRONT, b, "state"); }

void netback_state(struct netback *b, int state)
{
    char text[2] = { (char)('0' + state), 0 };
    store_write(path(BACK, b, "state"), text);
}

void netback_plug(struct netback *b, unsigned index, int state)
{
    char text[100];
    b->index = index;
    b->there = true;
    netback_state(b, state);
    store_write(path(BACK, b, "online"), "1");
    snprintf(text, sizeof(text), "00:16:3e:00:00:%02x", index);
    store_write(path(FRONT, b, "mac"), text);
    store_write(path(FRONT, b, "backend-id"), "0");
    store_write(path(FRONT, b, "state"), "1");
    strcpy(text, path(BACK, b, ""));
    text[strlen(text) - 1] = 0;
    store_write(path(FRONT, b, "backend"), text);
}

void netback_forget(struct netback *b)
{
    if (b->connected) {
        domain_drop(b->tx_ref);
        domain_drop(b->rx_ref);
    }
    b->connected = false;
}

void netback_unplug(struct netback *b)
{
    char text[100];
    netback_forget(b);
    b->there = false;
    strcpy(text, path(FRONT, b, ""));
    text[strlen(text) - 1] = 0;
    store_remove(text);
    strcpy(text, path(BACK, b, ""));
    text[strlen(text) - 1] = 0;
    store_remove(text);
}

static void connect(struct netback *b)
{
    b->tx_ref = number(FRONT, b, "tx-ring-ref");
    b->rx_ref = number(FRONT, b, "rx-ring-ref");
    b->port = number(FRONT, b, "event-channel");
    b->tx = (struct netif_tx_sring *)domain_map(b->tx_ref, true);
    b->rx = (struct netif_rx_sring *)domain_map(b->rx_ref, true);
    CHECK(b->tx && b->rx && b->port && number(FRONT, b, "request-rx-copy") == 1);
    CHECK(number(FRONT, b, "feature-no-csum-offload") == 1);
    b->tx_next = b->rx_next = 0;
    b->connected = b->awake = true;
    b->stale = false;
    netback_state(b, XenbusStateConnected);
}

void netback_restart(struct netback *b)
{
    netback_forget(b);
    netback_state(b, XenbusStateInitWait);
    connect(b);
    b->stale = true;
}

/* The states that follow from the guest's. */
static bool follow(struct netback *b)
{
    int front = netback_front(b), back = (int)number(BACK, b, "state");
    if (front == XenbusStateConnected && back == XenbusStateInitWait)
        connect(b);
    else if (front == XenbusStateClosed && back != XenbusStateClosed && back != XenbusStateInitialising) {
        netback_forget(b);
        netback_state(b, XenbusStateClosed);
    } else if (front == XenbusStateInitialising && back == XenbusStateClosed)
        netback_state(b, XenbusStateInitWait);
    else
        return false;
    return true;
}

static unsigned length_of(uint64_t frame) { return frame % 8 ? 60 + frame % 5 : 60 + frame * 2654435761u % (LONGEST - 59); }

static void fill(unsigned char *to, uint64_t frame)
{
    unsigned length = length_of(frame);
    memset(to, (int)frame, length);
    memcpy(to + 14, &frame, sizeof(frame));
}

static void came(struct netback *b, const unsigned char *data, unsigned length)
{
    unsigned char expected[LONGEST];
    uint64_t frame;
    CHECK(length >= 14 && length <= LONGEST + 4);
    memcpy(&frame, data + 14, sizeof(frame));
    if (b->stale || b->noise)
        return;                                  /* stale: one that was taken before, and its page may have another one now */
    CHECK(frame > b->last && length == length_of(frame));
    fill(expected, frame);
    CHECK(!memcmp(expected, data, length));
    b->last = frame;
    b->got++;
}

static void answer(volatile uint32_t *produced, const volatile uint32_t *wanted, uint32_t next, evtchn_port_t port)
{
    uint32_t count = next - *produced;
    *produced = next;
    if (count && next - *wanted < count)
        domain_raise(port);
}

static bool take(struct netback *b)
{
    unsigned count = b->tx->req_prod - b->tx_next, batch = 1 + random_number(BATCH);
    struct netif_tx_response responses[BATCH];
    CHECK(count <= SIZE || b->stale);
    if (count > SIZE)
        return false;
    if (count > batch)
        count = batch;
    for (unsigned i = 0; i < count; i++) {
        struct netif_tx_request request = b->tx->ring[(b->tx_next + i) % SIZE].req;
        const unsigned char *page = domain_map(request.gref, false);
        CHECK(request.offset + request.size <= 4096 && !(request.flags & NETTXF_csum_blank));
        if (page) {
            came(b, page + request.offset, request.size);
            domain_drop(request.gref);
        } else {
            b->refused++;
        }
        responses[i] = (struct netif_tx_response){ request.id, page ? NETIF_RSP_OKAY : NETIF_RSP_ERROR };
    }
    bool backwards = random_number(2);           /* they may be answered in any order */
    for (unsigned i = 0; i < count; i++)
        b->tx->ring[(b->tx_next + i) % SIZE].rsp = responses[backwards ? count - 1 - i : i];
    b->tx_next += count;
    answer(&b->tx->rsp_prod, &b->tx->rsp_event, b->tx_next, b->port);
    if (!count)
        b->tx->req_event = b->tx_next + 1;
    return count;
}

static bool give(struct netback *b)
{
    unsigned count = b->rx->req_prod - b->rx_next, batch = 1 + random_number(BATCH), i = 0;
    CHECK(count <= SIZE || b->stale);
    for (; count <= SIZE && i < count && i < batch && b->to_give; i++) {
        union netif_rx_sring_entry *slot = &b->rx->ring[b->rx_next++ % SIZE];
        struct netif_rx_request request = slot->req;
        unsigned char *page = domain_map(request.gref, true);
        slot->rsp = (struct netif_rx_response){ request.id, 0, NETRXF_data_validated, NETIF_RSP_ERROR };
        if (!page) {
            b->refused++;
            continue;
        }
        if (!random_number(500)) {               /* a frame that it could not copy */
            domain_drop(request.gref);
            continue;
        }
        fill(page, ++b->given);
        slot->rsp.status = (int16_t)length_of(b->given);
        domain_drop(request.gref);
        b->to_give--;
    }
    answer(&b->rx->rsp_prod, &b->rx->rsp_event, b->rx_next, b->port);
    if (!i)
        b->rx->req_event = b->rx_next + 1;
    return i;
}

void netback_lie(struct netback *b)
{
    while (b->connected && b->rx_next != b->rx->req_prod) {
        union netif_rx_sring_entry *slot = &b->rx->ring[b->rx_next++ % SIZE];
        uint16_t id = slot->req.id;
        for (unsigned i = 0; i < sizeof(*slot); i++)
            ((unsigned char *)slot)[i] = (unsigned char)random_number(256);
        if (random_number(2))
            slot->rsp.id = id;
        if (random_number(2))
            slot->rsp.flags = NETRXF_data_validated;
    }
    answer(&b->rx->rsp_prod, &b->rx->rsp_event, b->rx_next, b->port);
}

void netback_more(struct netback *b, uint64_t frames)
{
    b->to_give += frames;
    b->awake = true;
}

bool netback_step(struct netback *b)
{
    if (!b->there)
        return false;
    bool moved = follow(b);
    if (!b->connected)
        return moved;
    b->awake |= domain_kicked(b->port);          /* as dom0's: it sleeps when it has nothing to do, until there is an event */
    if (!b->awake)
        return moved;
    b->awake = take(b) | give(b);
    return moved | b->awake;
}
