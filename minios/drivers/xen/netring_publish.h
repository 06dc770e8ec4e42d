/* What both rings do to show the backend their requests. */
#ifndef XEN_NETRING_PUBLISH_H
#define XEN_NETRING_PUBLISH_H
#include "../../arch/x86_64/cpu.h"
#include "netring.h"

/* Moves the shared index up to `posted`. True when the backend asked (req_event) for an event for one of the new ones. */
static inline bool netring_publish(volatile uint32_t *req_prod, const volatile uint32_t *req_event, uint32_t posted,
                                   uint32_t *published)
{
    uint32_t count = posted - *published;
    if (!count)
        return false;
    barrier();                                   /* requests are written before the index */
    *req_prod = *published = posted;
    memory_fence();                              /* the index is out before we look whether the backend sleeps */
    return posted - *req_event < count;
}
#endif
