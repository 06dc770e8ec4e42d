/*
 * ipfiltercompile.cc -- the IPFilter language: from a test to comparisons of packet words
 */
#include <click/config.h>
#include "ipfilterlang.hh"
#include <click/error.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int
IPFilterTest::compile_proto(ClassExpr &e) const
{
    int p = proto == p_none ? (int) IP_PROTO_TCP_OR_UDP : proto;
    if (p == IP_PROTO_TCP_OR_UDP)
        return e.make_or(e.make_equal(b_ip, 8, 0x00FF0000, IP_PROTO_TCP << 16),
                         e.make_equal(b_ip, 8, 0x00FF0000, IP_PROTO_UDP << 16));
    if (p > 255)
        return ClassExpr::nothing();
    return e.make_equal(b_ip, 8, 0x00FF0000, (uint32_t) p << 16);
}

// One comparison of a field: equal or greater, or (invert) the opposite; missing bytes make either false.
int
IPFilterTest::compile_one(ClassExpr &e, const Place &p, bool greater, uint32_t value, bool invert) const
{
    uint32_t all = p.width == 32 ? 0xFFFFFFFFU : (1U << p.width) - 1;
    uint32_t m = mask == v_int ? mask_number : all;
    if (greater)
        return e.make_greater(p.base, p.offset, p.shift, p.width, m, value, invert);
    ClassTest t = { m << p.shift, (value & m) << p.shift, (uint16_t) p.offset, (uint8_t) p.base, 1, 0, invert };
    return e.make_test(t);
}

int
IPFilterTest::compile_number(ClassExpr &e, const Place &p, ErrorHandler *errh) const
{
    // <, <= and != are the opposites of >=, > and ==; >= N is > N-1
    int64_t max = p.width == 32 ? 0xFFFFFFFFLL : (1LL << p.width) - 1;
    int64_t v = p.width == 32 ? (int64_t) (uint32_t) number : number;
    bool greater = relation >= r_lt;
    bool invert = relation == r_ne || relation == r_lt || relation == r_le;
    if (type == t_ect && data == v_none) {
        v = 0;
        invert = true;
    }
    if (greater) {
        bool strict = relation == r_gt || relation == r_le;
        int64_t above = strict ? v : v - 1;     // field > above
        if (above < 0 || above >= max) {
            static const char * const text[] = { "", "==", "!=", "<", ">", "<=", ">=" };
            bool result = (above < 0) != invert;
            errh->warning("relation '%s %ld' is always %s (range 0-%ld)", text[relation], (long) v,
                          result ? "true" : "false", (long) max);
            return ClassExpr::constant(result);
        }
        v = above;
    }
    if (type != t_port)
        return compile_one(e, p, greater, v, invert);
    Place dst = p;
    dst.shift = 0;
    int s = direction == d_dst ? 0 : compile_one(e, p, greater, v, invert);
    int d = direction == d_src ? 0 : compile_one(e, dst, greater, v, invert);
    return both_ways(e, s, d, invert);
}

// Source and destination together. The opposite of "either" is "neither", not "either not".
int
IPFilterTest::both_ways(ClassExpr &e, int src, int dst, bool invert) const
{
    if (direction == d_src)
        return src;
    if (direction == d_dst)
        return dst;
    return (direction == d_and) != invert ? e.make_and(src, dst) : e.make_or(src, dst);
}

int
IPFilterTest::compile_address(ClassExpr &e, bool src, bool invert) const
{
    if (type != t_ether) {
        IPAddress m = mask != v_none ? mask_ip : type == t_net ? ip_mask : IPAddress(0xFFFFFFFFU);
        ClassTest t = { ntohl(m.addr()), ntohl(ip.addr()), (uint16_t) (src ? 12 : 16), b_ip, 1, 0, invert };
        return e.make_test(t);
    }
    // The address covers half of one word and the other word: bytes 2-7 (destination) or 8-13 (source) of the base.
    unsigned char m[8] = { 0, 0, 0, 0, 0, 0, 0, 0 }, v[8] = { 0, 0, 0, 0, 0, 0, 0, 0 };
    int first = src ? 0 : 2;
    for (int i = 0; i != 6; ++i) {
        m[first + i] = mask == v_ether ? mask_ether.data()[i] : 0xFF;
        v[first + i] = ether.data()[i];
    }
    int x[2];
    for (int w = 0; w != 2; ++w) {
        uint32_t wm = 0, wv = 0;
        for (int i = 4 * w; i != 4 * w + 4; ++i) {
            wm = wm << 8 | m[i];
            wv = wv << 8 | v[i];
        }
        ClassTest t = { wm, wv, (uint16_t) ((src ? 8 : 0) + 4 * w), b_mac, 1, 0, invert };
        x[w] = e.make_test(t);
    }
    return invert ? e.make_or(x[0], x[1]) : e.make_and(x[0], x[1]);
}

int
IPFilterTest::compile(ClassExpr &e, ErrorHandler *errh) const
{
    Vector<int> all;
    if (proto != p_none || type == t_port)
        all.push_back(compile_proto(e));
    if (type == t_port || type == t_opt || type == t_win || type == t_icmp_type
        || (type == t_field && place.base == b_transport))
        all.push_back(e.make_equal(b_ip, 4, IP_OFFMASK, 0));    // only first fragments have a transport header

    bool invert = relation == r_ne;
    ClassTest fragment = { IP_OFFMASK | IP_MF, 0, 4, b_ip, 1, 0, type == t_frag };
    switch (type) {
    case t_host:
    case t_net:
    case t_ether: {
        int s = direction == d_dst ? 0 : compile_address(e, true, invert);
        int d = direction == d_src ? 0 : compile_address(e, false, invert);
        all.push_back(both_ways(e, s, d, invert));
        break;
    }
    case t_frag:
    case t_unfrag:
        all.push_back(e.make_test(fragment));
        break;
    case t_ce:
        all.push_back(e.make_equal(b_ip, 0, IP_ECNMASK << 16, IP_ECN_CE << 16));
        break;
    case t_opt:
        all.push_back(e.make_equal(b_transport, 12, (uint32_t) number << 16, (uint32_t) number << 16));
        break;
    case t_proto:
        if (number > 255 && relation <= r_ne) {
            IPFilterTest pseudo;                // tcpudp, or something that tests nothing
            pseudo.proto = number;
            all.push_back(pseudo.compile_proto(e));
            break;
        }
        /* fallthru */
    default:
        all.push_back(compile_number(e, field(), errh));
        break;
    }
    return e.make_and(all);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassExpr)
ELEMENT_PROVIDES(IPFilterCompile)
