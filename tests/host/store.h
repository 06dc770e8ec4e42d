/* A small xenstored behind the ring, as honest or not as the test wants. */
#ifndef TESTS_HOST_STORE_H
#define TESTS_HOST_STORE_H
#include <stdbool.h>
#include <stddef.h>
#include <xen/io/xs_wire.h>

extern struct store_manners {
    unsigned at_a_time;                          /* bytes of the ring in one step; 0: it does not work at all */
    bool late;                                   /* answers in another order than the requests */
    unsigned conflicts;                          /* so many next commits are refused with EAGAIN */
} manners;
extern unsigned store_requests_seen, store_watches_held;

void store_connect(struct xenstore_domain_interface *, bool keep_nodes);   /* a new connection: no watches, no transactions */
bool store_step(void);                           /* false: nothing to do */
void store_write(const char *path, const char *value);          /* as dom0: fires watches */
void store_remove(const char *path);             /* with all below it */
const char *store_value(const char *path);       /* NULL: there is none */
/* Raw bytes into the ring of answers, as far as they fit. */
size_t store_say(const void *, size_t);
#endif
