/* The functions of <net/if.h>. */
#include "interface.h"

#include <errno.h>
#include <net/if.h>
#include <stdlib.h>

unsigned if_nametoindex(const char *name)
{
    struct netif *netif = interface_by_name(name);
    if (!netif)
        errno = ENXIO;
    return netif ? netif_get_index(netif) : 0;
}

char *if_indextoname(unsigned index, char *name)
{
    if (interface_name(index, name, IF_NAMESIZE) == 0)
        return name;
    errno = ENXIO;
    return NULL;
}

struct if_nameindex *if_nameindex(void)
{
    struct netif *netif;
    size_t count = 0, at = 0;
    NETIF_FOREACH (netif)
        ++count;
    /* One block: the list, its end, then the names. */
    struct if_nameindex *list = calloc(1, (count + 1) * sizeof *list + count * IF_NAMESIZE);
    if (!list) {
        errno = ENOBUFS;
        return NULL;
    }
    char *names = (char *)(list + count + 1);
    for (unsigned index = 1; index <= UINT8_MAX && at < count; ++index)
        if (interface_name(index, names + at * IF_NAMESIZE, IF_NAMESIZE) == 0) {
            list[at].if_index = index;
            list[at].if_name = names + at * IF_NAMESIZE;
            ++at;
        }
    return list;
}

void if_freenameindex(struct if_nameindex *list)
{
    free(list);
}
