/* <netinet/tcp.h>: options of level IPPROTO_TCP, and the header of RFC 9293, section 3.1. */
#ifndef _NETINET_TCP_H
#define _NETINET_TCP_H
#include <stdint.h>

#define TCP_NODELAY 1
#define TCP_MAXSEG 2
#define TCP_KEEPIDLE 4                           /* seconds */
#define TCP_KEEPINTVL 5                          /* seconds */
#define TCP_KEEPCNT 6

struct tcphdr {
    uint16_t th_sport, th_dport;                 /* network byte order, all of them */
    uint32_t th_seq, th_ack;
    uint8_t th_x2 : 4, th_off : 4;
    uint8_t th_flags;
    uint16_t th_win, th_sum, th_urp;
};
#define TH_FIN 0x01
#define TH_SYN 0x02
#define TH_RST 0x04
#define TH_PUSH 0x08
#define TH_ACK 0x10
#define TH_URG 0x20

#endif
