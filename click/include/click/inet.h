/* Internet addresses and byte order: from the host's headers in user space; the guest's C library has none, so they are here.
 * Layouts follow RFC 791 (32-bit addresses) and RFC 4291 (128-bit addresses), names follow POSIX <netinet/in.h>. */
#ifndef CLICK_INET_H
#define CLICK_INET_H
#include <click/config.h>

#if CLICK_USERLEVEL
# include <sys/types.h>
# include <sys/socket.h>
# include <netinet/in.h>
# include <arpa/inet.h>
#else

struct in_addr {
    uint32_t s_addr; /* network byte order */
};

struct in6_addr {
    union {
        uint8_t u_addr8[16];
        uint16_t u_addr16[8];
        uint32_t u_addr32[4];
    } u;
# define s6_addr u.u_addr8
# define s6_addr16 u.u_addr16
# define s6_addr32 u.u_addr32
};

# undef htons
# undef htonl
# undef ntohs
# undef ntohl
static inline uint16_t htons(uint16_t x) { return click_constant_htons(x); }
static inline uint16_t ntohs(uint16_t x) { return click_constant_htons(x); }
# if CLICK_BYTE_ORDER == CLICK_LITTLE_ENDIAN
static inline uint32_t htonl(uint32_t x) { return __builtin_bswap32(x); }
static inline uint32_t ntohl(uint32_t x) { return __builtin_bswap32(x); }
# else
static inline uint32_t htonl(uint32_t x) { return x; }
static inline uint32_t ntohl(uint32_t x) { return x; }
# endif

# ifndef INADDR_ANY
#  define INADDR_ANY ((uint32_t) 0)
#  define INADDR_BROADCAST ((uint32_t) 0xFFFFFFFF)
#  define INADDR_NONE ((uint32_t) 0xFFFFFFFF)
#  define INADDR_LOOPBACK ((uint32_t) 0x7F000001)
# endif
# ifndef IPPROTO_IP
#  define IPPROTO_IP 0
#  define IPPROTO_ICMP 1
#  define IPPROTO_TCP 6
#  define IPPROTO_UDP 17
#  define IPPROTO_IPV6 41
#  define IPPROTO_ICMPV6 58
#  define IPPROTO_RAW 255
# endif
#endif

#endif
