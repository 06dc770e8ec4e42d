/*
 * ipfragmenter.{cc,hh} -- cuts IP packets into fragments (RFC 791)
 */
#include <click/config.h>
#include "ipfragmenter.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
CLICK_DECLS

IPFragmenter::IPFragmenter()
    : _mtu(0), _honor_df(true), _verbose(false), _headroom(Packet::default_headroom)
{
    _drops = 0;
    _fragments = 0;
}

int
IPFragmenter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh).read_mp("MTU", _mtu).read_p("HONOR_DF", _honor_df).read_p("VERBOSE", _verbose)
        .read("HEADROOM", _headroom).complete() < 0)
        return -1;
    if (_mtu < 8)
        return errh->error("MTU must be at least 8");
    if (_headroom > 65535)
        return errh->error("HEADROOM: out of range, bound 65535");
    return 0;
}

void
IPFragmenter::refuse(Packet *p)
{
    uint32_t drops = _drops.fetch_and_add(1);
    if (_verbose || drops < 5) {
        const click_ip *ip = p->ip_header();
        click_chatter("IPFragmenter(%u) DF %s %s len=%d", _mtu, IPAddress(ip->ip_src).unparse().c_str(),
                      IPAddress(ip->ip_dst).unparse().c_str(), ntohs(ip->ip_len));
    }
    checked_output_push(1, p);
}

// RFC 791, 3.1: options with the copy bit go into all fragments. Returns their length, padded to 4 bytes.
int
IPFragmenter::copied_options(const unsigned char *options, int length, unsigned char *copy)
{
    int n = 0;
    for (int i = 0; i < length && options[i] != IPOPT_EOL; ) {
        if (options[i] == IPOPT_NOP) {
            ++i;
            continue;
        }
        if (i + 1 >= length || options[i + 1] < 2 || i + options[i + 1] > length)
            break;
        if (options[i] & 0x80) {
            memcpy(copy + n, options + i, options[i + 1]);
            n += options[i + 1];
        }
        i += options[i + 1];
    }
    for (; n % 4; ++n)
        copy[n] = IPOPT_EOL;
    return n;
}

void
IPFragmenter::fragment(Packet *packet)
{
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return;
    click_ip *ip = p->ip_header();
    int hlen = ip->ip_hl << 2;
    if (ip->ip_off & htons(IP_DF)) { // not honoured: an id of its own, as atomic datagrams need not have one (RFC 6864)
        ip->ip_off &= htons(~IP_DF);
        ip->ip_id = htons(click_random(0, 0xFFFF));
    }
    int data_length = ntohs(ip->ip_len) - hlen, first_length = (_mtu - hlen) & ~7;
    int offset = ntohs(ip->ip_off) & IP_OFFMASK;
    uint16_t flags = ip->ip_off & htons(0xFFFF & ~(IP_OFFMASK | IP_MF)), more = ip->ip_off & htons(IP_MF);

    unsigned char header[60];
    memcpy(header, ip, sizeof(click_ip));
    int rest_hlen = sizeof(click_ip) + copied_options(p->network_header() + sizeof(click_ip), hlen - sizeof(click_ip), header + sizeof(click_ip));
    int rest_length = (_mtu - rest_hlen) & ~7;
    click_ip *rest_ip = reinterpret_cast<click_ip *>(header);
    rest_ip->ip_hl = rest_hlen >> 2;

    // The first fragment is the packet itself, cut short; the others copy from this clone.
    Packet *source = p->clone();
    if (!source) {
        p->kill();
        return;
    }
    p = p->uniqueify();
    if (!p) {
        source->kill();
        return;
    }
    ip = p->ip_header();
    ip->ip_off |= htons(IP_MF);
    ip->ip_len = htons(hlen + first_length);
    ip->ip_sum = 0;
    ip->ip_sum = click_in_cksum(p->network_header(), hlen);
    p->take(p->network_length() - hlen - first_length);
    _fragments++;
    output(0).push(p);

    for (int at = first_length; at < data_length; at += rest_length) {
        bool last = data_length - at <= rest_length;
        int length = last ? data_length - at : rest_length;
        WritablePacket *q = Packet::make(_headroom, 0, rest_hlen + length, 0);
        if (!q)
            continue;
        rest_ip->ip_len = htons(rest_hlen + length);
        rest_ip->ip_off = flags | htons(offset + at / 8) | (last ? more : static_cast<uint16_t>(htons(IP_MF)));
        rest_ip->ip_sum = 0;
        rest_ip->ip_sum = click_in_cksum(header, rest_hlen);
        q->copy_annotations(source);
        memcpy(q->data(), header, rest_hlen);
        memcpy(q->data() + rest_hlen, source->network_header() + hlen + at, length);
        q->set_network_header(q->data(), rest_hlen);
        _fragments++;
        output(0).push(q);
    }
    source->kill();
}

void
IPFragmenter::push(int, Packet *p)
{
    const click_ip *ip = p->ip_header();
    if (!p->has_network_header() || p->network_length() <= static_cast<int>(_mtu)) {
        output(0).push(p);
        return;
    }
    int hlen = p->network_length() >= static_cast<int>(sizeof(click_ip)) ? ip->ip_hl << 2 : 0, length = p->network_length();
    if (hlen < static_cast<int>(sizeof(click_ip)) || ntohs(ip->ip_len) > length || ntohs(ip->ip_len) < hlen) { // not to be cut
        _drops++;
        checked_output_push(1, p);
    } else if (((ip->ip_off & htons(IP_DF)) && _honor_df) || static_cast<int>(_mtu) < hlen + 8)
        refuse(p);
    else if (ntohs(ip->ip_len) <= _mtu) { // only padding makes it long
        p->take(length - ntohs(ip->ip_len));
        output(0).push(p);
    } else
        fragment(p);
}

void
IPFragmenter::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
    add_data_handlers("fragments", Handler::f_read, &_fragments);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(IPFragmenter)
