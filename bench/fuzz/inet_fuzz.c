/* newlib/port/inet_text.c, compiled for the host, against the host's own functions of the same names: any text. */
#include <arpa/inet.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define in6addr_any our_in6addr_any
#define in6addr_loopback our_in6addr_loopback
#define inet_pton our_inet_pton
#define inet_ntop our_inet_ntop
#define inet_aton our_inet_aton
#define inet_addr our_inet_addr
#define inet_ntoa our_inet_ntoa
int our_inet_pton(int, const char *, void *);
const char *our_inet_ntop(int, const void *, char *, socklen_t);
int our_inet_aton(const char *, struct in_addr *);
in_addr_t our_inet_addr(const char *);
char *our_inet_ntoa(struct in_addr);
#include "../../newlib/port/inet_text.c"
#undef inet_pton
#undef inet_ntop
#undef inet_aton

static void same_text(int family, const void *bytes)
{
    char ours[INET6_ADDRSTRLEN], theirs[INET6_ADDRSTRLEN];
    if (!our_inet_ntop(family, bytes, ours, sizeof ours) || !inet_ntop(family, bytes, theirs, sizeof theirs))
        abort();
    unsigned char back[16];
    if (our_inet_pton(family, ours, back) != 1 || memcmp(back, bytes, family == AF_INET ? 4 : 16))
        abort();
    /* glibc writes ::a.b.c.d for more than RFC 5952, section 5, asks for, as ours does: equal but there. */
    if (strcmp(ours, theirs) && !strchr(ours, '.') && !strchr(theirs, '.'))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int families[] = { AF_INET, AF_INET6 };
    char *text = malloc(size + 1);
    memcpy(text, data, size);
    text[size] = '\0';
    for (int i = 0; i < 2; ++i) {
        unsigned char ours[16] = { 0 }, theirs[16] = { 0 };
        if (our_inet_pton(families[i], text, ours) != inet_pton(families[i], text, theirs) || memcmp(ours, theirs, 16))
            abort();
    }
    struct in_addr ours = { 0 }, theirs = { 0 };
    if (our_inet_aton(text, &ours) != inet_aton(text, &theirs) || (our_inet_aton(text, NULL) && ours.s_addr != theirs.s_addr))
        abort();
    if (size >= 16) {
        same_text(AF_INET, data);
        same_text(AF_INET6, data);
    }
    free(text);
    return 0;
}
