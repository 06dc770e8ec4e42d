// -*- c-basic-offset: 4 -*-
// IP6Address: an IPv6 address (RFC 4291), in network byte order.
#ifndef CLICK_IP6ADDRESS_HH
#define CLICK_IP6ADDRESS_HH
#include <click/etheraddress.hh>
#include <click/hashcode.hh>
#include <click/ipaddress.hh>
#include <click/packet.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip6.h>
CLICK_DECLS
class StringAccum;

class IP6Address { public:
    typedef uninitialized_type uninitialized_t;
    typedef bool (IP6Address::*unspecified_bool_type)() const;
    typedef const IP6Address &parameter_type;

    inline IP6Address() { memset(&_addr, 0, sizeof(_addr)); }
    explicit inline IP6Address(const unsigned char *data) { memcpy(&_addr, data, 16); }
    /** ::ffff:a.b.c.d */
    explicit inline IP6Address(IPAddress a) { assign_mapped(a.addr()); }
    /** Bad text gives ::. */
    explicit IP6Address(const String &text);
    explicit inline IP6Address(const struct in6_addr &a) : _addr(a) {}
    explicit inline IP6Address(const struct in_addr &a) { assign_mapped(a.s_addr); }
    inline IP6Address(const uninitialized_t &) {}

    /** The mask with @a prefix_len one bits, 0 to 128. */
    static IP6Address make_prefix(int prefix_len);
    static IP6Address make_inverted_prefix(int prefix_len);

    inline bool is_nonzero() const { return (data32()[0] | data32()[1] | data32()[2] | data32()[3]) != 0; }
    inline operator unspecified_bool_type() const { return is_nonzero() ? &IP6Address::is_nonzero : 0; }
    inline const struct in6_addr &in6_addr() const { return _addr; }
    inline struct in6_addr &in6_addr() { return _addr; }
    inline operator const struct in6_addr &() const { return _addr; }
    inline operator struct in6_addr &() { return _addr; }
    inline unsigned char *data() { return _addr.s6_addr; }
    inline const unsigned char *data() const { return _addr.s6_addr; }
    inline uint16_t *data16() { return _addr.s6_addr16; }
    inline const uint16_t *data16() const { return _addr.s6_addr16; }
    inline uint32_t *data32() { return _addr.s6_addr32; }
    inline const uint32_t *data32() const { return _addr.s6_addr32; }

    inline hashcode_t hashcode() const { return (data32()[3] << 1) + data32()[2] + (data32()[1] ^ (data32()[0] << 7)); }
    /** 0 to 128, or -1 if this is no contiguous mask. */
    int mask_to_prefix_len() const;
    bool matches_prefix(const IP6Address &addr, const IP6Address &mask) const;
    /** Does this mask have all the bits of @a mask? */
    bool mask_as_specific(const IP6Address &mask) const;

    /** Is the interface part made from an Ethernet address (bytes FF FE in its middle)? */
    inline bool has_ether_address() const { return data()[11] == 0xFF && data()[12] == 0xFE; }
    /** Copies its bytes as they are, with the universal/local bit still flipped. */
    bool ether_address(EtherAddress &result) const;
    inline bool is_ip4_compatible() const { return (data32()[0] | data32()[1] | data32()[2]) == 0; }
    inline bool is_ip4_mapped() const { return (data32()[0] | data32()[1]) == 0 && data32()[2] == htonl(0x0000FFFFU); }
    inline bool is_multicast() const { return data()[0] == 0xFF; }
    /** FE80::/64 */
    inline bool is_link_local() const { return data32()[0] == htonl(0xFE800000U) && data32()[1] == 0; }
    /** 0.0.0.0 unless it is mapped. */
    inline IPAddress ip4_address() const { return is_ip4_mapped() ? IPAddress(data32()[3]) : IPAddress(); }
    bool ip4_address(IPAddress &result) const {
        if (is_ip4_mapped())
            result = IPAddress(data32()[3]);
        return is_ip4_mapped();
    }

    inline IP6Address &operator=(const struct in6_addr &a) { _addr = a; return *this; }
    inline IP6Address &operator=(const struct in_addr &a) { assign_mapped(a.s_addr); return *this; }
    IP6Address &operator&=(const IP6Address &x);
    IP6Address &operator&=(const struct in6_addr &x) { return *this &= IP6Address(x); }
    IP6Address &operator|=(const IP6Address &x);
    IP6Address &operator|=(const struct in6_addr &x) { return *this |= IP6Address(x); }

    /** Shortest form, RFC 4291 2.2 with dotted end for ::a.b.c.d and ::ffff:a.b.c.d. */
    void unparse(StringAccum &sa) const;
    String unparse() const;
    /** Eight groups. */
    String unparse_expanded() const;
    inline String s() const { return unparse(); }
    inline operator String() const CLICK_DEPRECATED { return unparse(); }

  private:
    struct in6_addr _addr;
    void assign_mapped(uint32_t a) {
        data32()[0] = data32()[1] = 0;
        data32()[2] = htonl(0x0000FFFFU);
        data32()[3] = a;
    }
};

inline bool operator==(const IP6Address &a, const IP6Address &b) { return memcmp(a.data(), b.data(), 16) == 0; }
inline bool operator!=(const IP6Address &a, const IP6Address &b) { return !(a == b); }
inline IP6Address operator&(IP6Address a, const IP6Address &b) { return a &= b; }
inline IP6Address operator|(IP6Address a, const IP6Address &b) { return a |= b; }
inline IP6Address operator~(const IP6Address &a) {
    IP6Address r(a);
    for (int i = 0; i < 4; ++i)
        r.data32()[i] = ~r.data32()[i];
    return r;
}
StringAccum &operator<<(StringAccum &sa, const IP6Address &a);

inline const IP6Address &DST_IP6_ANNO(Packet *p) {
    return *reinterpret_cast<IP6Address *>(p->anno_u8() + DST_IP6_ANNO_OFFSET);
}
inline void SET_DST_IP6_ANNO(Packet *p, const IP6Address &a) { memcpy(p->anno_u8() + DST_IP6_ANNO_OFFSET, a.data(), 16); }
inline void SET_DST_IP6_ANNO(Packet *p, const struct in6_addr &a) { memcpy(p->anno_u8() + DST_IP6_ANNO_OFFSET, &a, 16); }

class IP6AddressArg { public:
    static bool basic_parse(const String &str, unsigned char value[16]);
    static bool parse(const String &str, IP6Address &result, const ArgContext &args = blank_args);
    static bool parse(const String &str, struct in6_addr &result, const ArgContext &args = blank_args) {
        IP6Address a;
        if (!parse(str, a, args))
            return false;
        result = a.in6_addr();
        return true;
    }
};

class IP6PrefixArg { public:
    explicit IP6PrefixArg(bool allow_bare_address_ = false) : allow_bare_address(allow_bare_address_) {}
    bool parse(const String &str, IP6Address &addr, int &prefix_len, const ArgContext &args = blank_args) const;
    bool parse(const String &str, IP6Address &addr, IP6Address &mask, const ArgContext &args = blank_args) const;
    bool allow_bare_address;
};

template <> struct DefaultArg<IP6Address> : public IP6AddressArg {};
template <> struct DefaultArg<struct in6_addr> : public IP6AddressArg {};

CLICK_ENDDECLS
#endif
