/* <arpa/inet.h>, POSIX.1-2008: Internet addresses as text. */
#ifndef _ARPA_INET_H
#define _ARPA_INET_H
#include <netinet/in.h>
#ifdef __cplusplus
extern "C" {
#endif

/* 1: converted; 0: not an address; -1: EAFNOSUPPORT. */
int inet_pton(int family, const char *__restrict text, void *__restrict address);
/* NULL with ENOSPC (INET_ADDRSTRLEN and INET6_ADDRSTRLEN suffice) or EAFNOSUPPORT. IPv6 text is that of RFC 5952. */
const char *inet_ntop(int family, const void *__restrict address, char *__restrict text, socklen_t size);
in_addr_t inet_addr(const char *);               /* INADDR_NONE: not an address */
int inet_aton(const char *, struct in_addr *);   /* a, a.b, a.b.c, a.b.c.d; decimal, 0octal or 0xhex; 0: not an address */
char *inet_ntoa(struct in_addr);                 /* in one static buffer */

#ifdef __cplusplus
}
#endif
#endif
