/* UDP header (RFC 768). Fields in network byte order. */
#ifndef CLICKNET_UDP_H
#define CLICKNET_UDP_H
#include <click/config.h>

struct click_udp {
    uint16_t uh_sport;
    uint16_t uh_dport;
    uint16_t uh_ulen; /* header and data, bytes */
    uint16_t uh_sum;  /* 0: none */
};

#endif
