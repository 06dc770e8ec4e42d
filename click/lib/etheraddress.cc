// EtherAddress and its parser.
#include <click/config.h>
#include <click/args.hh>
#include <click/etheraddress.hh>
#include <click/standard/addressinfo.hh>
#include <click/straccum.hh>
CLICK_DECLS

static char *unparse_bytes(const EtherAddress &a, char separator, char text[17]) {
    static const char digits[] = "0123456789ABCDEF";
    const unsigned char *p = a.data();
    for (int i = 0; i < 6; ++i) {
        text[3 * i] = digits[p[i] >> 4];
        text[3 * i + 1] = digits[p[i] & 15];
        if (i < 5)
            text[3 * i + 2] = separator;
    }
    return text;
}

String EtherAddress::unparse_dash() const {
    char text[17];
    return String(unparse_bytes(*this, '-', text), 17);
}

String EtherAddress::unparse_colon() const {
    char text[17];
    return String(unparse_bytes(*this, ':', text), 17);
}

StringAccum &operator<<(StringAccum &sa, const EtherAddress &a) {
    char text[17];
    sa.append(unparse_bytes(a, '-', text), 17);
    return sa;
}

static inline int hex_value(char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c >= 'a' && c <= 'f' ? c - 'a' + 10 : (c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1));
}

/** Six groups of one or two digits with the same separator between them. */
static bool parse_bytes(const String &str, unsigned char *result) {
    const char *s = str.begin(), *end = str.end();
    char separator = 0;
    for (int i = 0; i < 6; ++i) {
        if (i > 0) {
            if (s >= end || (*s != '-' && *s != ':') || (separator && *s != separator))
                return false;
            separator = *s++;
        }
        if (s >= end || hex_value(*s) < 0)
            return false;
        int x = hex_value(*s++);
        if (s < end && hex_value(*s) >= 0)
            x = 16 * x + hex_value(*s++);
        result[i] = x;
    }
    return s == end;
}

bool EtherAddressArg::parse(const String &str, unsigned char *result, const ArgContext &args) const {
    unsigned char value[6];
    if (!parse_bytes(str, value) && !AddressInfo::query_ethernet(str, value, args.context()))
        return false;
    memcpy(result, value, 6);
    return true;
}

bool EtherAddressArg::parse(const String &str, EtherAddress &result, const ArgContext &args) const {
    return parse(str, result.data(), args);
}

bool EtherAddressArg::direct_parse(const String &str, EtherAddress &result, Args &args) const {
    EtherAddress *s = args.slot(result);
    return s && parse(str, *s, args);
}

bool EtherAddressArg::direct_parse(const String &str, unsigned char *result, Args &args) const {
    // EtherAddress is 6 bytes, but aligned to 2; the array's own type keeps the target's alignment
    typedef unsigned char bytes[6];
    bytes *s = args.slot(*reinterpret_cast<bytes *>(result));
    return s && parse(str, *s, args);
}

CLICK_ENDDECLS
