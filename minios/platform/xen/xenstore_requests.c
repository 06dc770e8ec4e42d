#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <minios/event.h>
#include <minios/thread.h>
#include <minios/time.h>
#include "../../kernel/events.h"
#include "../../kernel/print.h"
#include "events.h"
#include "xen.h"
#include "xenstore_message.h"
#include "xenstore_requests.h"

#define AT_A_TIME 64                             /* messages taken in one callback: others shall run in a storm of them */
#define QUIET_NS 10000000000ull                  /* how long a suspend waits for answers */

struct request {                                 /* on the stack of the thread that waits */
    struct request *next;
    uint32_t number, type;
    bool done, interrupted;
    int error;
    struct store_answer *answer;
    struct minios_waitq answered;
};

static struct store_ring ring;
static struct store_input input;
static struct request *outstanding;
static uint32_t last_number;
static unsigned epoch;
static int event;
static void (*watch_event)(char *, size_t);
static bool failed;
static bool sending;                             /* a thread puts a message into the ring: messages must not mix */
static bool suspended;                           /* new requests wait */
static bool detached;                            /* and the ring is not looked at: it may be another one already */
static struct minios_waitq turn = MINIOS_WAITQ_INIT;     /* for `sending` or `suspended` to end */
static struct minios_waitq room = MINIOS_WAITQ_INIT;     /* for room in the ring */
static struct minios_waitq quiet = MINIOS_WAITQ_INIT;    /* store_requests_suspend() */

static void finish(struct request **at, int error, bool interrupted)
{
    struct request *request = *at;
    *at = request->next;
    request->done = true;
    request->error = error;
    request->interrupted = interrupted;
    minios_wake_all(&request->answered);
    minios_wake_all(&quiet);
}

static void finish_all(int error, bool interrupted)
{
    while (outstanding)
        finish(&outstanding, error, interrupted);
}

/* For good, or until a resume as another domain, whose ring is new. */
static void fail(void)
{
    if (!failed)
        kprintf("minios: xenstore: the store broke the protocol; it is not used any more\n");
    failed = true;
    ring.broken = true;
    store_input_reset(&input);
    finish_all(EIO, false);
    minios_wake_all(&room);
}

/* An answer nobody waits for, or no request of ours, is dropped. */
static void take_answer(const struct xsd_sockmsg *header, char *payload)
{
    struct request **at = &outstanding;
    while (*at && (*at)->number != header->req_id)
        at = &(*at)->next;
    if (!*at) {
        free(payload);
        return;
    }
    int error = !payload ? ENOMEM : 0;
    if (payload && header->type == XS_ERROR)
        error = store_error_number(payload);
    else if (header->type != XS_ERROR && header->type != (*at)->type)
        error = EIO;
    if (error)
        free(payload);
    else
        *(*at)->answer = (struct store_answer){ .payload = payload, .length = header->len };
    finish(at, error, false);
}

/* The event of the port: the store has read, or written, or both. */
static void changed(void *unused)
{
    (void)unused;
    struct xsd_sockmsg header;
    char *payload;
    if (failed || detached)
        return;
    for (unsigned n = 0;; n++) {
        enum store_step step = n < AT_A_TIME ? store_input_step(&input, &ring, &header, &payload) : STORE_NOTHING;
        if (step == STORE_BROKEN) {
            fail();
            return;
        }
        if (step == STORE_NOTHING) {
            if (n >= AT_A_TIME)
                event_raise(event);              /* there may be more */
            break;
        }
        if (header.type == XS_WATCH_EVENT)
            watch_event(payload, header.len);
        else
            take_answer(&header, payload);
    }
    xen_port_notify(xen.store_port);             /* it may wait for room */
    minios_wake_all(&room);
}

static bool put(const void *data, size_t size, unsigned began)
{
    while (size) {
        size_t n = store_ring_put(&ring, data, size);
        data = (const char *)data + n;
        size -= n;
        if (ring.broken)
            fail();
        else if (n)
            xen_port_notify(xen.store_port);
        else
            minios_wait(&room, MINIOS_NO_DEADLINE);
        if (failed || epoch != began)            /* whoever made it so has finished the request */
            return false;
    }
    return true;
}

static void send(struct request *request, uint32_t transaction, const struct store_piece *pieces, unsigned count, size_t size)
{
    struct xsd_sockmsg header = { .type = request->type, .req_id = request->number, .tx_id = transaction, .len = (uint32_t)size };
    unsigned began = epoch;
    sending = true;
    bool good = put(&header, sizeof(header), began);
    for (unsigned i = 0; good && i < count; i++)
        good = put(pieces[i].data, pieces[i].size, began);
    sending = false;
    minios_wake_all(&turn);
    minios_wake_all(&quiet);
}

int store_request(uint32_t type, uint32_t transaction, unsigned transaction_epoch, const struct store_piece *pieces,
                  unsigned count, struct store_answer *answer)
{
    size_t size = 0;
    *answer = (struct store_answer){ 0 };
    for (unsigned i = 0; i < count; i++) {
        if (pieces[i].size > XENSTORE_PAYLOAD_MAX - size)
            return E2BIG;
        size += pieces[i].size;
    }
    if (!ring.shared)
        return ENOTCONN;
    for (bool repeated = false;; repeated = true) {
        while (sending || suspended)
            minios_wait(&turn, MINIOS_NO_DEADLINE);
        if (failed)
            return EIO;
        if (transaction && transaction_epoch != epoch)
            return EAGAIN;
        struct request request = { .next = outstanding, .number = ++last_number, .type = type, .answer = answer };
        outstanding = &request;
        unsigned asked = epoch;
        send(&request, transaction, pieces, count, size);
        while (!request.done)
            minios_wait(&request.answered, MINIOS_NO_DEADLINE);
        answer->repeated = repeated;
        answer->epoch = asked;                   /* not that of now: a suspend may lie between the answer and this thread's turn */
        if (!request.interrupted)
            return request.error;
    }
}

unsigned store_epoch(void) { return epoch; }

static void attach(void)
{
    store_ring_attach(&ring, (void *)xen.store_page);
    xen_port_bind(xen.store_port, event);
}

void store_requests_init(void (*on_event)(char *, size_t))
{
    watch_event = on_event;
    event = event_register(changed, NULL);
    attach();
    event_raise(event);                          /* for what came before */
}

void store_requests_suspend(void)
{
    suspended = true;
    uint64_t deadline = minios_monotonic() + QUIET_NS;
    while ((sending || outstanding) && minios_monotonic() < deadline)
        minios_wait(&quiet, deadline);
    detached = true;
}

void store_requests_resume(bool new_domain)
{
    if (new_domain) {
        epoch++;
        failed = false;
        store_input_reset(&input);
        finish_all(0, true);
        minios_wake_all(&room);                  /* who was sending gives up, and repeats it */
        bool cut = sending;
        while (sending)
            minios_yield();
        attach();
        store_ring_skip(&ring);
        if (cut && !store_ring_quiet(&ring))
            fail();                              /* half a message of before would be the start of the next one */
    }
    suspended = detached = false;
    event_raise(event);
    minios_wake_all(&turn);
}
