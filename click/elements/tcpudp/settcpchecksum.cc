/*
 * settcpchecksum.{cc,hh} -- computes the TCP checksum (RFC 9293 section 3.1)
 */
#include <click/config.h>
#include "settcpchecksum.hh"
#include <click/args.hh>
#include <clicknet/ip.h>
#include <clicknet/tcp.h>
CLICK_DECLS

int
SetTCPChecksum::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("FIXOFF", _fixoff).complete();
}

Packet *
SetTCPChecksum::simple_action(Packet *p_in)
{
    WritablePacket *p = p_in->uniqueify();
    if (!p)
        return 0;
    int length = -1;
    if (p->has_transport_header() && p->network_length() >= (int) sizeof(click_ip))
        length = ntohs(p->ip_header()->ip_len) - p->network_header_length();
    if (length < (int) sizeof(click_tcp) || length > p->transport_length()) {
        click_chatter("SetTCPChecksum: bad lengths");
        p->kill();
        return 0;
    }
    click_tcp *tcp = p->tcp_header();
    if (_fixoff) {
        int offset = tcp->th_off << 2;
        if (offset < (int) sizeof(click_tcp))
            tcp->th_off = sizeof(click_tcp) >> 2;
        else if (offset > length && !IP_ISFRAG(p->ip_header()))
            tcp->th_off = length >> 2;
    }
    tcp->th_sum = 0;
    uint16_t csum = click_in_cksum(reinterpret_cast<unsigned char *>(tcp), length);
    tcp->th_sum = click_in_cksum_pseudohdr(csum, p->ip_header(), length);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetTCPChecksum)
ELEMENT_MT_SAFE(SetTCPChecksum)
