// AddressInfo: defines names for addresses. Looking them up is in click/lib/addressquery.cc.
#include <click/config.h>
#include <click/standard/addressinfo.hh>
#include <click/args.hh>
#include <click/error.hh>
#include <click/ip6address.hh>
#include <click/nameinfo.hh>
CLICK_DECLS

namespace {

enum { t_eth = 1, t_ip = 2, t_ip_net = 4, t_ip6 = 8, t_ip6_net = 16 };

/** What a word can mean. */
struct Meaning {
    int types;
    EtherAddress eth;
    IPAddress ip;
    IPAddress ip_net[2]; // address, mask
    IP6Address ip6;
    struct {
        unsigned char address[16];
        int32_t length;
    } ip6_net; // as addressquery.cc reads it

    Meaning(const String &word, const Element *context) : types(0) {
        ArgContext args(context);
        if (EtherAddressArg().parse(word, eth, args))
            types |= t_eth;
        if (IPAddressArg::parse(word, ip, args))
            types |= t_ip;
        if (IPPrefixArg().parse(word, ip_net[0], ip_net[1], args)) {
            types |= t_ip_net;
            if (!(types & t_ip) && (ip_net[0] & ~ip_net[1])) {
                types |= t_ip;
                ip = ip_net[0];
            }
        }
        if (IP6AddressArg::parse(word, ip6, args))
            types |= t_ip6;
        IP6Address net;
        int length;
        if (IP6PrefixArg().parse(word, net, length, args)) {
            types |= t_ip6_net;
            memcpy(ip6_net.address, net.data(), 16);
            ip6_net.length = length;
            if (!(types & t_ip6) && (net & ~IP6Address::make_prefix(length))) {
                types |= t_ip6;
                ip6 = net;
            }
        }
    }
};

} // namespace

int AddressInfo::configure(Vector<String> &conf, ErrorHandler *errh) {
    int before = errh->nerrors();
    for (int i = 0; i < conf.size(); ++i) {
        Vector<String> words;
        cp_spacevec(conf[i], words);
        if (words.size() == 0)
            continue;
        if (words.size() == 1) {
            errh->error("expected %<NAME [ADDRS]%>");
            continue;
        }
        const String &name = words[0];
        int have = 0;
        for (int j = 1; j < words.size(); ++j) {
            Meaning m(words[j], this);
            if (!m.types) {
                errh->error("%<%s%> is not a recognizable address", words[j].c_str());
                continue;
            }
            // an ambiguous word gives only what is still missing
            int types = m.types & (m.types - 1) ? m.types & ~have : m.types;
            if (types & t_eth)
                NameInfo::define(NameInfo::T_ETHERNET_ADDR, this, name, m.eth.data(), 6);
            if (types & t_ip)
                NameInfo::define(NameInfo::T_IP_ADDR, this, name, m.ip.data(), 4);
            if (types & t_ip_net)
                NameInfo::define(NameInfo::T_IP_PREFIX, this, name, m.ip_net, sizeof(m.ip_net));
            if (types & t_ip6)
                NameInfo::define(NameInfo::T_IP6_ADDR, this, name, m.ip6.data(), 16);
            if (types & t_ip6_net)
                NameInfo::define(NameInfo::T_IP6_PREFIX, this, name, &m.ip6_net, sizeof(m.ip6_net));
            have |= types;
        }
    }
    return errh->nerrors() == before ? 0 : -1;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(AddressInfo)
ELEMENT_HEADER(<click/standard/addressinfo.hh>)
