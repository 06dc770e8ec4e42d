/*
 * ipprint.{cc,hh} -- prints IP packets
 */
#include <click/config.h>
#include "ipprint.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <click/router.hh>
#include <click/straccum.hh>
#include <clicknet/ip.h>
CLICK_DECLS

IPPrint::IPPrint()
    : _errh(0), _max_length(1500), _contents(show_none), _payload(show_none), _id(false), _ttl(false),
      _tos(false), _length(false), _paint(false), _aggregate(false), _timestamp(true), _swap(true), _active(true)
{
#if CLICK_USERLEVEL
    _outfile = 0;
#endif
}

bool
IPPrint::parse_show(const String &text, bool is_payload, uint8_t &show, ErrorHandler *errh)
{
    String s = text.upper();
    bool b = false;
    if (s == "HEX")
        show = show_hex;
    else if (s == "ASCII")
        show = show_ascii;
    else if (!is_payload && s == "NONE")
        show = show_none;
    else if (is_payload ? (s == "NO" || s == "FALSE") : (BoolArg().parse(text, b) && !b))
        show = show_none;
    else if (is_payload ? (s == "YES" || s == "TRUE") : b)
        show = show_hex;
    else {
        if (is_payload)
            errh->error("bad payload value 'no'; should be 'false', 'hex', or 'ascii'");
        else
            errh->error("bad contents value '%s'; should be 'NONE', 'HEX', or 'ASCII'", s.c_str());
        return false;
    }
    return true;
}

int
IPPrint::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String contents = "no", payload = "no";
    Args args(conf, this, errh);
    args.read_p("LABEL", _label)
        .read("CONTENTS", WordArg(), contents)
        .read("PAYLOAD", WordArg(), payload)
        .read("NBYTES", _max_length)
        .read("MAXLENGTH", _max_length)
        .read("ID", _id)
        .read("TTL", _ttl)
        .read("TOS", _tos)
        .read("LENGTH", _length)
        .read("PAINT", _paint)
        .read("AGGREGATE", _aggregate)
        .read("TIMESTAMP", _timestamp)
        .read("SWAP", _swap)
        .read("ACTIVE", _active)
        .read("CHANNEL", WordArg(), _channel);
#if CLICK_USERLEVEL
    args.read("OUTFILE", FilenameArg(), _outfilename);
#endif
    if (args.complete() < 0 || !parse_show(contents, false, _contents, errh) || !parse_show(payload, true, _payload, errh))
        return -1;
    if (_contents != show_none && _payload != show_none)
        return errh->error("specify at most one of PAYLOAD and CONTENTS");
    return 0;
}

int
IPPrint::initialize(ErrorHandler *errh)
{
#if CLICK_USERLEVEL
    if (_outfilename) {
        _outfile = fopen(_outfilename.c_str(), "wb");
        if (!_outfile)
            return errh->error("%s: %s", _outfilename.c_str(), strerror(errno));
    }
#endif
    (void) errh;
    _errh = router()->chatter_channel(_channel);
    return 0;
}

void
IPPrint::cleanup(CleanupStage)
{
#if CLICK_USERLEVEL
    if (_outfile)
        fclose(_outfile);
    _outfile = 0;
#endif
}

void
IPPrint::dump(StringAccum &sa, int show, const unsigned char *data, int length) const
{
    if (_max_length >= 0 && length > _max_length)
        length = _max_length;
    int line = show == show_hex ? 24 : 48, gap = show == show_hex ? 4 : 8;
    for (int i = 0; i < length; ++i) {
        if (i % line == 0)
            sa << "\n  ";
        else if (i % gap == 0)
            sa << ' ';
        if (show == show_hex)
            sa.snprintf(3, "%02x", data[i]);
        else
            sa << (char) (data[i] >= 32 && data[i] <= 126 ? data[i] : '.');
    }
}

Packet *
IPPrint::simple_action(Packet *p)
{
    if (!_active || !p->has_network_header())
        return p;
    StringAccum sa;
    if (_label)
        sa << _label << ": ";
    if (_timestamp)
        sa << p->timestamp_anno() << ": ";
    if (_aggregate)
        sa << '#' << AGGREGATE_ANNO(p);
    if (_paint)
        sa << (_aggregate ? "." : "paint ") << (int) PAINT_ANNO(p);
    if (_aggregate || _paint)
        sa << ": ";
    if (p->network_length() < (int) sizeof(click_ip))
        sa << "truncated-ip";
    else {
        const click_ip *ip = p->ip_header();
        if (_id)
            sa << "id " << ntohs(ip->ip_id) << ' ';
        if (_ttl)
            sa << "ttl " << (int) ip->ip_ttl << ' ';
        if (_tos)
            sa << "tos " << (int) ip->ip_tos << ' ';
        if (_length)
            sa << "length " << ntohs(ip->ip_len) << ' ';
        const unsigned char *payload = describe(sa, p);
        if (_contents != show_none)
            dump(sa, _contents, p->data(), p->length());
        else if (_payload != show_none && payload < p->end_data())
            dump(sa, _payload, payload, p->end_data() - payload);
    }
#if CLICK_USERLEVEL
    if (_outfile) {
        sa << '\n';
        fwrite(sa.data(), 1, sa.length(), _outfile);
        return p;
    }
#endif
    if (_errh)
        _errh->message("%s", sa.c_str());
    return p;
}

void
IPPrint::add_handlers()
{
    add_data_handlers("active", Handler::f_read | Handler::f_write | Handler::f_checkbox | Handler::f_calm, &_active);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPDescribe)
EXPORT_ELEMENT(IPPrint)
