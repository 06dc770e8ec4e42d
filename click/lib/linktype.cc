// -*- c-basic-offset: 4 -*-
/*
 * linktype.{cc,hh} -- link layers of capture files
 *
 * Sources: https://www.tcpdump.org/linktypes.html; RFC 2684 (multiprotocol over ATM: LLC, NLPID and bridged encapsulations),
 * RFC 1661 and 1662 (PPP), RFC 1042 and 1188 (SNAP, FDDI), IEEE 802.11 clause 9 (frame formats).
 */
#include <click/config.h>
#include <click/linktype.hh>
#include <click/args.hh>
#include <click/packet.hh>
#include <clicknet/ether.h>
#include <clicknet/ip.h>
#include <clicknet/ip6.h>
CLICK_DECLS

static const struct {
    const char *name;
    int type;
} names[] = { // for unparse() the first one of a type counts
    {"NULL", LinkType::NULL_}, {"ETHER", LinkType::ETHER}, {"PPP", LinkType::PPP}, {"FDDI", LinkType::FDDI},
    {"PPP_HDLC", LinkType::PPP_HDLC}, {"ATM", LinkType::ATM}, {"RFC1483", LinkType::ATM}, {"ATM_RFC1483", LinkType::ATM},
    {"IP", LinkType::IP}, {"HDLC", LinkType::HDLC}, {"802_11", LinkType::WIFI}, {"802.11", LinkType::WIFI},
    {"SLL", LinkType::SLL}, {"PRISM", LinkType::PRISM}, {"AIRONET", LinkType::AIRONET}, {"SUNATM", LinkType::SUNATM},
    {"802_11_RADIO", LinkType::WIFI_RADIO}, {"802.11_RADIO", LinkType::WIFI_RADIO},
};

int
LinkType::parse(const String &name)
{
    for (const auto &n : names)
        if (name == n.name)
            return n.type;
    int type = NONE;
    if (name.length() > 1 && name[0] == '#' && IntArg(10).parse(name.substring(1), type) && type >= 0)
        return from_file(type);
    return NONE;
}

String
LinkType::unparse(int type)
{
    if (type < 0)
        return "<none>";
    for (const auto &n : names)
        if (type == n.type)
            return String::make_stable(n.name);
    return "#" + String(type);
}

bool
LinkType::can_force_ip(int type)
{
    if (type == AIRONET)
        return false;
    for (const auto &n : names)
        if (type == n.type)
            return true;
    return false;
}

namespace {

/** What is left of a frame: each step takes a header off, or fails. */
struct Frame {
    const uint8_t *s;
    const uint8_t *end;

    bool skip(unsigned n) {
        if (static_cast<size_t>(end - s) < n)
            return false;
        s += n;
        return true;
    }
    bool has(unsigned n) const { return static_cast<size_t>(end - s) >= n; }
    unsigned u16(unsigned offset) const { return s[offset] << 8 | s[offset + 1]; }

    bool ether_type(unsigned type) { return type == ETHERTYPE_IP || type == ETHERTYPE_IP6; }
    bool ether();
    bool llc(int depth);
    bool bridged(unsigned type, int depth);
    bool ppp();
    bool hdlc();
    bool null();
    bool wifi();
    bool radio();
    bool link(int type);
};

bool
Frame::ether()
{
    if (!has(14))
        return false;
    unsigned type = u16(12);
    s += 14;
    if (type == ETHERTYPE_8021Q) {
        if (!has(4))
            return false;
        type = u16(2);
        s += 4;
    }
    return type <= 1500 ? llc(0) : ether_type(type);
}

// IEEE 802.2, as RFC 2684 and RFC 1042 use it. @a depth: bridged frames inside each other.
bool
Frame::llc(int depth)
{
    if (!has(4))
        return false;
    if (s[0] == 0xfe && s[1] == 0xfe && s[2] == 0x03) { // routed ISO protocol: NLPID
        unsigned nlpid = s[3];
        s += 4;
        return nlpid == 0xcc || nlpid == 0x8e;
    }
    if (!has(8) || s[0] != 0xaa || s[1] != 0xaa || s[2] != 0x03)
        return false;
    unsigned oui = s[3] << 16 | s[4] << 8 | s[5], type = u16(6);
    s += 8;
    if (oui == 0x0080c2)
        return depth < 2 && bridged(type, depth + 1);
    return oui == 0 && ether_type(type);
}

// RFC 2684, section 5.2 and appendix B: 802.3 and FDDI, with the frame check sequence and without.
bool
Frame::bridged(unsigned type, int depth)
{
    if (type == 0x0001 || type == 0x0007) {
        if (!skip(2) || !has(14))
            return false;
        unsigned inner = u16(12);
        s += 14;
        return inner <= 1500 ? llc(depth) : ether_type(inner);
    }
    return (type == 0x0004 || type == 0x000a) && skip(3 + 13) && llc(depth);
}

// Address and control may be left out, and the protocol's first byte too (RFC 1661, section 6.5 and 6.6).
bool
Frame::ppp()
{
    if (has(2) && s[0] == 0xff && s[1] == 0x03)
        s += 2;
    if (!has(2))
        return false;
    unsigned protocol = s[0] & 1 ? s[0] : u16(0);
    s += s[0] & 1 ? 1 : 2;
    return protocol == 0x0021 || protocol == 0x0057;
}

bool
Frame::hdlc()
{
    if (!has(4))
        return false;
    unsigned type = u16(2);
    s += 4;
    return ether_type(type);
}

// The address family in the byte order of the machine that captured; IPv6 has a different number on each system.
bool
Frame::null()
{
    if (!has(4))
        return false;
    unsigned family = s[0] | s[1] ? (s[0] ? s[0] : s[1]) : (s[3] ? s[3] : s[2]);
    s += 4;
    return family == 2 || family == 10 || family == 24 || family == 28 || family == 30;
}

bool
Frame::wifi()
{
    if (!has(24))
        return false;
    unsigned control = s[0], flags = s[1];
    unsigned length = 24;
    if ((control & 0x0c) != 0x08 || (control & 0x40) || (flags & 0x40)) // data frames with a body, not encrypted
        return false;
    if ((flags & 0x03) == 0x03)
        length += 6;
    if (control & 0x80) {
        length += 2;
        if (flags & 0x80)
            length += 4;
    }
    return skip(length) && llc(0);
}

bool
Frame::radio()
{
    return has(4) && skip(s[2] | s[3] << 8) && wifi();
}

bool
Frame::link(int type)
{
    switch (type) {
    case LinkType::NULL_:
        return null();
    case LinkType::ETHER:
        return ether();
    case LinkType::PPP:
        return ppp();
    case LinkType::FDDI:
        return skip(13) && llc(0);
    case LinkType::PPP_HDLC:
        return has(2) && (s[0] == 0x0f || s[0] == 0x8f) ? hdlc() : ppp();
    case LinkType::ATM:
        return llc(0);
    case LinkType::IP:
        return true;
    case LinkType::HDLC:
        return hdlc();
    case LinkType::WIFI:
        return wifi();
    case LinkType::SLL:
        if (!has(16) || !ether_type(u16(14)))
            return false;
        s += 16;
        return true;
    case LinkType::PRISM:
        return skip(144) && wifi();
    case LinkType::SUNATM:
        return skip(4) && llc(0);
    case LinkType::WIFI_RADIO:
        return radio();
    default:
        return false;
    }
}

}

bool
LinkType::force_ip(Packet *p, int type)
{
    Frame f = {p->data(), p->end_data()};
    if (!f.link(type) || !f.has(1))
        return false;
    unsigned version = f.s[0] >> 4, length = (f.s[0] & 15) * 4;
    if (version == 4 && length >= sizeof(click_ip) && f.has(length)) {
        const click_ip *ip = reinterpret_cast<const click_ip *>(f.s);
        p->set_ip_header(ip, length);
        p->set_dst_ip_anno(IPAddress(ip->ip_dst));
        return true;
    }
    if (version == 6 && f.has(sizeof(click_ip6))) {
        p->set_ip6_header(reinterpret_cast<const click_ip6 *>(f.s));
        return true;
    }
    return false;
}

CLICK_ENDDECLS
