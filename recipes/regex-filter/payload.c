#include "payload.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    ETHERTYPE_IPV4 = 0x0800, ETHERTYPE_IPV6 = 0x86dd, ETHERTYPE_VLAN = 0x8100, ETHERTYPE_SERVICE_VLAN = 0x88a8,
    HOP_BY_HOP = 0, TCP = 6, UDP = 17, ROUTING = 43, FRAGMENT = 44, DESTINATION = 60,
};

/* What is left to look at. */
struct rest {
    const unsigned char *data;
    uint32_t length;
};

static unsigned get16(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static bool skip(struct rest *rest, uint32_t length)
{
    if (length > rest->length)
        return false;
    rest->data += length;
    rest->length -= length;
    return true;
}

/* Past the Ethernet header and its tags; the type of what follows, 0 when the frame is too short. */
static unsigned ethernet(struct rest *rest)
{
    if (!skip(rest, 14))
        return 0;
    unsigned type = get16(rest->data - 2);
    for (int tags = 0; tags < 2 && (type == ETHERTYPE_VLAN || type == ETHERTYPE_SERVICE_VLAN); ++tags) {
        if (!skip(rest, 4))
            return 0;
        type = get16(rest->data - 2);
    }
    return type;
}

/* Past the header; the protocol of what follows, or -1. */
static int ipv4(struct rest *rest)
{
    const unsigned char *header = rest->data;
    if (rest->length < 20 || header[0] >> 4 != 4)
        return -1;
    uint32_t own = (header[0] & 15u) * 4, total = get16(header + 2);
    if (own < 20 || total < own || total > rest->length)
        return -1;
    if (get16(header + 6) & 0x1fff)
        return -1;                               /* a later fragment: its ports, and where its text begins, are elsewhere */
    rest->length = total;
    skip(rest, own);
    return header[9];
}

static int ipv6(struct rest *rest)
{
    const unsigned char *header = rest->data;
    if (rest->length < 40 || header[0] >> 4 != 6)
        return -1;
    uint32_t length = get16(header + 4);
    int next = header[6];
    skip(rest, 40);
    if (length > rest->length)
        return -1;
    rest->length = length;
    while (next == HOP_BY_HOP || next == ROUTING || next == DESTINATION || next == FRAGMENT) {
        if (rest->length < 8)
            return -1;
        header = rest->data;
        if (next == FRAGMENT && get16(header + 2) & 0xfff8)
            return -1;
        uint32_t own = next == FRAGMENT ? 8 : (header[1] + 1u) * 8;
        next = header[0];
        if (!skip(rest, own))
            return -1;
    }
    return next;
}

struct payload find_payload(const unsigned char *frame, uint32_t length)
{
    const struct payload none = { NULL, 0 };
    struct rest rest = { frame, length };
    unsigned type = ethernet(&rest);
    int protocol = type == ETHERTYPE_IPV4 ? ipv4(&rest) : type == ETHERTYPE_IPV6 ? ipv6(&rest) : -1;
    uint32_t header = 8;
    if (protocol == TCP) {
        if (rest.length < 20)
            return none;
        header = (rest.data[12] >> 4) * 4u;
        if (header < 20)
            return none;
    } else if (protocol == UDP) {
        if (rest.length < 8 || get16(rest.data + 4) < 8)
            return none;
        if (get16(rest.data + 4) < rest.length)
            rest.length = get16(rest.data + 4);
    } else {
        return none;
    }
    if (!skip(&rest, header) || rest.length == 0)
        return none;
    return (struct payload){ rest.data, rest.length };
}
