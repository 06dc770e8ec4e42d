// Parsers for IPv6 addresses and prefixes (RFC 4291, 2.2 and 2.3).
#include <click/config.h>
#include <click/args.hh>
#include <click/ip6address.hh>
#include <click/standard/addressinfo.hh>
CLICK_DECLS

static inline int hex_value(char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c >= 'a' && c <= 'f' ? c - 'a' + 10 : (c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1));
}

bool IP6AddressArg::basic_parse(const String &str, unsigned char value[16]) {
    uint16_t groups[8];
    int n = 0, gap = -1;
    const char *s = str.begin(), *end = str.end();
    if (end - s >= 2 && s[0] == ':' && s[1] == ':') {
        gap = 0;
        s += 2;
    }
    while (s < end) {
        int x = 0, digits = 0;
        const char *p = s;
        for (; p < end && hex_value(*p) >= 0 && digits < 5; ++digits)
            x = 16 * x + hex_value(*p++);
        if (p < end && *p == '.') { // an IPv4 address must end it
            unsigned char ip4[4];
            int nbytes;
            if (IPAddressArg::basic_parse(s, end, ip4, nbytes) != end || nbytes != 4 || n > 6)
                return false;
            groups[n++] = ip4[0] << 8 | ip4[1];
            groups[n++] = ip4[2] << 8 | ip4[3];
            break;
        }
        if (digits < 1 || digits > 4 || n == 8)
            return false;
        groups[n++] = x;
        s = p;
        if (s == end)
            break;
        if (*s++ != ':' || s == end)
            return false;
        if (*s == ':') {
            if (gap >= 0)
                return false;
            gap = n;
            ++s;
        }
    }
    if (gap < 0 ? n != 8 : n > 7)
        return false;
    int fill = 8 - n;
    for (int i = 0, j = 0; i < 8; ++i) {
        uint16_t g = gap >= 0 && i >= gap && i < gap + fill ? 0 : groups[j++];
        value[2 * i] = g >> 8;
        value[2 * i + 1] = g & 255;
    }
    return true;
}

bool IP6AddressArg::parse(const String &str, IP6Address &result, const ArgContext &args) {
    unsigned char value[16];
    if (!basic_parse(str, value) && !AddressInfo::query_ip6(str, value, args.context()))
        return false;
    result = IP6Address(value);
    return true;
}

/** The length is -1 when the mask is not contiguous. */
static bool parse_prefix(const String &str, bool allow_bare, IP6Address &addr, IP6Address &mask, const ArgContext &args) {
    const char *slash = rfind(str.begin(), str.end(), '/');
    int len;
    if (slash == str.end()) {
        if (allow_bare && IP6AddressArg::parse(str, addr, args)) {
            mask = IP6Address::make_prefix(128);
            return true;
        }
        if (!AddressInfo::query_ip6_prefix(str, addr.data(), &len, args.context()))
            return false;
        mask = IP6Address::make_prefix(len);
        return true;
    }
    String mask_text = str.substring(slash + 1, str.end());
    if (!IP6AddressArg::parse(str.substring(str.begin(), slash), addr, args))
        return false;
    if (IntArg(10).parse(mask_text, len)) {
        if (len < 0 || len > 128)
            return false;
        mask = IP6Address::make_prefix(len);
        return true;
    }
    return IP6AddressArg::parse(mask_text, mask, args);
}

bool IP6PrefixArg::parse(const String &str, IP6Address &addr, IP6Address &mask, const ArgContext &args) const {
    IP6Address a, m;
    if (!parse_prefix(str, allow_bare_address, a, m, args))
        return false;
    addr = a;
    mask = m;
    return true;
}

bool IP6PrefixArg::parse(const String &str, IP6Address &addr, int &prefix_len, const ArgContext &args) const {
    IP6Address a, m;
    if (!parse_prefix(str, allow_bare_address, a, m, args) || m.mask_to_prefix_len() < 0)
        return false;
    addr = a;
    prefix_len = m.mask_to_prefix_len();
    return true;
}

/* ---- the older functions ---- */

bool cp_ip6_address(const String &str, IP6Address *result, const Element *context) {
    return IP6AddressArg::parse(str, *result, ArgContext(context));
}
bool cp_ip6_address(const String &str, struct in6_addr *result, const Element *context) {
    return IP6AddressArg::parse(str, *result, ArgContext(context));
}
bool cp_ip6_address(const String &str, unsigned char *result, const Element *context) {
    IP6Address a;
    if (!cp_ip6_address(str, &a, context))
        return false;
    memcpy(result, a.data(), 16);
    return true;
}
bool cp_ip6_prefix(const String &str, IP6Address *addr, int *prefix_len, bool allow_bare_address, const Element *context) {
    return IP6PrefixArg(allow_bare_address).parse(str, *addr, *prefix_len, ArgContext(context));
}
bool cp_ip6_prefix(const String &str, unsigned char *addr, int *prefix_len, bool allow_bare_address, const Element *context) {
    IP6Address a;
    if (!cp_ip6_prefix(str, &a, prefix_len, allow_bare_address, context))
        return false;
    memcpy(addr, a.data(), 16);
    return true;
}
bool cp_ip6_prefix(const String &str, IP6Address *addr, IP6Address *mask, bool allow_bare_address, const Element *context) {
    return IP6PrefixArg(allow_bare_address).parse(str, *addr, *mask, ArgContext(context));
}
bool cp_ip6_prefix(const String &str, unsigned char *addr, unsigned char *mask, bool allow_bare_address, const Element *context) {
    IP6Address a, m;
    if (!cp_ip6_prefix(str, &a, &m, allow_bare_address, context))
        return false;
    memcpy(addr, a.data(), 16);
    memcpy(mask, m.data(), 16);
    return true;
}

CLICK_ENDDECLS
