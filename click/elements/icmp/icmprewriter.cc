/*
 * icmprewriter.{cc,hh} -- rewrites ICMP errors that rewritten packets caused (RFC 792, RFC 5508)
 */
#include <click/config.h>
#include "icmprewriter.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/tcp.h>
#include <clicknet/udp.h>
CLICK_DECLS

ICMPRewriter::ICMPRewriter()
    : _dst_anno(true), _reply_anno(-1)
{
}

int
ICMPRewriter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String maps;
    int reply_anno = -1;
    if (Args(conf, this, errh).read_mp("MAPS", AnyArg(), maps).read("DST_ANNO", _dst_anno)
        .read("REPLY_ANNO", AnnoArg(1), reply_anno).complete() < 0)
        return -1;
    _reply_anno = reply_anno < 0 ? -1 : ANNOTATIONINFO_OFFSET(reply_anno);
    Vector<String> words;
    cp_spacevec(cp_unquote(maps), words);
    int before = errh->nerrors();
    for (int i = 0; i != words.size(); ++i) {
        MapEntry m = { 0, -1 };
        String name = words[i];
        int colon = name.find_right(':');
        if (colon > 0 && IntArg().parse(name.substring(colon + 1), m.offset) && m.offset >= 0)
            name = name.substring(0, colon);
        else
            m.offset = -1;
        Element *e = cp_element(name, this);
        m.rewriter = e ? static_cast<IPRewriterBase *>(e->cast("IPRewriterBase")) : 0;
        if (!m.rewriter)
            errh->error("%s not an IP rewriter", name.c_str());
        else if (m.offset >= 0 && m.offset > noutputs() - m.rewriter->noutputs())
            errh->error("%s port offset requires more than %d output%s", words[i].c_str(), noutputs(), noutputs() == 1 ? "" : "s");
        else
            _maps.push_back(m);
    }
    if (!words.size())
        errh->error("no IP rewriters supplied");
    return errh->nerrors() == before ? 0 : -1;
}

static bool
has_ports(const click_ip *ip)
{
    return ip->ip_p == IP_PROTO_TCP || ip->ip_p == IP_PROTO_UDP || ip->ip_p == IP_PROTO_DCCP;
}

// The bytes behind the header of the packet inside.
static int
embedded_length(const Packet *p, const click_ip *ip)
{
    return p->end_data() - reinterpret_cast<const unsigned char *>(ip) - (ip->ip_hl << 2);
}

bool
ICMPRewriter::embedded_flow(const Packet *p, IPFlowID &flowid)
{
    const click_icmp *icmph = p->icmp_header();
    if (!p->has_network_header() || p->network_header_length() < sizeof(click_ip) || p->ip_header()->ip_p != IP_PROTO_ICMP || !IP_FIRSTFRAG(p->ip_header())
        || p->transport_length() < 28)
        return false;
    int type = icmph->icmp_type;
    if (type != ICMP_UNREACH && type != ICMP_TIMXCEED && type != ICMP_PARAMPROB && type != ICMP_SOURCEQUENCH && type != ICMP_REDIRECT)
        return false;
    const click_ip *ip = reinterpret_cast<const click_ip *>(icmph + 1);
    int length = embedded_length(p, ip);
    if (ip->ip_v != 4 || ip->ip_hl < 5 || length < 0)
        return false;
    uint16_t sport = 0, dport = 0;
    const unsigned char *transport = reinterpret_cast<const unsigned char *>(ip) + (ip->ip_hl << 2);
    if (!IP_FIRSTFRAG(ip))
        /* no ports there */;
    else if (has_ports(ip) && length >= 8) {
        memcpy(&sport, transport, 2);
        memcpy(&dport, transport + 2, 2);
    } else if (ip->ip_p == IP_PROTO_ICMP && length >= 6 && transport[0] == ICMP_ECHO)
        memcpy(&sport, transport + 4, 2);
    flowid.assign(ip->ip_src, sport, ip->ip_dst, dport);
    return true;
}

// Changes a halfword; each checksum given goes with it.
static void
set16(void *field, uint16_t value, uint16_t *sum1, uint16_t *sum2 = 0, uint16_t *sum3 = 0)
{
    uint16_t before;
    memcpy(&before, field, 2);
    memcpy(field, &value, 2);
    uint16_t *sums[3] = { sum1, sum2, sum3 };
    for (int i = 0; i != 3; ++i)
        if (sums[i])
            click_update_in_cksum(sums[i], before, value);
}

static void
set32(void *field, uint32_t value, uint16_t *sum1, uint16_t *sum2 = 0, uint16_t *sum3 = 0)
{
    uint16_t halves[2];
    memcpy(halves, &value, 4);
    set16(field, halves[0], sum1, sum2, sum3);
    set16(static_cast<unsigned char *>(field) + 2, halves[1], sum1, sum2, sum3);
}

void
ICMPRewriter::rewrite(WritablePacket *p, const IPFlowID &from, const IPFlowID &to, bool ports)
{
    click_ip *outer = p->ip_header();
    click_icmp *icmph = p->icmp_header();
    click_ip *ip = reinterpret_cast<click_ip *>(icmph + 1);
    if (IPAddress(outer->ip_dst) == from.saddr()) {
        set32(&outer->ip_dst, to.saddr().addr(), &outer->ip_sum);
        if (_dst_anno)
            p->set_dst_ip_anno(to.saddr());
    }

    // Sums inside are changed on the side first: they are data of the outer one.
    int length = embedded_length(p, ip);
    unsigned char *transport = reinterpret_cast<unsigned char *>(ip) + (ip->ip_hl << 2);
    uint16_t *icmp_sum = &icmph->icmp_cksum, ip_sum = ip->ip_sum, sum = 0, *sum_field = 0;
    bool first = IP_FIRSTFRAG(ip);
    bool ping = first && ip->ip_p == IP_PROTO_ICMP && length >= 6 && transport[0] == ICMP_ECHO;
    if (first && ip->ip_p == IP_PROTO_TCP && length >= 18)
        sum_field = &reinterpret_cast<click_tcp *>(transport)->th_sum;
    else if (first && ip->ip_p == IP_PROTO_UDP && length >= 8 && reinterpret_cast<click_udp *>(transport)->uh_sum)
        sum_field = &reinterpret_cast<click_udp *>(transport)->uh_sum;
    else if (ping)
        sum_field = &reinterpret_cast<click_icmp *>(transport)->icmp_cksum;
    if (sum_field)
        sum = *sum_field;
    uint16_t *pseudo_sum = ping ? 0 : &sum; // ICMP has no pseudo header
    set32(&ip->ip_src, to.saddr().addr(), icmp_sum, &ip_sum, pseudo_sum);
    set32(&ip->ip_dst, to.daddr().addr(), icmp_sum, &ip_sum, pseudo_sum);
    set16(&ip->ip_sum, ip_sum, icmp_sum);
    if (ports && ping)
        set16(transport + 4, to.sport(), icmp_sum, &sum);
    else if (ports && first && has_ports(ip) && length >= 8) {
        set16(transport, to.sport(), icmp_sum, &sum);
        set16(transport + 2, to.dport(), icmp_sum, &sum);
    }
    if (sum_field)
        set16(sum_field, sum, icmp_sum);
}

int
ICMPRewriter::handle(WritablePacket *p)
{
    IPFlowID flowid;
    if (!embedded_flow(p, flowid))
        return -1;
    const click_ip *ip = reinterpret_cast<const click_ip *>(p->icmp_header() + 1);
    IPFlowID reply = flowid.reverse();
    for (int i = 0; i != _maps.size(); ++i) {
        IPRewriterEntry *e = _maps[i].rewriter->get_entry(ip->ip_p, reply, IPRewriterBase::get_entry_reply);
        if (!e)
            continue;
        // rewriters that know addresses only have ports of 0, and no second address
        IPFlowID to = e->rewritten_flowid().reverse(), known = e->flowid();
        if (!known.saddr())
            to.set_daddr(flowid.daddr());
        if (!known.daddr())
            to.set_saddr(flowid.saddr());
        rewrite(p, flowid, to, known.sport() || known.dport());
        if (_reply_anno >= 0 && e->direction())
            p->set_anno_u8(_reply_anno, e->flow()->reply_anno());
        return _maps[i].offset < 0 ? 0 : _maps[i].offset + e->output();
    }
    return -1;
}

void
ICMPRewriter::push(int, Packet *packet)
{
    if (WritablePacket *p = packet->uniqueify())
        checked_output_push(handle(p), p);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(ICMPRewriter)
