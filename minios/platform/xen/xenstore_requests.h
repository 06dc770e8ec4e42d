/* Requests to xenstored and their answers: many threads may have one outstanding; answers are matched by number. */
#ifndef XEN_XENSTORE_REQUESTS_H
#define XEN_XENSTORE_REQUESTS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xen/io/xs_wire.h>

struct store_piece { const void *data; size_t size; };

struct store_answer {
    char *payload;                               /* malloc'ed, with a zero byte behind its length; the caller frees it */
    size_t length;
    bool repeated;                               /* it was sent twice: the first one may have been done */
    unsigned epoch;                              /* store_epoch() when it was sent */
};

/* Attaches to xen.store_page and xen.store_port. `event` gets every watch event's payload (its owner from then on). */
void store_requests_init(void (*event)(char *payload, size_t length));
/* 0 or an errno number as <minios/xenstore.h> tells; *answer is all zero then. Blocks. With a transaction, whose number is of
 * `epoch` (that of the answer which began it), a suspend meanwhile makes it EAGAIN. */
int store_request(uint32_t type, uint32_t transaction, unsigned epoch, const struct store_piece *, unsigned count,
                  struct store_answer *);
/* How often the guest became another domain: transactions and watches of before are gone. */
unsigned store_epoch(void);

void store_requests_suspend(void);               /* waits, within limits, until nothing is in flight; later ones wait */
void store_requests_resume(bool new_domain);     /* reconnects; what was in flight is repeated */
#endif
