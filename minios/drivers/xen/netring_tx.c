/* The send ring. See netring.h. */
#include <string.h>
#include "../../arch/x86_64/cpu.h"
#include "netring.h"
#include "netring_publish.h"

#define SLOT(index) ((index) % NETRING_SIZE)

void netring_tx_init(struct netring_tx *r, void *page)
{
    memset(page, 0, NETRING_PAGE);
    memset(r, 0, sizeof(*r));
    r->shared = page;
    r->shared->req_event = 1;                    /* tell us with the first request; rsp_event 0: no event until asked for */
}

bool netring_tx_post(struct netring_tx *r, unsigned id, grant_ref_t grant, uint32_t offset, uint32_t length)
{
    if (r->broken || r->posted - r->taken == NETRING_SIZE || id >= NETRING_SIZE || r->out[id])
        return false;
    volatile struct netif_tx_request *request = &r->shared->ring[SLOT(r->posted)].req;
    request->gref = grant;
    request->offset = (uint16_t)offset;
    request->flags = 0;
    request->id = (uint16_t)id;
    request->size = (uint16_t)length;
    r->out[id] = true;
    r->posted++;
    return true;
}

bool netring_tx_publish(struct netring_tx *r)
{
    return netring_publish(&r->shared->req_prod, &r->shared->req_event, r->posted, &r->published);
}

bool netring_tx_waiting(const struct netring_tx *r) { return !r->broken && r->shared->rsp_prod != r->taken; }

int netring_tx_take(struct netring_tx *r, bool *sent)
{
    if (r->broken)
        return -1;
    uint32_t ready = r->shared->rsp_prod - r->taken;
    if (!ready)
        return -1;
    barrier();                                   /* the response is read after the index that announces it */
    const volatile struct netif_tx_response *response = &r->shared->ring[SLOT(r->taken)].rsp;
    uint16_t id = response->id;                  /* each read once: they could change between check and use */
    int16_t status = response->status;
    /* More than was published, an id that is none, or one that is not out (so one frame would never come back). */
    if (ready > r->published - r->taken || id >= NETRING_SIZE || !r->out[id]) {
        r->broken = true;
        return -1;
    }
    r->out[id] = false;
    r->taken++;
    *sent = status == NETIF_RSP_OKAY;
    return id;
}

void netring_tx_ask(struct netring_tx *r, bool wanted)
{
    r->shared->rsp_event = wanted ? r->taken + (r->published - r->taken) / 2 + 1 : r->taken;
    memory_fence();                              /* asked before the caller looks at the producer */
}

int netring_tx_abandon(struct netring_tx *r)
{
    r->broken = true;
    for (int id = 0; id < NETRING_SIZE; id++)
        if (r->out[id]) {
            r->out[id] = false;
            return id;
        }
    return -1;
}
