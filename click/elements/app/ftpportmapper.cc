// -*- c-basic-offset: 4 -*-
/*
 * ftpportmapper.{cc,hh} -- makes active FTP work through a rewriter (the PORT command: RFC 959, section 4.1.2)
 */
#include <click/config.h>
#include "ftpportmapper.hh"
#include "elements/tcpudp/tcprewriter.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/router.hh>
#include <click/routervisitor.hh>
#include <click/straccum.hh>
#include <clicknet/tcp.h>
CLICK_DECLS

FTPPortMapper::FTPPortMapper()
    : _control(0), _data(0), _data_input(0)
{
}

int
FTPPortMapper::configure(Vector<String> &conf, ErrorHandler *errh)
{
    TCPRewriter *control;
    IPRewriterBase *data;
    int input;
    if (Args(conf, this, errh)
        .read_mp("CONTROL_REWRITER", ElementCastArg("TCPRewriter"), control)
        .read_mp("DATA_REWRITER", ElementCastArg("IPRewriterBase"), data)
        .read_mp("DATA_REWRITER_INPUT", input).complete() < 0)
        return -1;
    if (input < 0 || input >= data->ninputs())
        return errh->error("DATA_REWRITER_INPUT out of range");
    _control = control;
    _data = data;
    _data_input = input;
    return 0;
}

namespace {

class ElementFinder : public RouterVisitor { public:
    explicit ElementFinder(const Element *wanted) : found(false), _wanted(wanted) {}
    bool visit(Element *e, bool, int, Element *, int, int) override {
        found = found || e == _wanted;
        return !found;
    }
    bool found;
  private:
    const Element *_wanted;
};

}

int
FTPPortMapper::initialize(ErrorHandler *errh)
{
    // the rewriter moves sequence numbers of what this element has changed already
    ElementFinder finder(_control);
    router()->visit_downstream(this, 0, &finder);
    if (!finder.found)
        errh->warning("control packet rewriter %<%p{element}%> is not downstream", _control);
    return 0;
}

// `PORT`, blanks, six numbers below 256 between commas, CR or LF. True: where the numbers stand, and their values.
static bool
parse_port_command(const unsigned char *text, int size, int &begin, int &end, uint8_t numbers[6])
{
    if (size < 5 || strncasecmp(reinterpret_cast<const char *>(text), "PORT ", 5) != 0)
        return false;
    int at = 5;
    while (at < size && text[at] == ' ')
        ++at;
    begin = at;
    for (int i = 0; i != 6; ++i) {
        int value = 0, first = at;
        for (; at < size && text[at] >= '0' && text[at] <= '9' && value < 256; ++at)
            value = 10 * value + text[at] - '0';
        if (at == first || at == size || value > 255 || (i != 5 && text[at++] != ','))
            return false;
        numbers[i] = value;
    }
    end = at;
    return text[at] == '\r' || text[at] == '\n';
}

// The bytes of the packet change from @a offset on; all behind them moves.
Packet *
FTPPortMapper::rewrite(Packet *packet, int offset, int length, const String &numbers)
{
    int change = numbers.length() - length, rest = static_cast<int>(packet->length()) - offset - length;
    WritablePacket *p = change > 0 ? packet->put(change) : packet->uniqueify();
    if (!p)
        return 0;
    memmove(p->data() + offset + numbers.length(), p->data() + offset + length, rest);
    memcpy(p->data() + offset, numbers.data(), numbers.length());
    if (change < 0)
        p->take(-change);

    click_ip *iph = p->ip_header();
    uint16_t before = iph->ip_len;
    iph->ip_len = htons(ntohs(before) + change);
    click_update_in_cksum(&iph->ip_sum, before, iph->ip_len);
    click_tcp *tcph = p->tcp_header();
    int size = ntohs(iph->ip_len) - (iph->ip_hl << 2);
    tcph->th_sum = 0;
    tcph->th_sum = click_in_cksum_pseudohdr(click_in_cksum(p->transport_header(), size), iph, size);
    return p;
}

Packet *
FTPPortMapper::simple_action(Packet *p)
{
    if (!p->has_network_header() || p->network_length() < static_cast<int>(sizeof(click_ip))
        || p->ip_header()->ip_p != IP_PROTO_TCP || !IP_FIRSTFRAG(p->ip_header())
        || p->transport_length() < static_cast<int>(sizeof(click_tcp)))
        return p;
    const click_ip *iph = p->ip_header();
    const click_tcp *tcph = p->tcp_header();
    int headers = (iph->ip_hl + tcph->th_off) << 2, payload = ntohs(iph->ip_len) - headers;
    if (tcph->th_off < 5 || ntohs(iph->ip_len) > p->network_length() || payload <= 0)
        return p;
    const unsigned char *text = p->network_header() + headers;
    int begin, end;
    uint8_t numbers[6];
    if (!parse_port_command(text, payload, begin, end, numbers))
        return p;

    IPFlowID control_flow(p);
    IPRewriterEntry *control = _control->get_entry(IP_PROTO_TCP, control_flow, IPRewriterBase::get_entry_check);
    if (!control)
        return p;
    uint32_t address;
    uint16_t port;
    memcpy(&address, numbers, 4);
    memcpy(&port, numbers + 4, 2);
    IPFlowID data_flow(IPAddress(address), port, IPAddress(iph->ip_dst), htons(ntohs(tcph->th_dport) - 1));
    IPRewriterEntry *data = _data->get_entry(IP_PROTO_TCP, data_flow, _data_input);
    if (!data)
        return p;
    data->flow()->set_reply_anno(control->flow()->reply_anno());

    IPFlowID mapped = data->rewritten_flowid();
    uint32_t new_address = mapped.saddr().addr();
    uint16_t new_port = mapped.sport();
    memcpy(numbers, &new_address, 4);
    memcpy(numbers + 4, &new_port, 2);
    StringAccum sa;
    for (int i = 0; i != 6; ++i)
        sa << (i ? "," : "") << static_cast<int>(numbers[i]);

    tcp_seq_t after = ntohl(tcph->th_seq) + payload;
    int change = sa.length() - (end - begin);
    p = rewrite(p, text + begin - p->data(), end - begin, sa.take_string());
    if (p && change)
        static_cast<TCPFlow *>(control->flow())->update_seqno_delta(control->direction(), after, change);
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(TCPRewriter)
EXPORT_ELEMENT(FTPPortMapper)
