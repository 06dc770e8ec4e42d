/* The receive ring. See netring.h. */
#include <string.h>
#include "../../arch/x86_64/cpu.h"
#include "netring.h"
#include "netring_publish.h"

#define SLOT(index) ((index) % NETRING_SIZE)
typedef uint64_t __attribute__((may_alias, aligned(4))) whole_response;

#define FRAME_MIN 14                             /* an Ethernet header */
/* What a response may say only if we had offered it (and we have not): parts, extra slots, a checksum left to us. */
#define NOT_PLAIN (NETRXF_csum_blank | NETRXF_more_data | NETRXF_extra_info | NETRXF_gso_prefix)

void netring_rx_init(struct netring_rx *r, void *page)
{
    memset(page, 0, NETRING_PAGE);
    memset(r, 0, sizeof(*r));
    r->shared = page;
    r->shared->req_event = 1;                    /* tell us with the first request; rsp_event 0: no event until asked for */
}

unsigned netring_rx_out(const struct netring_rx *r) { return r->posted - r->taken; }

bool netring_rx_post(struct netring_rx *r, void *buffer, grant_ref_t grant)
{
    if (r->broken || netring_rx_out(r) == NETRING_SIZE)
        return false;
    unsigned slot = SLOT(r->posted);
    volatile struct netif_rx_request *request = &r->shared->ring[slot].req;
    request->id = (uint16_t)slot;
    request->gref = grant;
    r->buffers[slot] = buffer;
    r->posted++;
    return true;
}

bool netring_rx_publish(struct netring_rx *r)
{
    return netring_publish(&r->shared->req_prod, &r->shared->req_event, r->posted, &r->published);
}

bool netring_rx_waiting(const struct netring_rx *r) { return !r->broken && r->shared->rsp_prod != r->taken; }

/* What may follow a response: first extra slots, of which each says whether there is another, then the frame's rest. */
static void follow(struct netring_rx *r, bool extra, bool rest)
{
    r->expect = extra ? RX_EXTRA : rest ? RX_REST : RX_FRAME;
    r->rest_after_extra = rest;
}

void *netring_rx_take(struct netring_rx *r, uint32_t limit, struct netring_frame *frame, unsigned *slot_out)
{
    if (r->broken)
        return NULL;
    uint32_t ready = r->shared->rsp_prod - r->taken;
    if (!ready)
        return NULL;
    if (ready > r->published - r->taken) {       /* more than the backend ever got: its state, or ours, is lost */
        r->broken = true;
        return NULL;
    }
    barrier();                                   /* the response is read after the index that announces it */
    unsigned slot = SLOT(r->taken);
    /* Read once, as a whole: it could change between the check and the use. */
    uint64_t word = *(const volatile whole_response *)&r->shared->ring[slot];
    struct netif_rx_response response;
    memcpy(&response, &word, sizeof(response));
    void *buffer = r->buffers[slot];
    r->buffers[slot] = NULL;
    r->taken++;
    *slot_out = slot;
    frame->offset = frame->length = 0;
    if (r->expect == RX_EXTRA) {
        follow(r, (word >> 8) & XEN_NETIF_EXTRA_FLAG_MORE, r->rest_after_extra);
        return buffer;
    }
    bool plain = r->expect == RX_FRAME && !(response.flags & NOT_PLAIN);
    follow(r, response.flags & NETRXF_extra_info, response.flags & NETRXF_more_data);
    uint32_t length = (uint32_t)response.status; /* a negative one is an error, and larger than any limit */
    if (plain && response.id == slot && response.status >= FRAME_MIN && length <= limit && response.offset <= limit - length) {
        frame->offset = response.offset;
        frame->length = length;
    }
    return buffer;
}

void netring_rx_ask(struct netring_rx *r, unsigned frames)
{
    r->shared->rsp_event = r->taken + frames;    /* an index that was passed already never fires */
    memory_fence();                              /* asked before the caller looks at the producer */
}

void *netring_rx_abandon(struct netring_rx *r, unsigned *slot)
{
    r->broken = true;
    while (r->posted != r->taken) {
        *slot = SLOT(r->taken);
        void *buffer = r->buffers[*slot];
        r->buffers[*slot] = NULL;
        r->taken++;
        if (buffer)
            return buffer;
    }
    return NULL;
}
