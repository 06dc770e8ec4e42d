/* DHCP messages (RFC 2131, section 2) and the options that they carry (RFC 2132). Fields in network byte order. */
#ifndef CLICKNET_DHCP_H
#define CLICKNET_DHCP_H
#include <click/config.h>

CLICK_SIZE_PACKED_STRUCTURE(
struct click_dhcp {,
    uint8_t op;                 /* DHCP_BOOTREQUEST, DHCP_BOOTREPLY */
    uint8_t htype;              /* 1: Ethernet */
    uint8_t hlen;               /* bytes of the hardware address: 6 */
    uint8_t hops;
    uint32_t xid;
    uint16_t secs;
    uint16_t flags;             /* DHCP_BROADCAST */
    uint32_t ciaddr;            /* the client's own address */
    uint32_t yiaddr;            /* the client's address, as the server gives it */
    uint32_t siaddr;            /* the next server's */
    uint32_t giaddr;            /* the relay agent's */
    uint8_t chaddr[16];
    uint8_t sname[64];
    uint8_t file[128];
    uint32_t magic;             /* DHCP_MAGIC */
    uint8_t options[312];       /* at least that many must be accepted */
});

/* ports */
#define DHCP_SERVER_PORT 67
#define DHCP_CLIENT_PORT 68

/* op */
#define DHCP_BOOTREQUEST 1
#define DHCP_BOOTREPLY 2

/* host order, so compare with htons(…) and htonl(…) */
#define DHCP_BROADCAST 0x8000
#define DHCP_MAGIC 0x63825363

/* options: code, length, data; two are a code alone */
#define DHCP_OPTION_PAD 0
#define DHCP_OPTION_SUBNET_MASK 1
#define DHCP_OPTION_ROUTER 3
#define DHCP_OPTION_DNS 6
#define DHCP_OPTION_HOST_NAME 12
#define DHCP_OPTION_REQUESTED_IP 50
#define DHCP_OPTION_LEASE_TIME 51
#define DHCP_OPTION_OVERLOAD 52
#define DHCP_OPTION_MESSAGE_TYPE 53
#define DHCP_OPTION_SERVER_ID 54
#define DHCP_OPTION_PARAMETER_LIST 55
#define DHCP_OPTION_MESSAGE 56
#define DHCP_OPTION_RENEWAL_TIME 58
#define DHCP_OPTION_REBINDING_TIME 59
#define DHCP_OPTION_CLIENT_ID 61
#define DHCP_OPTION_END 255

/* DHCP_OPTION_MESSAGE_TYPE */
#define DHCP_DISCOVER 1
#define DHCP_OFFER 2
#define DHCP_REQUEST 3
#define DHCP_DECLINE 4
#define DHCP_ACK 5
#define DHCP_NAK 6
#define DHCP_RELEASE 7
#define DHCP_INFORM 8

#endif
