/* <netinet/udp.h>: the header of RFC 768. */
#ifndef _NETINET_UDP_H
#define _NETINET_UDP_H
#include <stdint.h>

struct udphdr {
    uint16_t uh_sport, uh_dport, uh_ulen, uh_sum;    /* network byte order */
};

#endif
