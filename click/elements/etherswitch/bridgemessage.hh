// -*- c-basic-offset: 4 -*-
// BridgeMessage: what bridges tell each other to build a spanning tree (IEEE 802.1D-1998, clause 9), and its frames.
#ifndef CLICK_BRIDGEMESSAGE_HH
#define CLICK_BRIDGEMESSAGE_HH
#include <click/glue.hh>
CLICK_DECLS
class Packet;
class StringAccum;

/** The frame; numbers big-endian, times in 1/256 s. */
struct BridgeFrame {
    uint8_t dst[6];             // 01-80-C2-00-00-00
    uint8_t src[6];
    uint16_t length;            // of what follows: 38, or 7 of a topology change message
    uint16_t sap;               // 0x4242
    uint8_t control;            // 3
    uint16_t protocol;          // 0
    uint8_t version;            // 0
    uint8_t type;
    uint8_t flags;
    uint64_t root;
    uint32_t cost;
    uint64_t bridge;
    uint16_t port;
    uint16_t message_age;
    uint16_t max_age;
    uint16_t hello_time;
    uint16_t forward_delay;
    uint8_t padding[8];

    enum { CONFIG = 0, TOPOLOGY_CHANGE = 128 };                 // types
    enum { FLAG_CHANGE = 0x01, FLAG_ACKNOWLEDGE = 0x80 };       // flags
    /** As much of a packet as there is; the rest is zero. */
    void assign(const Packet *p);
} __attribute__((packed));

/** A configuration message, in host byte order. */
class BridgeMessage { public:

    uint64_t root = 0;
    uint64_t bridge = 0;
    uint32_t cost = 0;          // of the way from that bridge to the root
    uint16_t port = 0;
    bool change = false;        // the topology is changing
    uint16_t max_age = 20;      // s
    uint16_t hello_time = 2;    // s, at least 1
    uint16_t forward_delay = 15;        // s

    void assign(const BridgeFrame &frame);
    /** Less than 0: this leads to a better root, or is a better way to the same. */
    int compare(const BridgeMessage &other) const;
    void unparse(StringAccum &sa) const;
};

/** 16 columns. */
void bridge_id_unparse(StringAccum &sa, uint64_t id);

CLICK_ENDDECLS
#endif
