// AddressInfo's look-ups: names with suffixes such as :gw, then network devices (user space). The element: elements/standard.
#include <click/config.h>
#include <click/ipaddress.hh>
#include <click/nameinfo.hh>
#include <click/standard/addressinfo.hh>
#include "addressdevice.hh"
CLICK_DECLS

namespace {

/** Splits `NAME:suffix` at the last colon; the suffix in lower case. */
String split_suffix(const String &str, String &suffix) {
    int colon = str.find_right(':');
    suffix = colon >= 0 ? str.substring(colon + 1).lower() : String();
    return colon >= 0 ? str.substring(0, colon) : str;
}

/** The IPv6 prefix as NameInfo keeps it. */
struct Prefix6 {
    unsigned char address[16];
    int32_t length;
};

bool named_prefix(const String &name, IPAddress &addr, IPAddress &mask, const Element *context) {
    IPAddress value[2];
    if (!NameInfo::query(NameInfo::T_IP_PREFIX, context, name, value, sizeof(value)))
        return false;
    addr = value[0];
    mask = value[1];
    return true;
}

void store_ip(IPAddress a, unsigned char *store) { memcpy(store, a.data(), 4); }

} // namespace

bool AddressInfo::query_ip(const String &str, unsigned char *store, const Element *context, int flags) {
    String suffix, name = split_suffix(str, suffix);
    bool devices = !(flags & f_nodevice);
    AddressDevice device;
    if (!suffix && name.length() == str.length()) {
        if (NameInfo::query(NameInfo::T_IP_ADDR, context, str, store, 4))
            return true;
    } else if (suffix == "ip" || suffix == "ip4") {
        if (NameInfo::query(NameInfo::T_IP_ADDR, context, name, store, 4))
            return true;
    } else if (suffix == "bcast") {
        IPAddress addr, mask;
        if (!named_prefix(name, addr, mask, context)) {
            if (!devices || !address_device(name, device) || !device.has_ip)
                return false;
            addr = device.ip;
            mask = device.mask;
        }
        store_ip(addr | ~mask, store);
        return true;
    } else if (suffix == "gw") {
        IPAddress addr, mask;
        if (NameInfo::query(NameInfo::T_IP_ADDR, context, str, store, 4))
            return true;
        if (named_prefix(name, addr, mask, context)) {
            store_ip((addr & mask) | IPAddress(htonl(1)), store);
            return true;
        }
        if (!devices || !address_device(name, device))
            return false;
        if (address_device_gateway(name, addr)) {
            store_ip(addr, store);
            return true;
        }
        if (!device.has_ip)
            return false;
        store_ip((device.ip & device.mask) | IPAddress(htonl(1)), store);
        return true;
    } else
        return false;
    if (!devices || !address_device(name, device) || !device.has_ip)
        return false;
    store_ip(device.ip, store);
    return true;
}

bool AddressInfo::query_ip_prefix(const String &str, unsigned char *store, unsigned char *mask_store, const Element *context, int flags) {
    String suffix, name = split_suffix(str, suffix);
    if (name.length() != str.length() && suffix != "net" && suffix != "ipnet" && suffix != "ip4net")
        return false;
    IPAddress addr, mask;
    if (!named_prefix(name, addr, mask, context)) {
        AddressDevice device;
        if ((flags & f_nodevice) || !address_device(name, device) || !device.has_ip)
            return false;
        addr = device.ip;
        mask = device.mask;
    }
    store_ip(addr, store);
    store_ip(mask, mask_store);
    return true;
}

bool AddressInfo::query_ip6(const String &str, unsigned char *store, const Element *context, int) {
    String suffix, name = split_suffix(str, suffix);
    if (name.length() != str.length() && suffix != "ip6")
        return false;
    return NameInfo::query(NameInfo::T_IP6_ADDR, context, name, store, 16);
}

bool AddressInfo::query_ip6_prefix(const String &str, unsigned char *store, int *prefix_len_store, const Element *context, int) {
    String suffix, name = split_suffix(str, suffix);
    if (name.length() != str.length() && suffix != "ip6net")
        return false;
    Prefix6 prefix;
    if (!NameInfo::query(NameInfo::T_IP6_PREFIX, context, name, &prefix, sizeof(prefix)))
        return false;
    memcpy(store, prefix.address, 16);
    *prefix_len_store = prefix.length;
    return true;
}

bool AddressInfo::query_ethernet(const String &str, unsigned char *store, const Element *context, int flags) {
    String suffix, name = split_suffix(str, suffix);
    if (name.length() != str.length() && suffix != "eth" && suffix != "ether" && suffix != "ethernet")
        return false;
    if (NameInfo::query(NameInfo::T_ETHERNET_ADDR, context, name, store, 6))
        return true;
    AddressDevice device;
    if ((flags & f_nodevice) || !address_device(name, device) || !device.has_ether)
        return false;
    memcpy(store, device.ether.data(), 6);
    return true;
}

CLICK_ENDDECLS
