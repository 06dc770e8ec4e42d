// -*- c-basic-offset: 4 -*-
/*
 * print.{cc,hh} -- prints a line for each packet
 */
#include <click/config.h>
#include "print.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

Print::Print()
    : _max_length(24), _contents(contents_hex), _timestamp(false), _print_anno(false), _headroom(false), _active(true)
{
}

int
Print::parse_contents(const String &word, Contents &contents, ErrorHandler *errh)
{
    String upper = word.upper();
    bool hex;
    if (BoolArg().parse(word, hex))
        contents = hex ? contents_hex : contents_none;
    else if (upper == "NONE")
        contents = contents_none;
    else if (upper == "HEX")
        contents = contents_hex;
    else if (upper == "ASCII")
        contents = contents_ascii;
    else
        return errh->error("bad contents value %<%s%>; should be %<NONE%>, %<HEX%>, or %<ASCII%>", upper.c_str());
    return 0;
}

int
Print::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String label, word = String::make_stable("HEX", 3);
    int max_length = 24;
    bool timestamp = false, print_anno = false, headroom = false, active = true;
    Contents contents;
    if (Args(conf, this, errh)
        .read_p("LABEL", label)
        .read_p("MAXLENGTH", max_length)
        .read("LENGTH", Args::deprecated, max_length)
        .read("NBYTES", Args::deprecated, max_length)
        .read("CONTENTS", WordArg(), word)
        .read("TIMESTAMP", timestamp)
        .read("PRINTANNO", print_anno)
        .read("HEADROOM", headroom)
        .read("ACTIVE", active)
        .complete() < 0
        || parse_contents(word, contents, errh) < 0)
        return -1;
    _label = label;
    _max_length = max_length;
    _contents = contents;
    _timestamp = timestamp;
    _print_anno = print_anno;
    _headroom = headroom;
    _active = active;
    return 0;
}

static void
append_hex(StringAccum &sa, const unsigned char *data, int n)
{
    for (int i = 0; i < n; ++i)
        sa << "0123456789abcdef"[data[i] >> 4] << "0123456789abcdef"[data[i] & 15];
}

Packet *
Print::simple_action(Packet *p)
{
    if (!_active)
        return p;
    int n = _contents == contents_none ? 0 : static_cast<int>(p->length());
    if (_max_length >= 0 && n > _max_length)
        n = _max_length;
    StringAccum sa(128 + _label.length() + 3 * n);
    sa << _label;
    if (_timestamp)
        sa << (sa ? ": " : "") << p->timestamp_anno();
    sa << (sa ? ": " : "");
    sa.snprintf(16, "%4u", p->length());
    if (_headroom)
        sa << " (h" << p->headroom() << " t" << p->tailroom() << ")";
    if (_print_anno) {
        sa << " | ";
        append_hex(sa, static_cast<const unsigned char *>(p->anno_u8()), Packet::anno_size);
    }
    if (n > 0)
        sa << " | ";
    const unsigned char *data = p->data();
    if (_contents == contents_hex)
        for (int i = 0; i < n; i += 4) {
            sa << (i ? " " : "");
            append_hex(sa, data + i, n - i < 4 ? n - i : 4);
        }
    else
        for (int i = 0; i < n; ++i) {
            if (i % 8 == 0)
                sa << ' ';
            sa << (data[i] < 32 || data[i] > 126 ? '.' : static_cast<char>(data[i]));
        }
    click_chatter("%s", sa.c_str());
    return p;
}

void
Print::add_handlers()
{
    add_data_handlers("active", Handler::OP_READ | Handler::OP_WRITE | Handler::CHECKBOX | Handler::CALM, &_active);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Print)
ELEMENT_MT_SAFE(Print)
