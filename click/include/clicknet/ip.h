/* IPv4 header (RFC 791), protocol numbers (IANA), Internet checksum (RFC 1071, RFC 1624). Fields in network byte order. */
#ifndef CLICKNET_IP_H
#define CLICKNET_IP_H
#include <click/config.h>
#include <click/inet.h>
#include <clicknet/ipproto.h>

struct click_ip {
#if CLICK_BYTE_ORDER == CLICK_BIG_ENDIAN
    unsigned ip_v : 4;  /* version */
    unsigned ip_hl : 4; /* header length, 4-byte words */
#else
    unsigned ip_hl : 4;
    unsigned ip_v : 4;
#endif
    uint8_t ip_tos;
#define IP_DSCPMASK 0xFC
#define IP_ECNMASK 0x03
#define IP_ECN_NOT_ECT 0x00
#define IP_ECN_ECT1 0x01
#define IP_ECN_ECT2 0x02
#define IP_ECN_CE 0x03
    uint16_t ip_len; /* whole packet, bytes */
    uint16_t ip_id;
    uint16_t ip_off; /* flags and offset in 8-byte units; the masks are in host order */
#define IP_RF 0x8000
#define IP_DF 0x4000
#define IP_MF 0x2000
#define IP_OFFMASK 0x1FFF
    uint8_t ip_ttl;
    uint8_t ip_p;
    uint16_t ip_sum;
    struct in_addr ip_src;
    struct in_addr ip_dst;
};

/* Is the packet a fragment; is it the first one (or whole)? */
#define IP_ISFRAG(iph) (((iph)->ip_off & click_constant_htons(IP_MF | IP_OFFMASK)) != 0)
#define IP_FIRSTFRAG(iph) (((iph)->ip_off & click_constant_htons(IP_OFFMASK)) == 0)

/* options */
#define IPOPT_EOL 0
#define IPOPT_NOP 1
#define IPOPT_RR 7
#define IPOPT_TS 68
#define IPOPT_SECURITY 130
#define IPOPT_LSRR 131
#define IPOPT_SATID 136
#define IPOPT_SSRR 137
#define IPOPT_RA 148

#ifdef __cplusplus
extern "C" {
#endif

/* The complemented one's complement sum, ready to store; an odd length counts as padded with zero. 0 over correct data. */
uint16_t click_in_cksum(const unsigned char *data, int len);

/* A sum of 32-bit words (any 64 bits of it) as the sum of its halfwords: 0 only if the sum is 0. */
static inline uint16_t click_fold_cksum(uint64_t sum)
{
    uint32_t high = (uint32_t) (sum >> 32), s = (uint32_t) sum + high;
    s += s < high; /* the carry goes round: RFC 1071 */
    uint16_t top = (uint16_t) (s >> 16), t = (uint16_t) (s + top);
    return (uint16_t) (t + (t < top));
}

/* click_in_cksum() of an IP header without options, 20 bytes. */
static inline uint16_t click_ip_cksum20(const void *header)
{
    uint64_t a, b;
    uint32_t c;
    __builtin_memcpy(&a, header, 8);
    __builtin_memcpy(&b, (const char *) header + 8, 8);
    __builtin_memcpy(&c, (const char *) header + 16, 4);
    a += b;
    a += a < b;
    a += c;
    return (uint16_t) ~click_fold_cksum(a + (a < c));
}

/* Adds the pseudo header to the value of click_in_cksum over the transport part. The destination is the last source-route
 * hop when the header has such an option. */
uint16_t click_in_cksum_pseudohdr_raw(uint32_t data_csum, uint32_t src, uint32_t dst, int proto, int transport_len);
uint16_t click_in_cksum_pseudohdr_hard(uint32_t data_csum, const struct click_ip *iph, int transport_len);
static inline uint16_t click_in_cksum_pseudohdr(uint32_t data_csum, const struct click_ip *iph, int transport_len)
{
    if (iph->ip_hl == 5)
        return click_in_cksum_pseudohdr_raw(data_csum, iph->ip_src.s_addr, iph->ip_dst.s_addr, iph->ip_p, transport_len);
    return click_in_cksum_pseudohdr_hard(data_csum, iph, transport_len);
}

/* Changes *csum for one halfword that changed; all as stored (RFC 1624, equation 3). */
static inline void click_update_in_cksum(uint16_t *csum, uint16_t old_halfword, uint16_t new_halfword)
{
    uint32_t sum = (uint16_t) ~*csum + (uint32_t) (uint16_t) ~old_halfword + new_halfword;
    sum = (sum & 0xFFFF) + (sum >> 16);
    *csum = (uint16_t) ~(sum + (sum >> 16));
}

/* After updates *csum may be 0 where a sum over the data gives 0xFFFF: only all-zero data does that. */
void click_update_zero_in_cksum_hard(uint16_t *csum, const unsigned char *data, int len);
static inline void click_update_zero_in_cksum(uint16_t *csum, const unsigned char *data, int len)
{
    if (*csum == 0)
        click_update_zero_in_cksum_hard(csum, data, len);
}

#ifdef __cplusplus
}
#endif
#endif
