/*
 * ipfiltertest.cc -- the IPFilter language: from what was written to one complete test
 */
#include <click/config.h>
#include "ipfilterlang.hh"
#include <click/error.hh>
#include <clicknet/ip.h>
CLICK_DECLS

static const struct { const char *word; const char *name; } type_words[] = {
    // in the order of IPFilterTest::Type; a word of 0 cannot be written
    { 0, "<none>" }, { "host", "ip host" }, { "net", "ip net" }, { "port", "port" }, { "proto", "ip proto" },
    { "opt", "tcp opt" }, { 0, "ether host" }, { "frag", "ip frag" }, { "unfrag", "ip unfrag" }, { "ce", "ip ce" },
    { 0, "field" }, { "vers", "ip vers" }, { "hl", "ip hl" }, { "tos", "ip tos" }, { "dscp", "ip dscp" },
    { "ect", "ip ect" }, { "len", "ip len" }, { "id", "ip id" }, { "ttl", "ip ttl" }, { "win", "tcp win" },
    { "type", "icmp type" }
};

IPFilterTest::IPFilterTest()
    : type(t_none), proto(p_none), direction(d_none), header(h_none), relation(r_none), negated(false), qualified(false),
      data(v_none), number(0), mask(v_none), mask_number(0)
{
    place.base = place.offset = place.shift = place.width = 0;
}

const char *
IPFilterTest::type_name(Type type)
{
    return type_words[type].name;
}

IPFilterTest::Type
IPFilterTest::find_type(const String &word)
{
    for (unsigned i = 0; i != sizeof(type_words) / sizeof(type_words[0]); ++i)
        if (type_words[i].word && word == type_words[i].word)
            return (Type) i;
    return t_none;
}

static bool
has_ports(int proto)
{
    return proto == IP_PROTO_TCP || proto == IP_PROTO_UDP || proto == IP_PROTO_TCP_OR_UDP || proto == IP_PROTO_DCCP;
}

// `src port 80 or 81`: a value alone takes from the test before it what it does not say itself.
void
IPFilterTest::inherit(const IPFilterTest &p)
{
    if (data == v_int && p.numeric()) {
        type = p.type;
        place = p.place;
        if (type != t_proto)
            proto = p.proto;
    }
    if (data == v_port && p.proto != p_none && has_ports(p.proto))
        proto = p.proto;
    if (data == v_ip || data == v_net || data == v_ether || data == v_port || type == t_port)
        direction = p.direction;
}

bool
IPFilterTest::settle_type(ErrorHandler *errh)
{
    if ((type == t_none || type == t_proto) && data == v_none && proto != p_none
        && relation == r_none && mask == v_none && header != h_ether) {
        // a protocol with nothing behind it is itself the test
        type = t_proto;
        data = v_proto;
        number = proto;
        proto = p_none;
    } else if (type == t_none) {
        static const Type by_data[] = { t_none, t_none, t_host, t_net, t_ether, t_port, t_proto, t_opt, t_icmp_type };
        type = by_data[data];
        if (data == v_int)
            errh->error("specify header field or 'port'");
        else if (data == v_none)
            errh->error("partial directive");
        if (type == t_none)
            return false;
    } else if (type == t_host && (data == v_ether || header == h_ether))
        type = t_ether;
    if (header == h_ether && type != t_ether) {
        errh->error("partial directive");
        return false;
    }
    return true;
}

bool
IPFilterTest::settle(ErrorHandler *errh)
{
    if (!settle_type(errh))
        return false;
    const char *name = type_name(type);
    bool address = type == t_host || type == t_net || type == t_ether;
    Data expected = type == t_host ? v_ip : type == t_net ? v_net : v_ether;

    if (direction != d_none && !address && type != t_port)
        errh->warning("'%s': 'src' or 'dst' ignored", name);
    if (type == t_port && proto != p_none && !has_ports(proto))
        return errh->error("'%s': bad protocol %d", name, proto), false;
    int implied = type == t_icmp_type ? (int) IP_PROTO_ICMP : type == t_opt || type == t_win ? (int) IP_PROTO_TCP : (int) p_none;
    if (implied != p_none && proto != p_none && proto != implied)
        return errh->error("'%s': bad protocol %d", name, proto), false;
    if (implied != p_none)
        proto = implied;

    if (type == t_frag || type == t_unfrag || type == t_ce) {
        if (relation != r_none || mask != v_none)
            return errh->error("'%s': operator or mask not supported", name), false;
        if (data != v_none)
            return errh->error("'%s': value not supported", name), false;
        return true;
    }
    if (address) {
        if (data != expected)
            return errh->error("'%s': address missing", name), false;
        if (relation > r_ne)
            return errh->error("'%s': operator not supported", name), false;
        if (mask != v_none && (mask == v_ether) != (type == t_ether))
            return errh->error("'%s': bad mask", name), false;
        if (mask == v_int)
            mask_ip = IPAddress(mask_number);
        if (mask != v_none && (mask == v_ether ? !mask_ether : !mask_ip))
            return errh->error("'%s': zero mask ignored", name), false;
        return true;
    }
    return settle_numbers(errh);
}

bool
IPFilterTest::settle_numbers(ErrorHandler *errh) const
{
    const char *name = type_name(type);
    bool compatible = data == v_int || (data == v_port && type == t_port) || (data == v_proto && type == t_proto)
        || (data == v_opt && type == t_opt) || (data == v_icmp_type && type == t_icmp_type);
    if (type == t_ect && data == v_none && relation == r_none && mask == v_none)
        return true;
    if (!compatible)
        return errh->error("'%s': value missing", name), false;
    if (type == t_opt && (relation != r_none || mask != v_none))
        return errh->error("'%s': operator or mask not supported", name), false;
    if (type == t_opt && (number < 0 || number > 255))
        return errh->error("'%s': value %ld out of range", name, (long) number), false;
    if (type == t_proto && number == IP_PROTO_TCP_OR_UDP && (relation != r_none || mask != v_none))
        return errh->error("'%s': operator or mask not supported", name), false;
    if (type == t_opt || (type == t_proto && number > 255))
        return true;

    Place p = field();
    uint32_t max = p.width == 32 ? 0xFFFFFFFFU : (1U << p.width) - 1;
    if (mask != v_none && mask != v_int)
        return errh->error("'%s': bad mask", name), false;
    if (mask == v_int && mask_number == 0)
        return errh->error("'%s': zero mask ignored", name), false;
    if (mask == v_int && mask_number > max)
        return errh->error("'%s': mask out of range, bound 0x%X", name, max), false;
    int64_t high = p.width == 32 ? 0x7FFFFFFF : (int64_t) max, low = p.width == 32 ? -0x7FFFFFFFLL - 1 : 0;
    if ((relation <= r_ne || p.width == 32) && (number < low || number > high))
        return errh->error("'%s': out of range, bound %ld", name, (long) (number < low ? low : high)), false;
    return true;
}

IPFilterTest::Place
IPFilterTest::field() const
{
    static const Place places[] = {     // t_vers and the types behind it
        { b_ip, 0, 28, 4 }, { b_ip, 0, 24, 4 }, { b_ip, 0, 16, 8 }, { b_ip, 0, 18, 6 }, { b_ip, 0, 16, 2 },
        { b_ip, 0, 0, 16 }, { b_ip, 4, 16, 16 }, { b_ip, 8, 24, 8 }, { b_transport, 12, 0, 16 }, { b_transport, 0, 24, 8 }
    };
    static const Place proto_place = { b_ip, 8, 16, 8 }, port_place = { b_transport, 0, 16, 16 };
    if (type >= t_vers)
        return places[type - t_vers];
    return type == t_proto ? proto_place : type == t_port ? port_place : place;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPFilterCompile)
ELEMENT_PROVIDES(IPFilterTest)
