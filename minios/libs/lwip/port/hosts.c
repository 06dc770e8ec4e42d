/* The older way to look hosts up: gethostbyname() and its like, over getaddrinfo(). */
#include <arpa/inet.h>
#include <netdb.h>
#include <stddef.h>
#include <string.h>

enum { ADDRESSES = 4 };

static int host_error(int status)
{
    switch (status) {
    case EAI_AGAIN: return TRY_AGAIN;
    case EAI_NONAME: return HOST_NOT_FOUND;
    default: return NO_RECOVERY;
    }
}

struct hostent *gethostbyname2(const char *name, int family)
{
    static struct hostent host;
    static char canonical[NI_MAXHOST];
    static unsigned char addresses[ADDRESSES][16];
    static char *list[ADDRESSES + 1], *aliases[1];
    struct addrinfo hints = { .ai_family = family, .ai_socktype = SOCK_STREAM }, *found;
    int status = strlen(name) < sizeof canonical ? getaddrinfo(name, NULL, &hints, &found) : EAI_NONAME;
    if (status) {
        h_errno = host_error(status);
        return NULL;
    }
    int count = 0;
    size_t length = family == AF_INET ? 4 : 16;
    for (struct addrinfo *info = found; info && count < ADDRESSES; info = info->ai_next, ++count) {
        const void *address = family == AF_INET ? (void *)&((struct sockaddr_in *)info->ai_addr)->sin_addr
                                                : (void *)&((struct sockaddr_in6 *)info->ai_addr)->sin6_addr;
        list[count] = memcpy(addresses[count], address, length);
    }
    freeaddrinfo(found);
    list[count] = NULL;
    host = (struct hostent){ .h_name = strcpy(canonical, name), .h_aliases = aliases, .h_addrtype = family,
                             .h_length = (int)length, .h_addr_list = list };
    return &host;
}

struct hostent *gethostbyname(const char *name)
{
    return gethostbyname2(name, AF_INET);
}

struct hostent *gethostbyaddr(const void *address, socklen_t length, int family)
{
    (void)address, (void)length, (void)family;
    h_errno = HOST_NOT_FOUND;                    /* no reverse lookups */
    return NULL;
}
