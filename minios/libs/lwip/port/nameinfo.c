/* getnameinfo(), RFC 3493, section 6.2. Hosts are numeric: nothing here needs reverse lookups. */
#include "interface.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

static int give(const char *text, char *to, socklen_t size)
{
    if (strlen(text) >= size)
        return EAI_OVERFLOW;
    strcpy(to, text);
    return 0;
}

static int give_host(int family, const void *address, unsigned zone, char *to, socklen_t size, int flags)
{
    char text[INET6_ADDRSTRLEN + 1 + 16];
    inet_ntop(family, address, text, sizeof text);
    if (zone) {
        char *end = text + strlen(text);
        *end++ = '%';
        if (flags & NI_NUMERICSCOPE || interface_name(zone, end, 16) < 0)
            sprintf(end, "%u", zone);
    }
    return give(text, to, size);
}

static int give_service(in_port_t port, char *to, socklen_t size, int flags)
{
    char text[8];
    struct servent *entry = flags & NI_NUMERICSERV ? NULL : getservbyport(port, flags & NI_DGRAM ? "udp" : "tcp");
    sprintf(text, "%u", ntohs(port));
    return give(entry ? entry->s_name : text, to, size);
}

int getnameinfo(const struct sockaddr *restrict address, socklen_t length, char *restrict host, socklen_t host_size,
                char *restrict service, socklen_t service_size, int flags)
{
    const void *number;
    in_port_t port;
    unsigned zone = 0;
    if (length >= sizeof(struct sockaddr_in) && address->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)address;
        number = &four->sin_addr;
        port = four->sin_port;
    } else if (length >= sizeof(struct sockaddr_in6) && address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;
        number = &six->sin6_addr;
        port = six->sin6_port;
        zone = six->sin6_scope_id;
    } else
        return EAI_FAMILY;
    bool host_wanted = host && host_size, service_wanted = service && service_size;
    if ((!host_wanted && !service_wanted) || (host_wanted && flags & NI_NAMEREQD))
        return EAI_NONAME;
    int status = host_wanted ? give_host(address->sa_family, number, zone, host, host_size, flags) : 0;
    if (!status && service_wanted)
        status = give_service(port, service, service_size, flags);
    return status;
}
