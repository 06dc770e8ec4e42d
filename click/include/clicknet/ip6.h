/* IPv6 header (RFC 8200) and the checksum over its pseudo header. Fields in network byte order. */
#ifndef CLICKNET_IP6_H
#define CLICKNET_IP6_H
#include <click/config.h>
#include <click/inet.h>

struct click_ip6 {
    union {
        struct {
            uint32_t ip6_un1_flow; /* version, class, flow label */
            uint16_t ip6_un1_plen; /* what follows this header, bytes */
            uint8_t ip6_un1_nxt;
            uint8_t ip6_un1_hlim;
        } ip6_un1;
        uint8_t ip6_un2_vfc;
        struct {
#if CLICK_BYTE_ORDER == CLICK_BIG_ENDIAN
            unsigned ip6_un3_v : 4;
            unsigned ip6_un3_fc : 4;
#else
            unsigned ip6_un3_fc : 4;
            unsigned ip6_un3_v : 4;
#endif
        } ip6_un3;
    } ip6_ctlun;
    struct in6_addr ip6_src;
    struct in6_addr ip6_dst;
};
#undef ip6_vfc
#undef ip6_flow
#undef ip6_plen
#undef ip6_nxt
#undef ip6_hlim
#define ip6_v ip6_ctlun.ip6_un3.ip6_un3_v
#define ip6_vfc ip6_ctlun.ip6_un2_vfc
#define ip6_flow ip6_ctlun.ip6_un1.ip6_un1_flow
#define ip6_plen ip6_ctlun.ip6_un1.ip6_un1_plen
#define ip6_nxt ip6_ctlun.ip6_un1.ip6_un1_nxt
#define ip6_hlim ip6_ctlun.ip6_un1.ip6_un1_hlim

/* parts of the first word in host order */
#define IP6_FLOW_MASK 0x000FFFFFU
#define IP6_FLOW_SHIFT 0
#define IP6_CLASS_MASK 0x0FF00000U
#define IP6_CLASS_SHIFT 20
#define IP6_DSCP_MASK 0x0FC00000U
#define IP6_DSCP_SHIFT 22
#define IP6_V_MASK 0xF0000000U
#define IP6_V_SHIFT 28
/* takes the header itself, not a pointer */
#define IP6_CHECK_V(hdr) (((hdr).ip6_vfc & 0xF0) == 0x60)

struct click_ip6_fragment {
    uint8_t ip6_frag_nxt;
    uint8_t ip6_frag_reserved;
    uint16_t ip6_frag_offset;
#define IP6_MF 0x0001
#define IP6_OFFMASK 0xFFF8
    uint32_t ip6_frag_id;
};
#define IP6PROTO_FRAGMENT 0x2C

#ifdef __cplusplus
extern "C" {
#endif
/* Transport checksum. len (in the pseudo header) and len2 (bytes at addr) are in network order. old_csum is the checksum field
 * that stands in the data, as stored: it is taken out of the sum. The result is in HOST order. */
uint16_t in6_fast_cksum(const struct in6_addr *saddr, const struct in6_addr *daddr, uint16_t len, uint8_t proto,
                        uint16_t old_csum, const unsigned char *addr, uint16_t len2);
uint16_t in6_cksum(const struct in6_addr *saddr, const struct in6_addr *daddr, uint16_t len, uint8_t proto,
                   uint16_t old_csum, unsigned char *addr, uint16_t len2);
#ifdef __cplusplus
}
#endif
#endif
