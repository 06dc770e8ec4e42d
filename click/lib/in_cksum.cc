// Internet checksums (RFC 1071) for IPv4 and IPv6.
#include <click/config.h>
#include <clicknet/ip.h>
#include <clicknet/ip6.h>
#include <string.h>

/** The sum of the data as 16-bit words in memory order; the order of bytes does not matter to it (RFC 1071, 2B). */
static inline uint64_t sum_words(const unsigned char *data, int len)
{
    uint64_t sum = 0;
    // eight bytes at a time, whose carry goes round; at the end a sum of two 32-bit words, so that what follows cannot overflow it
    for (; len >= 8; len -= 8, data += 8) {
        uint64_t a;
        memcpy(&a, data, 8);
        sum += a;
        sum += sum < a;
    }
    sum = (sum & 0xFFFFFFFFU) + (sum >> 32);
    if (len >= 4) {
        uint32_t a;
        memcpy(&a, data, 4);
        sum += a;
        data += 4;
        len -= 4;
    }
    if (len >= 2) {
        uint16_t a;
        memcpy(&a, data, 2);
        sum += a;
        data += 2;
        len -= 2;
    }
    if (len > 0) {
        uint16_t a = 0;
        memcpy(&a, data, 1); // padded with a zero byte
        sum += a;
    }
    return sum;
}

extern "C" {

uint16_t click_in_cksum(const unsigned char *data, int len)
{
    return ~click_fold_cksum(sum_words(data, len));
}

uint16_t click_in_cksum_pseudohdr_raw(uint32_t data_csum, uint32_t src, uint32_t dst, int proto, int transport_len)
{
    // bytes 0, proto, length as they lie in the pseudo header of RFC 793
    uint32_t last = htonl(static_cast<uint32_t>(proto) << 16 | (transport_len & 0xFFFF));
    return ~click_fold_cksum(static_cast<uint64_t>(static_cast<uint16_t>(~data_csum)) + src + dst + last);
}

uint16_t click_in_cksum_pseudohdr_hard(uint32_t data_csum, const struct click_ip *iph, int transport_len)
{
    const unsigned char *opt = reinterpret_cast<const unsigned char *>(iph + 1);
    const unsigned char *end = reinterpret_cast<const unsigned char *>(iph) + (iph->ip_hl << 2);
    uint32_t dst = iph->ip_dst.s_addr;
    while (opt < end) {
        if (opt[0] == IPOPT_NOP) {
            ++opt;
            continue;
        }
        if (opt[0] == IPOPT_EOL || opt + 1 >= end || opt[1] < 2 || opt + opt[1] > end)
            break;
        if (opt[0] == IPOPT_SSRR || opt[0] == IPOPT_LSRR) {
            // once the pointer (byte 2) is past the end, the destination is the last hop already
            if (opt[1] >= 7 && opt[2] + 3 <= opt[1] && opt[2] >= 4)
                memcpy(&dst, opt + opt[1] - 4, 4);
            break;
        }
        opt += opt[1];
    }
    return click_in_cksum_pseudohdr_raw(data_csum, iph->ip_src.s_addr, dst, iph->ip_p, transport_len);
}

void click_update_zero_in_cksum_hard(uint16_t *csum, const unsigned char *data, int len)
{
    for (int i = 0; i < len; ++i)
        if (data[i])
            return;
    *csum = 0xFFFF;
}

uint16_t in6_fast_cksum(const struct in6_addr *saddr, const struct in6_addr *daddr, uint16_t len, uint8_t proto,
                        uint16_t old_csum, const unsigned char *addr, uint16_t len2)
{
    uint64_t sum = sum_words(reinterpret_cast<const unsigned char *>(saddr), 16)
        + sum_words(reinterpret_cast<const unsigned char *>(daddr), 16) + len + click_constant_htons(proto)
        + static_cast<uint16_t>(~old_csum) // takes out what stands in the field
        + sum_words(addr, ntohs(len2));
    return ntohs(static_cast<uint16_t>(~click_fold_cksum(sum)));
}

uint16_t in6_cksum(const struct in6_addr *saddr, const struct in6_addr *daddr, uint16_t len, uint8_t proto,
                   uint16_t old_csum, unsigned char *addr, uint16_t len2)
{
    return in6_fast_cksum(saddr, daddr, len, proto, old_csum, addr, len2);
}

}
