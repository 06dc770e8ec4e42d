/*
 * icmperror.{cc,hh} -- makes ICMP error packets (RFC 792, RFC 1122 section 3.2.2, RFC 1812 section 4.3.2)
 */
#include <click/config.h>
#include "icmperror.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <click/packet_anno.hh>
#include <clicknet/icmp.h>
#include <clicknet/ip.h>
CLICK_DECLS

// Receivers tell errors apart by it, whichever element made them.
static atomic_uint32_t next_id;

ICMPError::ICMPError()
    : _type(0), _code(0), _mtu(576), _pmtu(0), _set_fix_anno(true)
{
}

static bool
is_error_type(int type)
{
    return type == ICMP_UNREACH || type == ICMP_SOURCEQUENCH || type == ICMP_REDIRECT || type == ICMP_TIMXCEED
        || type == ICMP_PARAMPROB;
}

int
ICMPError::configure(Vector<String> &conf, ErrorHandler *errh)
{
    IPAddress src;
    int type;
    String code_text = "0";
    Vector<IPAddress> bad;
    unsigned mtu = 576, pmtu = 0;
    bool set_fix_anno = true;
    if (Args(conf, this, errh)
        .read_mp("SRC", src)
        .read_mp("TYPE", NamedIntArg(NameInfo::T_ICMP_TYPE), type)
        .read_p("CODE", WordArg(), code_text)
        .read_p("BADADDRS", bad)
        .read("MTU", mtu)
        .read("PMTU", pmtu)
        .read("SET_FIX_ANNO", set_fix_anno)
        .complete() < 0)
        return -1;
    if (type < 0 || type > 255)
        return errh->error("ICMP type must be between 0 and 255");
    if (!is_error_type(type))
        return errh->error("ICMP type %d is not an error type", type);
    int32_t code;
    if ((!NameInfo::query(NameInfo::T_ICMP_CODE + type, this, code_text, &code, sizeof(code))
         && !IntArg().parse(code_text, code)) || code < 0 || code > 255)
        return errh->error("argument 2 takes ICMP code (integer between 0 and 255)");
    _src = src;
    _type = type;
    _code = code;
    _bad.swap(bad);
    _mtu = mtu;
    _pmtu = pmtu;
    _set_fix_anno = set_fix_anno;
    if (next_id == 0)
        next_id = 1;
    return 0;
}

bool
ICMPError::bad_destination(IPAddress a) const
{
    return a == IPAddress::make_broadcast() || a.is_multicast() || find(_bad.begin(), _bad.end(), a) != _bad.end();
}

bool
ICMPError::bad_source(IPAddress a) const
{
    unsigned first = ntohl(a.addr()) >> 24;
    return bad_destination(a) || first == 0 || first == 127 || first >= 240;
}

// The packet's loose or strict source route, if its pointer is legal; RFC 791 section 3.1.
const unsigned char *
ICMPError::source_route(const click_ip *ip, int hlen)
{
    const unsigned char *o = reinterpret_cast<const unsigned char *>(ip + 1);
    const unsigned char *end = reinterpret_cast<const unsigned char *>(ip) + hlen;
    while (o < end && *o != IPOPT_EOL) {
        if (*o == IPOPT_NOP) {
            ++o;
            continue;
        }
        if (end - o < 2 || o[1] < 2 || o[1] > end - o)
            return 0;
        if ((*o == IPOPT_LSRR || *o == IPOPT_SSRR) && o[1] >= 3)
            return o[2] >= 4 && o[2] % 4 == 0 && o[2] <= o[1] + 1 ? o : 0;
        o += o[1];
    }
    return 0;
}

bool
ICMPError::may_answer(const Packet *p) const
{
    if (!p->has_network_header() || p->network_length() < (int) sizeof(click_ip))
        return false;
    const click_ip *ip = p->ip_header();
    if (ip->ip_p == IP_PROTO_ICMP) {
        // never an error about an error
        if (p->transport_length() < 4 || is_error_type(p->icmp_header()->icmp_type))
            return false;
    }
    if (p->packet_type_anno() == Packet::BROADCAST || p->packet_type_anno() == Packet::MULTICAST)
        return false;
    return !bad_destination(IPAddress(ip->ip_dst)) && !bad_source(IPAddress(ip->ip_src)) && IP_FIRSTFRAG(ip);
}

Packet *
ICMPError::simple_action(Packet *p)
{
    if (!may_answer(p)) {
        p->kill();
        return 0;
    }
    const click_ip *in = p->ip_header();
    int in_hlen = p->network_header_length();
    if (in_hlen > p->network_length())
        in_hlen = p->network_length();
    const unsigned char *route = source_route(in, in_hlen);
    if (route && _type == ICMP_REDIRECT) {
        p->kill();
        return 0;
    }
    if (route && _type == ICMP_PARAMPROB && _code == ICMP_PARAMPROB_ERRATPTR) {
        int start = route - reinterpret_cast<const unsigned char *>(in), at = ICMP_PARAMPROB_ANNO(p);
        if (at >= start && at < start + route[1])
            route = 0;                  // what is wrong is the route itself
    }
    unsigned option_length = route ? route[2] - 1 : 0;
    if (option_length <= 3)
        option_length = 0;              // no address was visited yet
    unsigned hlen = sizeof(click_ip) + ((option_length + 3) & ~3U);
    unsigned headers = hlen + sizeof(click_icmp);
    unsigned quoted = p->network_length();
    if (headers + quoted > _mtu)
        quoted = _mtu > headers ? _mtu - headers : 0;

    WritablePacket *q = Packet::make(Packet::default_headroom + 20, 0, headers + quoted, 0);
    if (!q) {
        p->kill();
        return 0;
    }
    memset(q->data(), 0, headers);
    click_ip *ip = reinterpret_cast<click_ip *>(q->data());
    ip->ip_v = 4;
    ip->ip_hl = hlen >> 2;
    ip->ip_len = htons(q->length());
    ip->ip_id = htons(next_id.fetch_and_add(1));
    ip->ip_ttl = 200;
    ip->ip_p = IP_PROTO_ICMP;
    ip->ip_src = _src.in_addr();
    ip->ip_dst = in->ip_src;
    if (option_length) {
        unsigned char *o = q->data() + sizeof(click_ip);
        o[0] = route[0];
        o[1] = option_length;
        o[2] = 4;
        for (unsigned i = 3; i + 4 <= option_length; i += 4)
            memcpy(o + i, route + option_length - 1 - i, 4);
    }
    ip->ip_sum = click_in_cksum(q->data(), hlen);

    click_icmp *icmp = reinterpret_cast<click_icmp *>(q->data() + hlen);
    icmp->icmp_type = _type;
    icmp->icmp_code = _code;
    unsigned char *rest = reinterpret_cast<unsigned char *>(icmp) + 4;
    if (_type == ICMP_PARAMPROB && _code == ICMP_PARAMPROB_ERRATPTR)
        rest[0] = ICMP_PARAMPROB_ANNO(p);
    else if (_type == ICMP_REDIRECT)
        memcpy(rest, p->dst_ip_anno().data(), 4);
    else if (_type == ICMP_UNREACH && _code == ICMP_UNREACH_NEEDFRAG) {
        rest[2] = _pmtu >> 8;
        rest[3] = _pmtu;
    }
    memcpy(icmp + 1, in, quoted);
    icmp->icmp_cksum = click_in_cksum(reinterpret_cast<unsigned char *>(icmp), sizeof(click_icmp) + quoted);

    q->set_dst_ip_anno(IPAddress(ip->ip_dst));
    q->set_ip_header(ip, hlen);
    if (_set_fix_anno)
        SET_FIX_IP_SRC_ANNO(q, 1);
    q->timestamp_anno().assign_now();
    p->kill();
    return q;
}

void
ICMPError::add_handlers()
{
    add_data_handlers("src", Handler::f_read | Handler::f_write, &_src);
    add_data_handlers("mtu", Handler::f_read | Handler::f_write, &_mtu);
    add_data_handlers("pmtu", Handler::f_read | Handler::f_write, &_pmtu);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPNameInfo)
EXPORT_ELEMENT(ICMPError)
