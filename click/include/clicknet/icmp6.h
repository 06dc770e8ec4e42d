/* ICMPv6 (RFC 4443, RFC 2710, RFC 4861). Fields in network byte order. */
#ifndef CLICKNET_ICMP6_H
#define CLICKNET_ICMP6_H
#include <click/config.h>
#include <click/inet.h>

struct click_icmp6 {
    uint8_t icmp6_type;
    uint8_t icmp6_code;
    uint16_t icmp6_cksum;
    uint32_t padding;
};
struct click_icmp6_pkttoobig {
    uint8_t icmp6_type;
    uint8_t icmp6_code;
    uint16_t icmp6_cksum;
    uint32_t icmp6_mtusize;
};
struct click_icmp6_paramprob {
    uint8_t icmp6_type;
    uint8_t icmp6_code;
    uint16_t icmp6_cksum;
    uint32_t icmp6_pointer;
};
struct click_icmp6_sequenced {
    uint8_t icmp6_type;
    uint8_t icmp6_code;
    uint16_t icmp6_cksum;
    uint16_t icmp6_identifier;
    uint16_t icmp6_sequence;
};
struct click_icmp6_membership {
    uint8_t icmp6_type;
    uint8_t icmp6_code;
    uint16_t icmp6_cksum;
    uint16_t icmp6_maxdelay;
    uint16_t padding;
};
struct click_icmp6_redirect {
    uint8_t icmp6_type;
    uint8_t icmp6_code;
    uint16_t icmp6_cksum;
    uint32_t padding;
    struct in6_addr icmp6_target;
    struct in6_addr icmp6_dst;
};
#define click_icmp6_unreach click_icmp6
#define click_icmp6_timxceed click_icmp6
#define click_icmp6_echo click_icmp6_sequenced

#define ICMP6_UNREACH 1
#define ICMP6_PKTTOOBIG 2
#define ICMP6_TIMXCEED 3
#define ICMP6_PARAMPROB 4
#define ICMP6_ECHO 128
#define ICMP6_ECHOREPLY 129
#define ICMP6_MEMBERSHIPQUERY 130
#define ICMP6_MEMBERSHIPREPORT 131
#define ICMP6_MEMBERSHIPREDUCTION 132
#define ICMP6_REDIRECT 137

#define ICMP6_UNREACH_NOROUTE 0
#define ICMP6_UNREACH_ADMIN 1
#define ICMP6_UNREACH_NOTNEIGHBOR 2
#define ICMP6_UNREACH_ADDR 3
#define ICMP6_UNREACH_NOPORT 4
#define ICMP6_TIMXCEED_TRANSIT 0
#define ICMP6_TIMXCEED_REASSEMBLY 1
#define ICMP6_PARAMPROB_HEADER 0
#define ICMP6_PARAMPROB_NEXTHEADER 1
#define ICMP6_PARAMPROB_OPTION 2

#endif
