/* <minios/xenstore.h>: one request each, and the transactions. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <minios/xenstore.h>
#include "suspend.h"
#include "xen.h"
#include "xenstore.h"
#include "xenstore_requests.h"
#include "xenstore_transactions.h"
#include "xenstore_watches.h"

bool minios_xenstore_present(void) { return xen.store_page != 0; }

static void after(bool new_domain)
{
    store_requests_resume(new_domain);
    if (new_domain)
        store_watches_renew();
}

void xen_store_init(void)
{
    static const struct xen_suspend_client client = { .before = store_requests_suspend, .after = after };
    store_watches_init();
    store_requests_init(store_watch_event);
    xen_suspend_register(&client);
}

int store_path_request(uint32_t type, uint32_t transaction, const char *path, const void *data, size_t length,
                       struct store_answer *answer)
{
    uint32_t number = 0;
    unsigned epoch = 0;
    *answer = (struct store_answer){ 0 };
    int error = store_transaction(transaction, &number, &epoch);
    if (error)
        return error;
    struct store_piece pieces[] = { { path, strlen(path) + 1 }, { data, length } };
    return store_request(type, number, epoch, pieces, 2, answer);
}

/* For requests whose answer says nothing but that they were done. */
static int order(uint32_t type, uint32_t transaction, const char *path, const void *data, size_t length)
{
    struct store_answer answer;
    int error = store_path_request(type, transaction, path, data, length, &answer);
    free(answer.payload);
    return type == XS_RM && answer.repeated && error == ENOENT ? 0 : error;
}

int minios_xenstore_read(uint32_t transaction, const char *path, char **value, size_t *length)
{
    struct store_answer answer;
    int error = store_path_request(XS_READ, transaction, path, NULL, 0, &answer);
    *value = answer.payload;
    *length = answer.length;
    return error;
}

int minios_xenstore_write(uint32_t transaction, const char *path, const void *value, size_t length)
{
    return order(XS_WRITE, transaction, path, value, length);
}

int minios_xenstore_mkdir(uint32_t transaction, const char *path) { return order(XS_MKDIR, transaction, path, NULL, 0); }
int minios_xenstore_remove(uint32_t transaction, const char *path) { return order(XS_RM, transaction, path, NULL, 0); }
