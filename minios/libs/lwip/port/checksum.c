/* The Internet checksum's sum (RFC 1071): 16-bit words in memory order, folded, not inverted. Eight bytes a step: the carries
 * of 32-bit halves gather above them, and which byte is even does not matter for words (RFC 1071, section 2 B). */
#include <lwip/arch.h>
#include <string.h>

uint16_t port_checksum(const void *data, int length)
{
    typedef uint64_t eight __attribute__((may_alias, aligned(1)));
    const unsigned char *bytes = data;
    uint64_t low = 0, high = 0;
    for (; length >= 32; length -= 32, bytes += 32) {
        uint64_t a = *(const eight *)bytes, b = *(const eight *)(bytes + 8);
        uint64_t c = *(const eight *)(bytes + 16), d = *(const eight *)(bytes + 24);
        low += (a & UINT32_MAX) + (b & UINT32_MAX) + (c & UINT32_MAX) + (d & UINT32_MAX);
        high += (a >> 32) + (b >> 32) + (c >> 32) + (d >> 32);
    }
    for (; length >= 8; length -= 8, bytes += 8) {
        uint64_t a = *(const eight *)bytes;
        low += a & UINT32_MAX;
        high += a >> 32;
    }
    uint64_t rest = 0;
    memcpy(&rest, bytes, (size_t)length);        /* less than 8; zeros change no sum */
    low += (rest & UINT32_MAX) + (rest >> 32);
    uint64_t sum = (low & UINT32_MAX) + (low >> 32) + (high & UINT32_MAX) + (high >> 32);
    sum = (sum & 0xffff) + (sum >> 16 & 0xffff) + (sum >> 32);
    sum = (sum & 0xffff) + (sum >> 16);
    sum = (sum & 0xffff) + (sum >> 16);
    return (uint16_t)sum;
}
