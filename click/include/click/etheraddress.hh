// -*- c-basic-offset: 4 -*-
// EtherAddress: a 48-bit Ethernet address.
#ifndef CLICK_ETHERADDRESS_HH
#define CLICK_ETHERADDRESS_HH
#include <click/glue.hh>
#include <click/string.hh>
CLICK_DECLS
class StringAccum;
class ArgContext;
class Args;
extern const ArgContext blank_args;

class EtherAddress { public:

    typedef uninitialized_type uninitialized_t;
    typedef bool (EtherAddress::*unspecified_bool_type)() const;

    inline EtherAddress() { _data[0] = _data[1] = _data[2] = 0; }
    explicit inline EtherAddress(const unsigned char *data) { memcpy(_data, data, 6); }
    inline EtherAddress(const uninitialized_t &) {}

    static inline EtherAddress make_broadcast() {
        EtherAddress a;
        a._data[0] = a._data[1] = a._data[2] = 0xFFFF;
        return a;
    }
    static inline EtherAddress broadcast() { return make_broadcast(); }

    inline bool is_nonzero() const { return (_data[0] | _data[1] | _data[2]) != 0; }
    inline operator unspecified_bool_type() const { return is_nonzero() ? &EtherAddress::is_nonzero : 0; }
    inline bool is_group() const { return data()[0] & 1; }
    inline bool is_local() const { return data()[0] & 2; }
    inline bool is_broadcast() const { return _data[0] + _data[1] + _data[2] == 3 * 0xFFFF; }
    static inline bool is_broadcast(const unsigned char *data) {
        return (data[0] & data[1] & data[2] & data[3] & data[4] & data[5]) == 0xFF;
    }

    typedef uint16_t data_type;
    inline unsigned char *data() { return reinterpret_cast<unsigned char *>(_data); }
    inline const unsigned char *data() const { return reinterpret_cast<const unsigned char *>(_data); }
    inline const uint16_t *sdata() const { return _data; }
    inline uint32_t hashcode() const { return (_data[2] | static_cast<uint32_t>(_data[1]) << 16) ^ (static_cast<uint32_t>(_data[0]) << 9); }

    /** 00-0A-0B-0C-0D-0E */
    inline String unparse() const { return unparse_dash(); }
    String unparse_dash() const;
    String unparse_colon() const;
    inline String s() const { return unparse(); }
    inline operator String() const CLICK_DEPRECATED { return unparse(); }

  private:
    uint16_t _data[3];
};

inline bool operator==(const EtherAddress &a, const EtherAddress &b) { return memcmp(a.data(), b.data(), 6) == 0; }
inline bool operator!=(const EtherAddress &a, const EtherAddress &b) { return !(a == b); }
StringAccum &operator<<(StringAccum &sa, const EtherAddress &a);

/** Parses six hex bytes separated by - or :, and names from AddressInfo. Flags are reserved. */
class EtherAddressArg { public:
    typedef void enable_direct_parse;
    EtherAddressArg(int flags_ = 0) : flags(flags_) {}
    bool parse(const String &str, EtherAddress &result, const ArgContext &args = blank_args) const;
    bool parse(const String &str, unsigned char *result, const ArgContext &args = blank_args) const;
    bool direct_parse(const String &str, EtherAddress &result, Args &args) const;
    /** @a result points at 6 bytes. */
    bool direct_parse(const String &str, unsigned char *result, Args &args) const;
    int flags;
};
template <> struct DefaultArg<EtherAddress> : public EtherAddressArg {};

CLICK_ENDDECLS
#endif
