/* DNS queries that block the calling thread. */
#include "resolve.h"

#include "stack.h"

#include <lwip/dns.h>
#include <minios/thread.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>

/* Lives until both the caller and lwIP are done with it; the caller waits, so that is the same moment. */
struct query {
    struct minios_waitq waiter;
    bool done, found;
    ip_addr_t address;
};

static void answered(const char *name, const ip_addr_t *address, void *arg)
{
    struct query *query = arg;
    (void)name;
    query->done = true;
    query->found = address != NULL;
    if (address)
        query->address = *address;
    minios_wake_all(&query->waiter);
}

int resolve_name(const char *name, bool four, ip_addr_t *address)
{
    struct query query = { .waiter = MINIOS_WAITQ_INIT };
    size_t length = strlen(name);
    if (length == 0 || length >= DNS_MAX_NAME_LENGTH)
        return EAI_NONAME;
    stack_wait_for_address();
    minios_net_enter();
    err_t error = dns_gethostbyname_addrtype(name, &query.address, answered, &query,
                                             four ? LWIP_DNS_ADDRTYPE_IPV4 : LWIP_DNS_ADDRTYPE_IPV6);
    minios_net_leave();
    if (error == ERR_INPROGRESS) {
        while (!query.done)                      /* lwIP gives up by itself, after some 15 s */
            minios_wait(&query.waiter, UINT64_MAX);
        if (!query.found)
            return EAI_NONAME;
    } else if (error == ERR_MEM)
        return EAI_AGAIN;                        /* too many queries at once */
    else if (error != ERR_OK)
        return ip_addr_isany(dns_getserver(0)) ? EAI_AGAIN : EAI_NONAME;
    *address = query.address;
    return IP_IS_V4_VAL(*address) == four ? 0 : EAI_NONAME;
}
