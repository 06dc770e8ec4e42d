/*
 * ipfiltervalues.cc -- the IPFilter language: fields, masks, operators, values
 */
#include <click/config.h>
#include "ipfilterlang.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <click/straccum.hh>
#include <clicknet/ip.h>
CLICK_DECLS

bool
IPFilterParser::parse_field(IPFilterTest &t)
{
    if (!at("["))
        return true;
    String text;
    for (++_pos; _pos < _tokens.size() && !at("]"); ++_pos)
        text += _tokens[_pos];
    if (_pos == _tokens.size()) {
        _errh->error("missing ']'");
        return false;
    }
    ++_pos;
    int colon = text.find_left(':'), comma = text.find_left(',');
    int split = colon >= 0 ? colon : comma;
    int pos = 0, len = 1;
    bool good = IntArg().parse(split >= 0 ? text.substring(0, split) : text, pos);
    if (good && split >= 0)
        good = IntArg().parse(text.substring(split + 1), len);
    if (good && comma >= 0 && colon < 0)
        len = len - pos + 1;
    if (!good || pos < 0 || pos > 0xFF00)
        _errh->error("syntax error in '[%s]', expected '[POS]', '[POS:LEN]' or '[POS,LAST]'", text.c_str());
    else if (len < 1 || len > 4)
        _errh->error("LEN in '[%s]' out of range, should be between 1 and 4", text.c_str());
    else if (pos / 4 != (pos + len - 1) / 4)
        _errh->error("field [%d:%d] does not fit in a single word", pos, len);
    else if (t.type != IPFilterTest::t_none)
        _errh->error("type specified twice");
    else if (t.header == IPFilterTest::h_ether || (t.header == IPFilterTest::h_none && t.proto == IPFilterTest::p_none))
        _errh->error("partial directive");
    else {
        t.type = IPFilterTest::t_field;
        t.place.base = t.proto == IPFilterTest::p_none ? IPFilterTest::b_ip : IPFilterTest::b_transport;
        t.place.offset = pos & ~3;
        t.place.width = 8 * len;
        t.place.shift = 32 - 8 * ((pos & 3) + len);
        return true;
    }
    return false;
}

bool
IPFilterParser::parse_mask(IPFilterTest &t)
{
    if (!at("&"))
        return true;
    ArgContext ctx(_context);
    if (!word_at(_pos + 1)) {
        _errh->error("dangling operator near '&'");
        return false;
    }
    const String &w = _tokens[_pos + 1];
    if (IntArg().parse(w, t.mask_number))
        t.mask = IPFilterTest::v_int;
    else if (t.header != IPFilterTest::h_ether && IPAddressArg().parse(w, t.mask_ip, ctx))
        t.mask = IPFilterTest::v_ip;
    else if (t.header != IPFilterTest::h_ip && EtherAddressArg().parse(w, t.mask_ether, ctx))
        t.mask = IPFilterTest::v_ether;
    else {
        _errh->error("bad mask '%s'", w.c_str());
        return false;
    }
    _pos += 2;
    return true;
}

void
IPFilterParser::parse_relation(IPFilterTest &t)
{
    static const struct { const char *text; IPFilterTest::Relation relation; } known[] = {
        { "=", IPFilterTest::r_eq }, { "==", IPFilterTest::r_eq }, { "!=", IPFilterTest::r_ne },
        { "<", IPFilterTest::r_lt }, { ">", IPFilterTest::r_gt }, { "<=", IPFilterTest::r_le }, { ">=", IPFilterTest::r_ge }
    };
    for (unsigned i = 0; i != sizeof(known) / sizeof(known[0]); ++i)
        if (at(known[i].text)) {
            t.relation = known[i].relation;
            ++_pos;
            return;
        }
}

// False only after an error message; a word that is no value is left alone.
bool
IPFilterParser::parse_value(IPFilterTest &t)
{
    typedef IPFilterTest T;
    if (!word_at(_pos))
        return true;
    const String &w = _tokens[_pos];
    ArgContext ctx(_context);
    bool known = false;
    // No name is an integer or an address, so words that begin with a digit need not search the databases first.
    bool digit = isdigit((unsigned char) w[0]);
    if (!digit && !parse_name(t, w, known))
        return false;
    int64_t n = 0;
    if (known)
        /* done */;
    else if (IntArg().parse(w, n)) {
        t.data = T::v_int;
        t.number = n;
    } else if (t.header != T::h_ether && IPAddressArg().parse(w, t.ip, ctx)) {
        t.data = T::v_ip;
        if (_pos + 2 < _tokens.size() && _tokens[_pos + 1] == "mask"
            && IPAddressArg().parse(_tokens[_pos + 2], t.ip_mask, ctx)) {
            t.data = T::v_net;
            _pos += 2;
        }
    } else if (t.header != T::h_ether && IPPrefixArg().parse(w, t.ip, t.ip_mask, ctx))
        t.data = T::v_net;
    else if (t.header != T::h_ip && EtherAddressArg().parse(w, t.ether, ctx))
        t.data = T::v_ether;
    else if (!digit)
        return true;
    else if (!parse_name(t, w, known))
        return false;
    else if (!known)
        return true;
    ++_pos;
    return true;
}

bool
IPFilterParser::parse_name(IPFilterTest &t, const String &word, bool &known)
{
    typedef IPFilterTest T;
    static const struct { const char *name; int flag; } flags[] = {
        { "fin", 1 }, { "syn", 2 }, { "rst", 4 }, { "psh", 8 }, { "ack", 16 }, { "urg", 32 }
    };
    enum { p_tcp = IP_PROTO_TCP, p_udp = IP_PROTO_UDP, p_both = IP_PROTO_TCP_OR_UDP };
    struct { T::Type type; T::Data data; int proto; int value; bool fits; } found[6];
    int n = 0, value;
    int ports[4] = { p_tcp, p_udp, IP_PROTO_DCCP, IP_PROTO_SCTP };
    if (NameInfo::query(NameInfo::T_IP_PROTO, _context, word, &value, sizeof(value))) {
        found[n].type = T::t_proto, found[n].data = T::v_proto, found[n].proto = -1;
        found[n].fits = (t.type == T::t_none || t.type == T::t_proto) && t.proto == T::p_none;
        found[n++].value = value;
    }
    for (int i = 0; i != 4; ++i) {
        // databases beyond TCP and UDP are asked only when their protocol was named
        if (i > 1 && t.proto != ports[i])
            continue;
        if (NameInfo::query(NameInfo::T_IP_PORT + ports[i], _context, word, &value, sizeof(value))) {
            found[n].type = T::t_port, found[n].data = T::v_port, found[n].proto = ports[i];
            found[n].fits = (t.type == T::t_none || t.type == T::t_port)
                && (t.proto == T::p_none || t.proto == ports[i] || (t.proto == p_both && i < 2));
            found[n++].value = value;
        }
    }
    for (unsigned i = 0; i != sizeof(flags) / sizeof(flags[0]); ++i)
        if (word == flags[i].name) {
            found[n].type = T::t_opt, found[n].data = T::v_opt, found[n].proto = p_tcp;
            found[n].fits = (t.type == T::t_none || t.type == T::t_opt) && (t.proto == T::p_none || t.proto == p_tcp);
            found[n++].value = flags[i].flag;
        }
    if (NameInfo::query(NameInfo::T_ICMP_TYPE, _context, word, &value, sizeof(value))) {
        found[n].type = T::t_icmp_type, found[n].data = T::v_icmp_type, found[n].proto = IP_PROTO_ICMP;
        found[n].fits = (t.type == T::t_none || t.type == T::t_icmp_type)
            && (t.proto == T::p_none || t.proto == IP_PROTO_ICMP);
        found[n++].value = value;
    }
    if (!n)
        return true;

    int chosen = -1, meanings = 0;
    for (int i = 0; i != n; ++i)
        if (found[i].fits && t.header != T::h_ether) {
            if (chosen < 0 || found[i].type != found[chosen].type || found[i].value != found[chosen].value)
                ++meanings;
            if (chosen < 0)
                chosen = i;
        }
    if (meanings == 1) {
        t.data = found[chosen].data;
        t.number = found[chosen].value;
        known = true;
        return true;
    }
    String proto_text;
    if (t.proto != T::p_none)
        proto_text = NameInfo::revquery_int(NameInfo::T_IP_PROTO, _context, t.proto);
    StringAccum alternatives;
    for (int i = 0; i != n; ++i)
        if (!meanings || found[i].fits)
            alternatives << (alternatives ? ", '" : "'") << T::type_name(found[i].type) << ' '
                         << (meanings ? proto_text : String()) << ' ' << word << '\'';
    _errh->error("'%s %s %s' is %s; try %s", T::type_name(t.type), proto_text.c_str(), word.c_str(),
                 meanings ? "ambiguous" : "meaningless", alternatives.c_str());
    return false;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPFilterTest)
ELEMENT_PROVIDES(IPFilterValues)
