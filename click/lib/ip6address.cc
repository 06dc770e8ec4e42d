// IP6Address: values and printing. Its parsers: ip6addressarg.cc.
#include <click/config.h>
#include <click/ip6address.hh>
#include <click/straccum.hh>
CLICK_DECLS

IP6Address::IP6Address(const String &text) {
    memset(&_addr, 0, sizeof(_addr));
    IP6AddressArg::parse(text, *this);
}

IP6Address IP6Address::make_prefix(int prefix_len) {
    assert(prefix_len >= 0 && prefix_len <= 128);
    IP6Address a;
    for (int i = 0; i < 16; ++i, prefix_len -= 8)
        a.data()[i] = prefix_len >= 8 ? 255 : (prefix_len > 0 ? 255 << (8 - prefix_len) : 0);
    return a;
}

IP6Address IP6Address::make_inverted_prefix(int prefix_len) { return ~make_prefix(prefix_len); }

int IP6Address::mask_to_prefix_len() const {
    int len = 0;
    while (len < 128 && (data()[len >> 3] & (128 >> (len & 7))))
        ++len;
    return *this == make_prefix(len) ? len : -1;
}

bool IP6Address::matches_prefix(const IP6Address &addr, const IP6Address &mask) const {
    uint32_t differ = 0;
    for (int i = 0; i < 4; ++i)
        differ |= (data32()[i] ^ addr.data32()[i]) & mask.data32()[i];
    return differ == 0;
}

bool IP6Address::mask_as_specific(const IP6Address &mask) const { return (*this & mask) == mask; }

bool IP6Address::ether_address(EtherAddress &result) const {
    if (!has_ether_address())
        return false;
    memcpy(result.data(), data() + 8, 3);
    memcpy(result.data() + 3, data() + 13, 3);
    return true;
}

IP6Address &IP6Address::operator&=(const IP6Address &x) {
    for (int i = 0; i < 4; ++i)
        data32()[i] &= x.data32()[i];
    return *this;
}

IP6Address &IP6Address::operator|=(const IP6Address &x) {
    for (int i = 0; i < 4; ++i)
        data32()[i] |= x.data32()[i];
    return *this;
}

static void append_hex(StringAccum &sa, uint16_t group) { sa.append_numeric(static_cast<uint64_t>(group), 16, false); }

void IP6Address::unparse(StringAccum &sa) const {
    bool dotted = is_ip4_mapped() || (is_ip4_compatible() && data32()[3]);
    int groups = dotted ? 6 : 8;
    // the longest run of zero groups, the first one of equals, at least two
    int best = -1, best_len = 1;
    for (int i = 0; i < groups;) {
        int n = 0;
        while (i + n < groups && data16()[i + n] == 0)
            ++n;
        if (n > best_len) {
            best = i;
            best_len = n;
        }
        i += n + 1;
    }
    for (int i = 0; i < groups;) {
        if (i == best) {
            sa << "::";
            i += best_len;
            continue;
        }
        if (i > 0 && i != best + best_len)
            sa << ':';
        else if (i > 0 && best < 0)
            sa << ':';
        append_hex(sa, ntohs(data16()[i]));
        ++i;
    }
    if (dotted) {
        if (best + best_len != groups || best < 0)
            sa << ':';
        sa << IPAddress(data32()[3]);
    }
}

String IP6Address::unparse() const {
    StringAccum sa(40);
    unparse(sa);
    return sa.take_string();
}

String IP6Address::unparse_expanded() const {
    StringAccum sa(40);
    for (int i = 0; i < 8; ++i) {
        if (i)
            sa << ':';
        append_hex(sa, ntohs(data16()[i]));
    }
    return sa.take_string();
}

StringAccum &operator<<(StringAccum &sa, const IP6Address &a) {
    a.unparse(sa);
    return sa;
}

CLICK_ENDDECLS
