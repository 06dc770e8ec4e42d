/* <netinet/ip.h>: the IPv4 header of RFC 791, section 3.1. */
#ifndef _NETINET_IP_H
#define _NETINET_IP_H
#include <netinet/in.h>

#define IPVERSION 4
#define IP_MAXPACKET 65535

struct ip {
    uint8_t ip_hl : 4, ip_v : 4;                 /* header length in 32-bit words; version */
    uint8_t ip_tos;
    uint16_t ip_len, ip_id, ip_off;              /* network byte order, as is all below */
#define IP_RF 0x8000
#define IP_DF 0x4000
#define IP_MF 0x2000
#define IP_OFFMASK 0x1fff
    uint8_t ip_ttl, ip_p;
    uint16_t ip_sum;
    struct in_addr ip_src, ip_dst;
};

#define IPTOS_LOWDELAY 0x10
#define IPTOS_THROUGHPUT 0x08
#define IPTOS_RELIABILITY 0x04
#define IPDEFTTL 64

#endif
