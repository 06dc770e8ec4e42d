/* LLC/SNAP encapsulation over ATM (RFC 2684, which replaced RFC 1483). Fields in network byte order. */
#ifndef CLICKNET_RFC1483_H
#define CLICKNET_RFC1483_H
#include <click/config.h>

struct click_rfc1483 {
    uint8_t dsap;
    uint8_t ssap;
    uint8_t ui;
    uint8_t orgcode[3];
    uint16_t ether_type;
};
#define RFC1483_SNAP_IP_EXPECTED "\xAA\xAA\x03\x00\x00\x00"
#define RFC1483_SNAP_IP_EXPECTED_LEN 6

#endif
