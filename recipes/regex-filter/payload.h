/* Where the payload of a TCP segment or UDP datagram is, in an Ethernet frame. */
#ifndef PAYLOAD_H
#define PAYLOAD_H
#include <stdint.h>

struct payload {
    const unsigned char *data;                   /* NULL: the frame has none */
    uint32_t length;                             /* bytes; padding behind the IP packet does not count */
};

/* Ethernet with up to two VLAN tags (IEEE 802.1Q), IPv4 (RFC 791) or IPv6 (RFC 8200) with its extension headers, TCP
 * (RFC 9293) or UDP (RFC 768). What is anything else, a later fragment, cut short, or has impossible lengths, has no
 * payload. Checksums are not looked at. */
struct payload find_payload(const unsigned char *frame, uint32_t length);

#endif
