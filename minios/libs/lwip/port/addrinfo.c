/* getaddrinfo() as RFC 3493, section 6.1, and POSIX have it. IPv4 comes first: a guest often has a global IPv6 address from an
 * advertisement, and no route behind it. */
#include "interface.h"
#include "resolve.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct answer {
    struct addrinfo info;
    struct sockaddr_storage address;
};

static const struct kind {
    int type, protocol;
    const char *name;
} kinds[] = { { SOCK_STREAM, IPPROTO_TCP, "tcp" }, { SOCK_DGRAM, IPPROTO_UDP, "udp" }, { SOCK_RAW, 0, NULL } };

enum { KINDS = sizeof kinds / sizeof *kinds };

struct request {
    const struct addrinfo *hints;
    const char *service, *name;                  /* name: canonical, or NULL */
    struct addrinfo **end;
};

static int port_of(const char *service, const struct kind *kind, int flags, u16_t *port)
{
    *port = 0;
    if (!service)
        return 0;
    char *end;
    unsigned long number = strtoul(service, &end, 10);
    if (*service >= '0' && *service <= '9' && !*end) {
        *port = htons((u16_t)number);
        return number <= 65535 ? 0 : EAI_SERVICE;
    }
    if (flags & AI_NUMERICSERV || !kind->name)
        return flags & AI_NUMERICSERV ? EAI_NONAME : EAI_SERVICE;
    struct servent *entry = getservbyname(service, kind->name);
    if (!entry)
        return EAI_SERVICE;
    *port = (u16_t)entry->s_port;
    return 0;
}

static int add_one(struct request *request, const struct kind *kind, u16_t port, int family, const void *address, unsigned zone)
{
    size_t extra = request->name ? strlen(request->name) + 1 : 0;
    struct answer *answer = calloc(1, sizeof *answer + extra);
    if (!answer)
        return EAI_MEMORY;
    struct addrinfo *info = &answer->info;
    info->ai_family = family;
    info->ai_socktype = kind->type;
    info->ai_protocol = kind->protocol ? kind->protocol : request->hints->ai_protocol;
    info->ai_addr = (struct sockaddr *)&answer->address;
    if (family == AF_INET) {
        struct sockaddr_in *four = (struct sockaddr_in *)&answer->address;
        four->sin_family = AF_INET;
        four->sin_port = port;
        memcpy(&four->sin_addr, address, 4);
        info->ai_addrlen = sizeof *four;
    } else {
        struct sockaddr_in6 *six = (struct sockaddr_in6 *)&answer->address;
        six->sin6_family = AF_INET6;
        six->sin6_port = port;
        memcpy(&six->sin6_addr, address, 16);
        six->sin6_scope_id = zone;
        info->ai_addrlen = sizeof *six;
    }
    if (request->name && request->hints->ai_flags & AI_CANONNAME)
        info->ai_canonname = strcpy((char *)(answer + 1), request->name);
    request->name = NULL;                        /* only the first has it */
    *request->end = info;
    request->end = &info->ai_next;
    return 0;
}

/* One address, once for each kind of socket that it can be used with. */
static int add(struct request *request, int family, const void *address, unsigned zone)
{
    const struct addrinfo *hints = request->hints;
    int status = EAI_SERVICE;
    bool any = false;
    for (int i = 0; i < KINDS; ++i) {
        const struct kind *kind = &kinds[i];
        u16_t port;
        if (hints->ai_socktype && hints->ai_socktype != kind->type)
            continue;
        if (hints->ai_protocol && kind->protocol && hints->ai_protocol != kind->protocol)
            continue;
        int known = port_of(request->service, kind, hints->ai_flags, &port);
        if (known) {
            status = any ? 0 : known;
            continue;
        }
        int error = add_one(request, kind, port, family, address, zone);
        if (error)
            return error;
        any = true;
    }
    return any ? 0 : status;
}

static int add_loopback_or_any(struct request *request, int wanted, bool any)
{
    struct in_addr four = { htonl(any ? INADDR_ANY : INADDR_LOOPBACK) };
    int status = EAI_FAMILY;
    if (wanted != AF_INET6)
        status = add(request, AF_INET, &four, 0);
    if (wanted != AF_INET && (wanted == AF_INET6 || !status))
        status = add(request, AF_INET6, any ? &in6addr_any : &in6addr_loopback, 0);
    return status;
}

/* An address in text: 1 when it was none. */
static int add_numeric(struct request *request, const char *host, int wanted)
{
    struct in_addr four;
    struct in6_addr six;
    if (inet_aton(host, &four))
        return wanted == AF_INET6 ? EAI_NONAME : add(request, AF_INET, &four, 0);
    char text[INET6_ADDRSTRLEN];
    const char *percent = strchr(host, '%');
    size_t length = percent ? (size_t)(percent - host) : strlen(host);
    if (length >= sizeof text)
        return 1;
    memcpy(text, host, length);
    text[length] = '\0';
    if (inet_pton(AF_INET6, text, &six) != 1)
        return 1;
    unsigned zone = 0;
    if (percent) {                               /* RFC 4007, section 11: an interface's name or number */
        struct netif *netif = interface_by_name(percent + 1);
        char *end;
        unsigned long number = strtoul(percent + 1, &end, 10);
        zone = netif ? netif_get_index(netif) : !*end && number <= UINT8_MAX ? (unsigned)number : 0;
        if (zone == 0)
            return EAI_NONAME;
    }
    return wanted == AF_INET ? EAI_NONAME : add(request, AF_INET6, &six, zone);
}

static int add_by_name(struct request *request, const char *host, int wanted)
{
    ip_addr_t address;
    int four = EAI_NONAME, six = EAI_NONAME;
    if (wanted != AF_INET6) {
        four = resolve_name(host, true, &address);
        if (four == 0 && (four = add(request, AF_INET, &ip_2_ip4(&address)->addr, 0)) != 0)
            return four;
    }
    if (wanted != AF_INET) {
        six = resolve_name(host, false, &address);
        if (six == 0 && (six = add(request, AF_INET6, ip_2_ip6(&address)->addr, 0)) != 0)
            return six;
    }
    return four == 0 || six == 0 ? 0 : wanted == AF_INET6 ? six : four;
}

static int look_up(struct request *request, const char *host)
{
    const struct addrinfo *hints = request->hints;
    if (!host)
        return add_loopback_or_any(request, hints->ai_family, hints->ai_flags & AI_PASSIVE);
    int status = add_numeric(request, host, hints->ai_family);
    if (status != 1)
        return status;
    if (hints->ai_flags & AI_NUMERICHOST)
        return EAI_NONAME;
    if (strcmp(host, "localhost") == 0)
        return add_loopback_or_any(request, hints->ai_family, false);
    return add_by_name(request, host, hints->ai_family);
}

int getaddrinfo(const char *restrict host, const char *restrict service, const struct addrinfo *restrict hints,
                struct addrinfo **restrict result)
{
    static const struct addrinfo none;
    if (!hints)
        hints = &none;
    *result = NULL;
    if (!host && !service)
        return EAI_NONAME;
    if (hints->ai_family != AF_UNSPEC && hints->ai_family != AF_INET && hints->ai_family != AF_INET6)
        return EAI_FAMILY;
    if (hints->ai_socktype && hints->ai_socktype != SOCK_STREAM && hints->ai_socktype != SOCK_DGRAM &&
        hints->ai_socktype != SOCK_RAW)
        return EAI_SOCKTYPE;
    struct request request = { .hints = hints, .service = service, .name = host, .end = result };
    int status = look_up(&request, host);
    if (status) {
        freeaddrinfo(*result);
        *result = NULL;
    }
    return status;
}

void freeaddrinfo(struct addrinfo *info)
{
    while (info) {
        struct addrinfo *next = info->ai_next;
        free(info);                              /* it begins its struct answer */
        info = next;
    }
}
