/*
 * ipdescribe.cc -- IPPrint's text about one packet: addresses, ports, flags, ICMP
 */
#include <click/config.h>
#include "ipprint.hh"
#include <click/nameinfo.hh>
#include <click/straccum.hh>
#include <clicknet/icmp.h>
#include <clicknet/ip.h>
#include <clicknet/tcp.h>
#include <clicknet/udp.h>
CLICK_DECLS

static void
put_ports(StringAccum &sa, const click_ip *ip, const click_udp *udp)
{
    sa << IPAddress(ip->ip_src) << '.' << ntohs(udp->uh_sport) << " > "
       << IPAddress(ip->ip_dst) << '.' << ntohs(udp->uh_dport) << ": ";
}

static void
put_addresses(StringAccum &sa, const click_ip *ip)
{
    sa << IPAddress(ip->ip_src) << " > " << IPAddress(ip->ip_dst) << ": ";
}

// Returns where the payload starts.
const unsigned char *
IPPrint::describe(StringAccum &sa, const Packet *p) const
{
    const click_ip *ip = p->ip_header();
    int hlen = p->network_header_length();
    int length = p->transport_length(), stated = ntohs(ip->ip_len) - hlen;
    length = stated < length ? stated : length;
    const unsigned char *payload = p->transport_header();
    const char *name = ip->ip_p == IP_PROTO_TCP ? "tcp" : ip->ip_p == IP_PROTO_UDP ? "udp"
        : ip->ip_p == IP_PROTO_ICMP ? "icmp" : 0;
    if (!name) {
        put_addresses(sa, ip);
        sa << "ip-proto-" << (int) ip->ip_p;
    } else if (!IP_FIRSTFRAG(ip)) {
        put_addresses(sa, ip);
        sa << name;
    } else if (ip->ip_p == IP_PROTO_TCP) {
        describe_tcp(sa, p, length);
        if (length >= (int) sizeof(click_tcp))
            payload += p->tcp_header()->th_off << 2;
    } else if (ip->ip_p == IP_PROTO_UDP) {
        describe_udp(sa, p, length);
        payload += length < (int) sizeof(click_udp) ? 0 : sizeof(click_udp);
    } else
        describe_icmp(sa, p, length);
    if (IP_ISFRAG(ip)) {
        sa << " (frag " << ntohs(ip->ip_id) << ':' << stated << '@' << ((ntohs(ip->ip_off) & IP_OFFMASK) << 3);
        if (ip->ip_off & htons(IP_MF))
            sa << '+';
        sa << ')';
    }
    return payload;
}

void
IPPrint::describe_tcp(StringAccum &sa, const Packet *p, int length) const
{
    const click_ip *ip = p->ip_header();
    const click_tcp *tcp = p->tcp_header();
    if (length < 4) {
        put_addresses(sa, ip);
        sa << "truncated-tcp";
        return;
    }
    put_ports(sa, ip, p->udp_header());
    if (length < 14) {
        sa << "truncated-tcp";
        return;
    }
    static const struct { int flag; char letter; } letters[] = {
        { TH_SYN, 'S' }, { TH_FIN, 'F' }, { TH_RST, 'R' }, { TH_PUSH, 'P' }
    };
    int flags = tcp->th_flags;
    for (int i = 0; i != 4; ++i)
        if (flags & letters[i].flag)
            sa << letters[i].letter;
    if (!(flags & (TH_SYN | TH_FIN | TH_RST | TH_PUSH)))
        sa << '.';
    int data = ntohs(ip->ip_len) - (int) p->network_header_length() - (tcp->th_off << 2);
    data += ((flags & TH_SYN) != 0) + ((flags & TH_FIN) != 0);
    uint32_t seq = ntohl(tcp->th_seq);
    sa << ' ' << seq << ':' << (uint32_t) (seq + data) << '(' << data << ',' << p->length() << ',' << ntohs(ip->ip_len) << ')';
    if (flags & TH_ACK)
        sa << " ack " << ntohl(tcp->th_ack);
    if (length < 16)
        sa << "truncated-tcp";
    else
        sa << " win " << ntohs(tcp->th_win);
}

void
IPPrint::describe_udp(StringAccum &sa, const Packet *p, int length) const
{
    if (length < 4)
        put_addresses(sa, p->ip_header());
    else
        put_ports(sa, p->ip_header(), p->udp_header());
    if (length < (int) sizeof(click_udp))
        sa << "truncated-udp";
    else
        sa << "udp " << ntohs(p->udp_header()->uh_ulen);
}

static String
icmp_code_name(int type, int code)
{
    return NameInfo::revquery_int(NameInfo::T_ICMP_CODE + type, 0, code);
}

void
IPPrint::describe_icmp(StringAccum &sa, const Packet *p, int length) const
{
    put_addresses(sa, p->ip_header());
    sa << "icmp ";
    const click_icmp_sequenced *icmp = reinterpret_cast<const click_icmp_sequenced *>(p->transport_header());
    if (length < 2) {
        sa << "truncated-icmp";
        return;
    }
    if (icmp->icmp_type == ICMP_UNREACH) {
        describe_unreachable(sa, p, length);
        return;
    }
    String type = NameInfo::revquery_int(NameInfo::T_ICMP_TYPE, 0, icmp->icmp_type);
    if (icmp->icmp_type == ICMP_ECHO || icmp->icmp_type == ICMP_ECHOREPLY) {
        sa << (icmp->icmp_type == ICMP_ECHO ? "echo " : "echo-reply ");
        if (length < (int) sizeof(click_icmp_sequenced)) {
            sa << "truncated-icmp";
            return;
        }
        uint16_t id = icmp->icmp_identifier, seq = icmp->icmp_sequence;
        if (_swap) {
            id = ntohs(id);
            seq = ntohs(seq);
        }
        sa << '(' << id << ", " << seq << ')';
        return;
    }
    String code = icmp_code_name(icmp->icmp_type, icmp->icmp_code);
    if (type)
        sa << type;
    else
        sa << "type " << (int) icmp->icmp_type;
    if (code)
        sa << ' ' << code;
    else if (icmp->icmp_code)
        sa << " code " << (int) icmp->icmp_code;
}

void
IPPrint::describe_unreachable(StringAccum &sa, const Packet *p, int length) const
{
    const click_icmp_needfrag *icmp = reinterpret_cast<const click_icmp_needfrag *>(p->transport_header());
    const click_ip *inner = reinterpret_cast<const click_ip *>(icmp + 1);
    int code = icmp->icmp_code;
    String code_name = icmp_code_name(ICMP_UNREACH, code);
    if (!code_name)
        code_name = "code " + String(code);
    int room = length - (int) sizeof(click_icmp);
    if (room < (int) sizeof(click_ip)) {
        sa << "unreachable " << code_name << " truncated-icmp";
        return;
    }
    sa << IPAddress(inner->ip_dst) << " unreachable " << code_name;
    int inner_hlen = inner->ip_hl << 2;
    String proto = NameInfo::revquery_int(NameInfo::T_IP_PROTO, 0, inner->ip_p);
    if (code == ICMP_UNREACH_PROTOCOL) {
        sa << ' ';
        if (proto)
            sa << proto;
        else
            sa << (int) inner->ip_p;
    } else if (code == ICMP_UNREACH_PORT && inner_hlen >= (int) sizeof(click_ip) && room >= inner_hlen + 4) {
        const click_udp *udp = reinterpret_cast<const click_udp *>(reinterpret_cast<const unsigned char *>(inner) + inner_hlen);
        if (proto)
            sa << ' ' << proto << '/' << ntohs(udp->uh_dport);
        else
            sa << " protocol " << (int) inner->ip_p << '/' << ntohs(udp->uh_dport);
    } else if (code == ICMP_UNREACH_NEEDFRAG && icmp->icmp_nextmtu)
        sa << " (mtu " << ntohs(icmp->icmp_nextmtu) << ')';
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPNameInfo)
ELEMENT_PROVIDES(IPDescribe)
