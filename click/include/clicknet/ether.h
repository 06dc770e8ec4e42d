/* Ethernet (IEEE 802.3), VLAN tags (802.1Q), MAC control (802.3 annex 31), ARP (RFC 826), and IPv6 neighbour discovery messages
 * (RFC 4861) as the Ethernet elements build them. Fields in network byte order. */
#ifndef CLICKNET_ETHER_H
#define CLICKNET_ETHER_H
#include <click/config.h>

CLICK_SIZE_PACKED_STRUCTURE(
struct click_ether {,
    uint8_t ether_dhost[6];
    uint8_t ether_shost[6];
    uint16_t ether_type;
});

CLICK_SIZE_PACKED_STRUCTURE(
struct click_ether_vlan {,
    uint8_t ether_dhost[6];
    uint8_t ether_shost[6];
    uint16_t ether_vlan_proto; /* ETHERTYPE_8021Q */
    uint16_t ether_vlan_tci;
    uint16_t ether_vlan_encap_proto;
});

/* types; host order, so compare with htons(…) */
#define ETHERTYPE_IP 0x0800
#define ETHERTYPE_ARP 0x0806
#define ETHERTYPE_TRAIL 0x1000
#define ETHERTYPE_GRID 0x7FFF
#define ETHERTYPE_8021Q 0x8100
#define ETHERTYPE_IP6 0x86DD
#define ETHERTYPE_MACCONTROL 0x8808
#define ETHERTYPE_PPPOE_DISC 0x8863
#define ETHERTYPE_PPPOE_SESSION 0x8864

struct click_arp {
    uint16_t ar_hrd;
    uint16_t ar_pro;
    uint8_t ar_hln;
    uint8_t ar_pln;
    uint16_t ar_op;
};
#define ARPHRD_ETHER 1
#define ARPHRD_IEEE802 6
#define ARPHRD_ARCNET 7
#define ARPHRD_FRELAY 15
#define ARPHRD_STRIP 23
#define ARPHRD_IEEE1394 24
#define ARPHRD_80211 801
#define ARPOP_REQUEST 1
#define ARPOP_REPLY 2
#define ARPOP_REVREQUEST 3
#define ARPOP_REVREPLY 4
#define ARPOP_INVREQUEST 8
#define ARPOP_INVREPLY 9

struct click_ether_arp {
    struct click_arp ea_hdr;
    uint8_t arp_sha[6];
    uint8_t arp_spa[4];
    uint8_t arp_tha[6];
    uint8_t arp_tpa[4];
};

struct click_ether_macctl {
    uint16_t ether_macctl_opcode;
    uint16_t ether_macctl_param;
    uint8_t ether_macctl_reserved[42];
};
#define ETHER_MACCTL_OP_PAUSE 1

#define ND_SOL 0x87
#define ND_ADV 0x88

CLICK_SIZE_PACKED_STRUCTURE(
struct click_nd_sol {,
    uint8_t type;
    uint8_t code;
    uint16_t checksum;
    uint32_t reserved;
    uint8_t nd_tpa[16];
    uint8_t option_type;
    uint8_t option_length;
    uint8_t nd_sha[6];
});

CLICK_SIZE_PACKED_STRUCTURE(
struct click_nd_adv {,
    uint8_t type;
    uint8_t code;
    uint16_t checksum;
    uint8_t flags;
    uint8_t reserved[3];
    uint8_t nd_tpa[16];
    uint8_t option_type;
    uint8_t option_length;
    uint8_t nd_tha[6];
});

CLICK_SIZE_PACKED_STRUCTURE(
struct click_nd_adv2 {,
    uint8_t type;
    uint8_t code;
    uint16_t checksum;
    uint8_t flags;
    uint8_t reserved[3];
    uint8_t nd_tpa[16];
});

#endif
