/* <netdb.h>, POSIX.1-2008 and RFC 3493: names of hosts, services and protocols. Hosts are in minios/libs/lwip; services and
 * protocols are a small table in newlib/port. */
#ifndef _NETDB_H
#define _NETDB_H
#include <netinet/in.h>
#include <sys/socket.h>
#ifdef __cplusplus
extern "C" {
#endif

struct hostent {
    char *h_name;
    char **h_aliases;
    int h_addrtype;
    int h_length;
    char **h_addr_list;
#define h_addr h_addr_list[0]
};

struct netent {
    char *n_name;
    char **n_aliases;
    int n_addrtype;
    uint32_t n_net;
};

struct servent {
    char *s_name;
    char **s_aliases;
    int s_port;                                  /* network byte order */
    char *s_proto;
};

struct protoent {
    char *p_name;
    char **p_aliases;
    int p_proto;
};

struct addrinfo {
    int ai_flags;
    int ai_family;
    int ai_socktype;
    int ai_protocol;
    socklen_t ai_addrlen;
    struct sockaddr *ai_addr;
    char *ai_canonname;
    struct addrinfo *ai_next;
};

#define AI_PASSIVE 0x01
#define AI_CANONNAME 0x02
#define AI_NUMERICHOST 0x04
#define AI_V4MAPPED 0x08
#define AI_ALL 0x10
#define AI_ADDRCONFIG 0x20
#define AI_NUMERICSERV 0x400

#define NI_NUMERICHOST 0x01
#define NI_NUMERICSERV 0x02
#define NI_NOFQDN 0x04
#define NI_NAMEREQD 0x08
#define NI_DGRAM 0x10
#define NI_NUMERICSCOPE 0x20
#define NI_MAXHOST 1025
#define NI_MAXSERV 32

#define EAI_BADFLAGS (-1)
#define EAI_NONAME (-2)
#define EAI_AGAIN (-3)
#define EAI_FAIL (-4)
#define EAI_NODATA (-5)
#define EAI_FAMILY (-6)
#define EAI_SOCKTYPE (-7)
#define EAI_SERVICE (-8)
#define EAI_MEMORY (-10)
#define EAI_SYSTEM (-11)
#define EAI_OVERFLOW (-12)

#define HOST_NOT_FOUND 1
#define TRY_AGAIN 2
#define NO_RECOVERY 3
#define NO_DATA 4
#define NO_ADDRESS NO_DATA
#define NETDB_INTERNAL (-1)
#define NETDB_SUCCESS 0
extern int h_errno;                              /* threads are cooperative: valid until the caller blocks */

/* 0 or EAI_…. A name is asked of the DNS servers that the interfaces were told; "localhost" is known. */
int getaddrinfo(const char *__restrict host, const char *__restrict service, const struct addrinfo *__restrict hints,
                struct addrinfo **__restrict result);
void freeaddrinfo(struct addrinfo *);
const char *gai_strerror(int);
/* Names of hosts are never asked for: the host is numeric, or EAI_NONAME with NI_NAMEREQD. */
int getnameinfo(const struct sockaddr *__restrict, socklen_t, char *__restrict host, socklen_t, char *__restrict service,
                socklen_t, int flags);

struct hostent *gethostbyname(const char *);
struct hostent *gethostbyname2(const char *, int family);
struct hostent *gethostbyaddr(const void *, socklen_t, int family);
const char *hstrerror(int);

/* In static memory, overwritten by the next call. `protocol` may be NULL: any. */
struct servent *getservbyname(const char *name, const char *protocol);
struct servent *getservbyport(int port, const char *protocol);   /* network byte order */
struct protoent *getprotobyname(const char *);
struct protoent *getprotobynumber(int);
struct netent *getnetbyname(const char *);       /* knows none */

#ifdef __cplusplus
}
#endif
#endif
