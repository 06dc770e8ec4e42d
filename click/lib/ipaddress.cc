// IPAddress and the parsers for IPv4 addresses, prefixes and ports.
#include <click/config.h>
#include <click/args.hh>
#include <click/ipaddress.hh>
#include <click/nameinfo.hh>
#include <click/standard/addressinfo.hh>
#include <click/straccum.hh>
CLICK_DECLS

IPAddress::IPAddress(const String &text) : _addr(0) { IPAddressArg::parse(text, *this); }

IPAddress IPAddress::make_prefix(int prefix_len) {
    assert(prefix_len >= 0 && prefix_len <= 32);
    return IPAddress(prefix_len == 0 ? 0U : htonl(0xFFFFFFFFU << (32 - prefix_len)));
}

int IPAddress::mask_to_prefix_len() const {
    uint32_t host = ~ntohl(_addr);
    if (host & (host + 1)) // not of the form 0…01…1
        return -1;
    return host ? __builtin_clz(host) : 32;
}

StringAccum &operator<<(StringAccum &sa, IPAddress a) {
    const unsigned char *p = a.data();
    return sa << static_cast<unsigned>(p[0]) << '.' << static_cast<unsigned>(p[1]) << '.' << static_cast<unsigned>(p[2])
              << '.' << static_cast<unsigned>(p[3]);
}

String IPAddress::unparse() const {
    StringAccum sa(16);
    sa << *this;
    return sa.take_string();
}

String IPAddress::unparse_mask() const {
    int len = mask_to_prefix_len();
    return len >= 0 ? String(len) : unparse();
}

String IPAddress::unparse_with_mask(IPAddress mask) const { return unparse() + "/" + mask.unparse_mask(); }

/* ---- parsers ---- */

const char *IPAddressArg::basic_parse(const char *s, const char *end, unsigned char value[4], int &nbytes) {
    nbytes = 0;
    while (nbytes < 4) {
        const char *p = s + (nbytes > 0); // behind the dot
        if (p >= end || (nbytes > 0 && *s != '.') || *p < '0' || *p > '9')
            break;
        int x = 0;
        const char *digits = p;
        while (p < end && *p >= '0' && *p <= '9' && x < 256 && p - digits < 16)
            x = 10 * x + (*p++ - '0');
        if (x > 255 || (p < end && *p >= '0' && *p <= '9'))
            break;
        value[nbytes++] = x;
        s = p;
    }
    return s;
}

bool IPAddressArg::parse(const String &str, IPAddress &result, const ArgContext &args) {
    unsigned char value[4];
    int nbytes;
    const char *s = basic_parse(str.begin(), str.end(), value, nbytes);
    if (s == str.end() && nbytes == 4) {
        result = IPAddress(value);
        return true;
    }
    return AddressInfo::query_ip(str, result.data(), args.context());
}

bool IPAddressArg::parse(const String &str, struct in_addr &result, const ArgContext &args) {
    IPAddress a;
    if (!parse(str, a, args))
        return false;
    result = a.in_addr();
    return true;
}

bool IPAddressArg::parse(const String &str, Vector<IPAddress> &result, const ArgContext &args) {
    Vector<String> words;
    Vector<IPAddress> list;
    cp_spacevec(str, words);
    for (int i = 0; i < words.size(); ++i) {
        IPAddress a;
        if (!parse(words[i], a, args))
            return false;
        list.push_back(a);
    }
    result.swap(list);
    return true;
}

bool IPPrefixArg::parse(const String &str, IPAddress &addr, IPAddress &mask, const ArgContext &args) const {
    const char *slash = rfind(str.begin(), str.end(), '/');
    IPAddress a, m = IPAddress::make_broadcast();
    if (slash == str.end()) { // a name, or a bare address; the address is preferred where both will do
        if (allow_bare_address && IPAddressArg::parse(str, a, args)) {
            addr = a;
            mask = m;
            return true;
        }
        if (!AddressInfo::query_ip_prefix(str, a.data(), m.data(), args.context()))
            return false;
        addr = a;
        mask = m;
        return true;
    }

    String address_text = str.substring(str.begin(), slash), mask_text = str.substring(slash + 1, str.end());
    int len = 0;
    if (mask_text && isdigit(static_cast<unsigned char>(mask_text[0])) && IntArg(10).parse(mask_text, len)) {
        if (len < 0 || len > 32)
            return false;
        m = IPAddress::make_prefix(len);
    } else if (!IPAddressArg::parse(mask_text, m, args))
        return false;

    unsigned char value[4] = {0, 0, 0, 0};
    int nbytes;
    const char *s = IPAddressArg::basic_parse(address_text.begin(), address_text.end(), value, nbytes);
    if (s == address_text.end() && nbytes > 0) {
        // bytes may be left out where the mask does not reach
        for (int i = nbytes; i < 4; ++i) {
            if (m.data()[i])
                return false;
            value[i] = 0;
        }
        a = IPAddress(value);
    } else if (!IPAddressArg::parse(address_text, a, args))
        return false;
    addr = a;
    mask = m;
    return true;
}

bool IPPrefixArg::parse(const String &str, struct in_addr &addr, struct in_addr &mask, const ArgContext &args) const {
    IPAddress a, m;
    if (!parse(str, a, m, args))
        return false;
    addr = a.in_addr();
    mask = m.in_addr();
    return true;
}

bool IPPortArg::parse(const String &str, uint16_t &result, const ArgContext &args) const {
    uint32_t x;
    IntArg number;
    if (!number.parse_saturating(str, x) && !NameInfo::query_int(NameInfo::T_IP_PORT + ip_p, args.context(), str, &x))
        return false;
    if (x > 65535) {
        args.error("overflow, range 0-65535");
        return false;
    }
    result = static_cast<uint16_t>(x);
    return true;
}

CLICK_ENDDECLS
