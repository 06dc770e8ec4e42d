#include "names.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* lwip's, when the image has it. */
extern __typeof__(getaddrinfo) getaddrinfo __attribute__((weak));
extern __typeof__(freeaddrinfo) freeaddrinfo __attribute__((weak));

/* One result with its address, as one piece of memory. */
struct result {
    struct addrinfo info;
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } address;
};

static struct addrinfo *make(const void *address, size_t size, const struct addrinfo *hints)
{
    struct result *result = calloc(1, sizeof *result);
    if (!result)
        return NULL;
    memcpy(&result->address, address, size < sizeof result->address ? size : sizeof result->address);
    result->info.ai_family = result->address.any.sa_family;
    result->info.ai_socktype = hints ? hints->ai_socktype : 0;
    result->info.ai_protocol = hints ? hints->ai_protocol : 0;
    result->info.ai_addrlen = size;
    result->info.ai_addr = &result->address.any;
    return &result->info;
}

void pcap_minios_freeaddrinfo(struct addrinfo *list)
{
    while (list) {
        struct addrinfo *next = list->ai_next;
        free(list);                              /* the first member of a struct result */
        list = next;
    }
}

static int give(struct addrinfo *made, struct addrinfo **list)
{
    *list = made;
    return made ? 0 : EAI_MEMORY;
}

/* A service alone: the loopback address with its port, as POSIX has it. */
static int find_service(const char *service, const struct addrinfo *hints, struct addrinfo **list)
{
    const char *protocol = hints && hints->ai_socktype == SOCK_DGRAM ? "udp" : "tcp";
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    char *end;
    unsigned long number = strtoul(service, &end, 10);
    if (end != service && !*end) {
        if (number > 65535)
            return EAI_SERVICE;
        address.sin_port = htons((uint16_t)number);
    } else {
        struct servent *found = getservbyname(service, protocol);
        if (!found)
            return EAI_SERVICE;
        address.sin_port = (in_port_t)found->s_port;
    }
    return give(make(&address, sizeof address, hints), list);
}

/* Copies, since the original is freed by lwip's own function. */
static int ask_resolver(const char *node, const struct addrinfo *hints, struct addrinfo **list)
{
    struct addrinfo *theirs = NULL, *first = NULL, **end = &first;
    if (!getaddrinfo)
        return EAI_NONAME;
    int error = getaddrinfo(node, NULL, hints, &theirs);
    if (error)
        return error;
    for (struct addrinfo *each = theirs; each; each = each->ai_next) {
        *end = make(each->ai_addr, each->ai_addrlen, hints);
        if (!*end) {
            error = EAI_MEMORY;
            break;
        }
        end = &(*end)->ai_next;
    }
    if (freeaddrinfo)
        freeaddrinfo(theirs);
    if (error) {
        pcap_minios_freeaddrinfo(first);
        return error;
    }
    *list = first;
    return first ? 0 : EAI_NONAME;
}

int pcap_minios_getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **list)
{
    int family = hints ? hints->ai_family : AF_UNSPEC;
    struct sockaddr_in v4 = { .sin_family = AF_INET };
    struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
    *list = NULL;
    if (!node)
        return service ? find_service(service, hints, list) : EAI_NONAME;
    if (family != AF_INET6 && inet_pton(AF_INET, node, &v4.sin_addr) == 1)
        return give(make(&v4, sizeof v4, hints), list);
    if (family != AF_INET && inet_pton(AF_INET6, node, &v6.sin6_addr) == 1)
        return give(make(&v6, sizeof v6, hints), list);
    if (hints && hints->ai_flags & AI_NUMERICHOST)
        return EAI_NONAME;
    return ask_resolver(node, hints, list);
}

struct netent *pcap_minios_getnetbyname(const char *name)
{
    (void)name;
    return NULL;
}
