/* Transactions by numbers of our own: xenstored's begin again after a migration, and an old one must not hit a new one. */
#ifndef XEN_XENSTORE_TRANSACTIONS_H
#define XEN_XENSTORE_TRANSACTIONS_H
#include <stdint.h>
#include "xenstore_requests.h"

/* The store's number, and when it began; 0, or EINVAL for one that is not open. XENSTORE_NO_TRANSACTION is 0 there too. */
int store_transaction(uint32_t handle, uint32_t *number, unsigned *epoch);
/* xenstore.c: a request that begins with a path; as store_request(). */
int store_path_request(uint32_t type, uint32_t transaction, const char *path, const void *data, size_t length,
                       struct store_answer *);
#endif
