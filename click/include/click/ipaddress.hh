// -*- c-basic-offset: 4 -*-
// IPAddress: an IPv4 address, in network byte order. Passed by value.
#ifndef CLICK_IPADDRESS_HH
#define CLICK_IPADDRESS_HH
#include <click/glue.hh>
#include <click/string.hh>
#include <click/vector.hh>
#include <clicknet/ip.h>
CLICK_DECLS
class StringAccum;
class ArgContext;
class Args;
extern const ArgContext blank_args;

class IPAddress { public:

    typedef uninitialized_type uninitialized_t;
    typedef uint32_t (IPAddress::*unspecified_bool_type)() const;
    typedef IPAddress parameter_type;

    inline IPAddress() : _addr(0) {}
    inline IPAddress(unsigned addr) : _addr(addr) {}
    explicit inline IPAddress(int addr) : _addr(addr) {}
    explicit inline IPAddress(long addr) : _addr(static_cast<uint32_t>(addr)) {}
    explicit inline IPAddress(unsigned long addr) : _addr(static_cast<uint32_t>(addr)) {}
    inline IPAddress(struct in_addr addr) : _addr(addr.s_addr) {}
    explicit inline IPAddress(const unsigned char *data) { memcpy(&_addr, data, 4); }
    /** Bad text gives 0.0.0.0. */
    explicit IPAddress(const String &text);
    inline IPAddress(const uninitialized_t &) {}

    /** The mask with @a prefix_len one bits, 0 to 32. */
    static IPAddress make_prefix(int prefix_len);
    static inline IPAddress make_broadcast() { return IPAddress(0xFFFFFFFFU); }

    inline bool empty() const { return !_addr; }
    inline uint32_t addr() const { return _addr; }
    inline operator uint32_t() const { return _addr; }
    inline struct in_addr in_addr() const {
        struct in_addr a;
        a.s_addr = _addr;
        return a;
    }
    inline operator struct in_addr() const { return in_addr(); }
    inline unsigned char *data() { return reinterpret_cast<unsigned char *>(&_addr); }
    inline const unsigned char *data() const { return reinterpret_cast<const unsigned char *>(&_addr); }
    inline uint32_t hashcode() const { return _addr; }

    inline bool is_multicast() const { return (_addr & htonl(0xF0000000U)) == htonl(0xE0000000U); }
    inline bool is_link_local() const { return (_addr & htonl(0xFFFF0000U)) == htonl(0xA9FE0000U); }

    /** 0 to 32, or -1 if this is no contiguous mask. */
    int mask_to_prefix_len() const;
    inline bool matches_prefix(IPAddress addr, IPAddress mask) const { return ((_addr ^ addr._addr) & mask._addr) == 0; }
    /** Does this mask have all the bits of @a mask? */
    inline bool mask_as_specific(IPAddress mask) const { return (_addr & mask._addr) == mask._addr; }
    inline bool mask_more_specific(IPAddress mask) const { return mask_as_specific(mask) && _addr != mask._addr; }

    inline IPAddress &operator&=(IPAddress x) { _addr &= x._addr; return *this; }
    inline IPAddress &operator|=(IPAddress x) { _addr |= x._addr; return *this; }
    inline IPAddress &operator^=(IPAddress x) { _addr ^= x._addr; return *this; }

    String unparse() const;
    /** `24`, or dotted when it is no prefix. */
    String unparse_mask() const;
    /** `10.0.0.0/8` */
    String unparse_with_mask(IPAddress mask) const;
    inline String s() const { return unparse(); }
    inline operator String() const CLICK_DEPRECATED { return unparse(); }

  private:
    uint32_t _addr;
};

inline bool operator==(IPAddress a, IPAddress b) { return a.addr() == b.addr(); }
inline bool operator==(IPAddress a, uint32_t b) { return a.addr() == b; }
inline bool operator!=(IPAddress a, IPAddress b) { return a.addr() != b.addr(); }
inline bool operator!=(IPAddress a, uint32_t b) { return a.addr() != b; }
inline IPAddress operator&(IPAddress a, IPAddress b) { return IPAddress(a.addr() & b.addr()); }
inline IPAddress operator|(IPAddress a, IPAddress b) { return IPAddress(a.addr() | b.addr()); }
inline IPAddress operator^(IPAddress a, IPAddress b) { return IPAddress(a.addr() ^ b.addr()); }
inline IPAddress operator~(IPAddress a) { return IPAddress(~a.addr()); }
StringAccum &operator<<(StringAccum &sa, IPAddress a);

/** Parses dotted quads and names from AddressInfo. */
class IPAddressArg { public:
    /** Bytes of a dotted address at the start of [begin, end): up to four go to @a value. Returns where it stopped. */
    static const char *basic_parse(const char *begin, const char *end, unsigned char value[4], int &nbytes);
    static bool parse(const String &str, IPAddress &result, const ArgContext &args = blank_args);
    static bool parse(const String &str, struct in_addr &result, const ArgContext &args = blank_args);
    /** Words separated by spaces; the vector is replaced. */
    static bool parse(const String &str, Vector<IPAddress> &result, const ArgContext &args = blank_args);
};

/** Parses ADDR/LEN and ADDR/MASK into address and mask; a bare address is a /32 if allowed. */
class IPPrefixArg { public:
    explicit IPPrefixArg(bool allow_bare_address_ = false) : allow_bare_address(allow_bare_address_) {}
    bool parse(const String &str, IPAddress &addr, IPAddress &mask, const ArgContext &args = blank_args) const;
    bool parse(const String &str, struct in_addr &addr, struct in_addr &mask, const ArgContext &args = blank_args) const;
    bool allow_bare_address;
};

/** Parses port numbers and names; the result is in host byte order. */
class IPPortArg { public:
    explicit IPPortArg(int ip_p_) : ip_p(ip_p_) {}
    bool parse(const String &str, uint16_t &result, const ArgContext &args = blank_args) const;
    int ip_p;
};

template <> struct DefaultArg<IPAddress> : public IPAddressArg {};
template <> struct DefaultArg<struct in_addr> : public IPAddressArg {};
template <> struct DefaultArg<Vector<IPAddress> > : public IPAddressArg {};

CLICK_ENDDECLS
#endif
