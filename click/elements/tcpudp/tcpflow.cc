/*
 * tcpflow.{cc,hh} -- a flow of TCPRewriter: when it ends, sequence numbers (RFC 9293, RFC 2018)
 */
#include <click/config.h>
#include "tcpflow.hh"
#include <click/straccum.hh>
CLICK_DECLS

bool
TCPSeqDelta::add(tcp_seq_t trigger, int32_t delta)
{
    if (_changes.size() && SEQ_LT(trigger, _changes.back().trigger))
        return false;
    Change change = { trigger, newest() + delta };
    if (_changes.size() && _changes.back().trigger == trigger)
        _changes.back() = change;
    else
        _changes.push_back(change);
    return true;
}

int32_t
TCPSeqDelta::for_seq(tcp_seq_t seq)
{
    // 2^30 further on, before the comparison modulo 2^32 takes the past for the future
    while (_changes.size() && static_cast<int32_t>(seq - _changes[0].trigger) >= 1 << 30) {
        _base = _changes[0].delta;
        _changes.erase(_changes.begin());
    }
    for (int i = _changes.size() - 1; i >= 0; --i)
        if (SEQ_GEQ(seq, _changes[i].trigger))
            return _changes[i].delta;
    return _base;
}

int32_t
TCPSeqDelta::for_ack(tcp_seq_t ack) const
{
    for (int i = _changes.size() - 1; i >= 0; --i)
        if (SEQ_GEQ(ack - _changes[i].delta, _changes[i].trigger))
            return _changes[i].delta;
    return _base;
}

int
TCPFlow::update_seqno_delta(bool direction, tcp_seq_t trigger, int32_t delta)
{
    if (!_seq && !(_seq = new TCPSeqDelta[2]))
        return -1;
    return _seq[direction].add(trigger, delta) ? 0 : -1;
}

// A number in the header changes; @a odd: it begins at an odd offset, where halfwords count with their bytes swapped (RFC 1071).
static void
set_number(unsigned char *at, tcp_seq_t value, uint16_t *sum, bool odd)
{
    uint16_t before[2], after[2];
    value = htonl(value);
    memcpy(before, at, 4);
    memcpy(after, &value, 4);
    memcpy(at, &value, 4);
    for (int i = 0; i != 2; ++i)
        if (odd)
            click_update_in_cksum(sum, __builtin_bswap16(before[i]), __builtin_bswap16(after[i]));
        else
            click_update_in_cksum(sum, before[i], after[i]);
}

void
TCPFlow::apply_sack(click_tcp *tcph, const TCPSeqDelta &opposite)
{
    unsigned char *start = reinterpret_cast<unsigned char *>(tcph);
    unsigned char *opt = start + sizeof(click_tcp), *end = start + (tcph->th_off << 2);
    while (opt < end && *opt != TCPOPT_EOL) {
        if (*opt == TCPOPT_NOP) {
            ++opt;
            continue;
        }
        if (end - opt < 2 || opt[1] < 2 || opt[1] > end - opt)
            return;
        if (*opt == TCPOPT_SACK && opt[1] % 8 == 2)
            for (unsigned char *edge = opt + 2; edge != opt + opt[1]; edge += 4) {
                tcp_seq_t value;
                memcpy(&value, edge, 4);
                value = ntohl(value);
                set_number(edge, value - opposite.for_ack(value), &tcph->th_sum, (edge - start) & 1);
            }
        opt += opt[1];
    }
}

void
TCPFlow::apply_seq(WritablePacket *p, bool direction)
{
    click_tcp *tcph = p->tcp_header();
    if (p->transport_length() < static_cast<int>(sizeof(click_tcp)) || p->transport_length() < tcph->th_off << 2)
        return;
    tcp_seq_t seq = ntohl(tcph->th_seq), ack = ntohl(tcph->th_ack);
    if (int32_t delta = _seq[direction].for_seq(seq))
        set_number(reinterpret_cast<unsigned char *>(&tcph->th_seq), seq + delta, &tcph->th_sum, false);
    if (int32_t delta = _seq[!direction].for_ack(ack))
        set_number(reinterpret_cast<unsigned char *>(&tcph->th_ack), ack - delta, &tcph->th_sum, false);
    if (tcph->th_off > 5)
        apply_sack(tcph, _seq[!direction]);
}

void
TCPFlow::apply_state(const click_ip *iph, const click_tcp *tcph, bool direction)
{
    bool payload = static_cast<unsigned>(iph->ip_hl + tcph->th_off) << 2 < ntohs(iph->ip_len);
    uint8_t done = direction ? reply_done : fwd_done;
    if (tcph->th_flags & TH_RST)
        _tflags |= fwd_done | reply_done;
    else if (tcph->th_flags & TH_FIN)
        _tflags |= done;
    else if ((tcph->th_flags & TH_SYN) || payload)
        _tflags &= ~done;
    if (payload)
        _tflags |= direction ? reply_data : fwd_data;
}

void
TCPFlow::apply(WritablePacket *p, bool direction, unsigned annos)
{
    click_ip *iph = p->ip_header();
    IPFlowID to = _e[direction].rewritten_flowid();
    rewrite_header(p, iph, to, direction, annos);
    if (p->transport_length() < 18)
        return;
    click_tcp *tcph = p->tcp_header();
    tcph->th_sport = to.sport();
    tcph->th_dport = to.dport();
    update_csum(&tcph->th_sum, direction, _udp_csum_delta);
    if (unlikely(_seq != 0))
        apply_seq(p, direction);
    apply_state(iph, tcph, direction);
}

void
TCPFlow::unparse(StringAccum &sa, bool direction, click_jiffies_t now) const
{
    sa << _e[direction].flowid() << " => " << _e[direction].rewritten_flowid();
    int32_t delta = _seq ? _seq[direction].newest() : 0;
    if (delta > 0)
        sa << " seq +" << delta;
    else if (delta < 0)
        sa << " seq " << delta;
    unparse_ports(sa, direction, now);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterMapping)
ELEMENT_PROVIDES(TCPFlow)
