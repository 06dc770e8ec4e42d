/*
 * ipgwoptions.{cc,hh} -- does what a router does with IP options (RFC 791, RFC 1812 section 5.2.4)
 */
#include <click/config.h>
#include "ipgwoptions.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int
IPGWOptions::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("MYADDR", _address).read_p("OTHERADDRS", _others).complete();
}

// Both return -1, or the offset of the error within the option.
int
IPGWOptions::record_route(unsigned char *option, int length, IPAddress address)
{
    int place = option[2] - 1;
    if (place >= 3 && place + 4 <= length) {
        memcpy(option + place, address.data(), 4);
        option[2] += 4;
        return -1;
    }
    return place == length ? -1 : 2;
}

int
IPGWOptions::timestamp(unsigned char *option, int length, IPAddress address, const Vector<IPAddress> &others)
{
    enum { time_only = 0, time_and_address = 1, prespecified = 3, flags_at = 3 };
    int place = option[2] - 1;
    if (place < 4 || length < 4)
        return 2;
    int flag = option[flags_at] & 0xF, need = flag == time_only ? 4 : 8;
    if (flag != time_only && flag != time_and_address && flag != prespecified)
        return flags_at;
    if (place + need > length) {
        if (flag == prespecified || option[flags_at] >> 4 == 15)
            return flags_at;
        option[flags_at] += 0x10; // one more router that found no room
        return -1;
    }
    IPAddress listed(option + place);
    bool ours = listed == address || find(others.begin(), others.end(), listed) != others.end();
    if (flag != prespecified || ours) {
        Timestamp now = Timestamp::now();
        uint32_t time = htonl(static_cast<uint32_t>(now.sec()) % 86400 * 1000 + now.msec());
        memcpy(option + place + need - 4, &time, 4);
        if (flag == time_and_address)
            memcpy(option + place, address.data(), 4);
        option[2] += need;
    }
    return -1;
}

int
IPGWOptions::treat(unsigned char *header, int hlen, IPAddress address, const Vector<IPAddress> &others, bool &changed)
{
    for (int at = sizeof(click_ip); at < hlen && header[at] != IPOPT_EOL; ) {
        if (header[at] == IPOPT_NOP) {
            ++at;
            continue;
        }
        int length = at + 1 < hlen ? header[at + 1] : 0;
        bool known = header[at] == IPOPT_RR || header[at] == IPOPT_TS;
        if (length < (known ? 3 : 2) || at + length > hlen)
            return at + 1;
        if (known) {
            int error = header[at] == IPOPT_RR ? record_route(header + at, length, address)
                : timestamp(header + at, length, address, others);
            if (error >= 0)
                return at + error;
            changed = true;
        }
        at += length;
    }
    return -1;
}

Packet *
IPGWOptions::simple_action(Packet *p)
{
    if (!p->has_network_header() || p->network_length() < static_cast<int>(sizeof(click_ip)) || p->ip_header()->ip_hl <= 5
        || p->network_length() < p->ip_header()->ip_hl << 2)
        return p;
    WritablePacket *q = p->uniqueify();
    if (!q)
        return 0;
    click_ip *ip = q->ip_header();
    int hlen = ip->ip_hl << 2;
    bool changed = false;
    int error = treat(q->network_header(), hlen, _address, _others, changed);
    if (changed) {
        ip->ip_sum = 0;
        ip->ip_sum = click_in_cksum(q->network_header(), hlen);
    }
    if (error < 0)
        return q;
    _drops++;
    SET_ICMP_PARAMPROB_ANNO(q, error);
    checked_output_push(1, q);
    return 0;
}

void
IPGWOptions::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(IPGWOptions)
