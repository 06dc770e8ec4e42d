/*
 * ipfieldinfo.{cc,hh} -- names of IP header fields (RFC 791, 792, 768, 9293) and their syntax
 */
#include <click/config.h>
#include "ipfieldinfo.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <clicknet/ip.h>
CLICK_DECLS

// A field in one word: first bit in the upper half, number of bits in the lower. Tables are sorted by name.
#define FIELD(byte, bit, length) ((uint32_t) ((byte) * 8 + (bit)) << 16 | (length))

static const StaticNameDB::Entry ip_fields[] = {
    { "df", FIELD(6, 1, 1) }, { "dscp", FIELD(1, 0, 6) }, { "dst", FIELD(16, 0, 32) }, { "ecn", FIELD(1, 6, 2) },
    { "fragoff", FIELD(6, 3, 13) }, { "hl", FIELD(0, 4, 4) }, { "id", FIELD(4, 0, 16) }, { "len", FIELD(2, 0, 16) },
    { "mf", FIELD(6, 2, 1) }, { "off", FIELD(6, 0, 16) }, { "proto", FIELD(9, 0, 8) }, { "rf", FIELD(6, 0, 1) },
    { "src", FIELD(12, 0, 32) }, { "sum", FIELD(10, 0, 16) }, { "tos", FIELD(1, 0, 8) }, { "ttl", FIELD(8, 0, 8) },
    { "vers", FIELD(0, 0, 4) }
};
static const StaticNameDB::Entry tcp_fields[] = {
    { "ack", FIELD(13, 3, 1) }, { "ackno", FIELD(8, 0, 32) }, { "dport", FIELD(2, 0, 16) }, { "fin", FIELD(13, 7, 1) },
    { "flags", FIELD(13, 0, 8) }, { "hl", FIELD(12, 0, 4) }, { "psh", FIELD(13, 4, 1) }, { "push", FIELD(13, 4, 1) },
    { "rst", FIELD(13, 5, 1) }, { "seq", FIELD(4, 0, 32) }, { "seqno", FIELD(4, 0, 32) }, { "sport", FIELD(0, 0, 16) },
    { "sum", FIELD(16, 0, 16) }, { "syn", FIELD(13, 6, 1) }, { "urg", FIELD(13, 2, 1) }, { "urp", FIELD(18, 0, 16) },
    { "win", FIELD(14, 0, 16) }
};
static const StaticNameDB::Entry udp_fields[] = {
    { "dport", FIELD(2, 0, 16) }, { "len", FIELD(4, 0, 16) }, { "sport", FIELD(0, 0, 16) }, { "sum", FIELD(6, 0, 16) }
};
static const StaticNameDB::Entry icmp_fields[] = {
    { "code", FIELD(1, 0, 8) }, { "sum", FIELD(2, 0, 16) }, { "type", FIELD(0, 0, 8) }
};
static const StaticNameDB::Entry port_fields[] = { { "dport", FIELD(2, 0, 16) }, { "sport", FIELD(0, 0, 16) } };

#define TABLE(t) t, sizeof(t) / sizeof(t[0])
static const struct { int proto; const StaticNameDB::Entry *entry; size_t n; } tables[] = {
    { IPField::p_ip, TABLE(ip_fields) }, { IP_PROTO_TCP, TABLE(tcp_fields) }, { IP_PROTO_UDP, TABLE(udp_fields) },
    { IP_PROTO_ICMP, TABLE(icmp_fields) }, { IP_PROTO_TCP_OR_UDP, TABLE(port_fields) }
};
enum { ntables = sizeof(tables) / sizeof(tables[0]) };
static NameDB *dbs[ntables];

void
IPFieldInfo::static_initialize()
{
    for (int i = 0; i != ntables; ++i) {
        dbs[i] = new StaticNameDB(NameInfo::T_IP_FIELDNAME + tables[i].proto, String(), tables[i].entry, tables[i].n);
        NameInfo::installdb(dbs[i], 0);
    }
}

void
IPFieldInfo::static_cleanup()
{
    for (int i = 0; i != ntables; ++i) {
        NameInfo::uninstalldb(dbs[i]);
        delete dbs[i];
        dbs[i] = 0;
    }
}

// Words and single other characters.
static void
tokenize(const String &text, Vector<String> &tokens)
{
    for (const char *s = text.begin(), *end = text.end(); s != end; ) {
        const char *first = s;
        while (s != end && (isalnum((unsigned char) *s) || *s == '.' || *s == '_'))
            ++s;
        if (s == first)
            ++s;
        if (!isspace((unsigned char) *first))
            tokens.push_back(text.substring(first, s));
    }
}

bool
IPField::parse(const String &text, IPField &field, const Element *context, ErrorHandler *errh)
{
    static const char syntax[] = "expected 'HEADER [NAME] [{OFFSET:LENGTH}] [/PREFIX] [& MASK]'";
    Vector<String> t;
    tokenize(text, t);
    int pos = 0;
    IPField f;
    uint32_t packed = 0;
    t.push_back(String());              // so that looking at the next token is always possible
    if (t[0] == "ip" && t[1] == "proto" && t.size() > 3 && isdigit((unsigned char) t[2][0])) {
        if (!IntArg().parse(t[2], f.proto))
            return errh->error(syntax), false;
        pos = 3;
    } else if (t[0] == "ip")
        pos = 1;
    else if (t[0] && NameInfo::query_int(NameInfo::T_IP_PROTO, context, t[0], &f.proto))
        pos = 1;
    else
        return errh->error(syntax), false;

    bool named = NameInfo::query(NameInfo::T_IP_FIELDNAME + f.proto, context, t[pos], &packed, sizeof(packed));
    if (!named && f.proto == p_ip && (t[pos] == "sport" || t[pos] == "dport")) {
        f.proto = IP_PROTO_TCP_OR_UDP;
        named = NameInfo::query(NameInfo::T_IP_FIELDNAME + f.proto, context, t[pos], &packed, sizeof(packed));
    }
    if (named) {
        f.bit_offset = packed >> 16;
        f.bit_length = packed & 0xFFFF;
        ++pos;
    }
    bool ranged = t[pos] == "[" || t[pos] == "{";
    if (ranged) {
        bool bytes = t[pos] == "[";
        int first = 0, n = 1, unit = bytes ? 8 : 1;
        bool good = pos + 2 < t.size() && IntArg().parse(t[pos + 1], first) && first >= 0 && first < 65536;
        pos += 2;
        if (good && (t[pos] == ":" || t[pos] == "-")) {
            bool last = t[pos] == "-";
            good = pos + 2 < t.size() && IntArg().parse(t[pos + 1], n);
            if (good && last)
                n = n - first + 1;
            pos += 2;
        }
        if (!good || t[pos] != (bytes ? "]" : "}"))
            return errh->error(syntax), false;
        ++pos;
        if (n < 1 || n > 65536 || (named && (first + n) * unit > f.bit_length))
            return errh->error("bad offset or length in TCP/IP field"), false;
        f.bit_offset += first * unit;
        f.bit_length = n * unit;
    }
    if (!named && !ranged)
        return errh->error(syntax), false;
    if (t[pos] == "/") {
        int n = 0;
        if (!IntArg().parse(t[pos + 1], n) || n < 1 || n > f.bit_length)
            return errh->error("bad prefix or mask in TCP/IP field"), false;
        f.bit_length = n;
        pos += 2;
    }
    if (t[pos] == "&") {
        // the ones, one run of them, counted from the low end of the field
        uint32_t mask = 0;
        if (!IntArg().parse(t[pos + 1], mask) || !mask)
            return errh->error("bad prefix or mask in TCP/IP field"), false;
        int low = __builtin_ctz(mask), high = 32 - __builtin_clz(mask);
        if (high > f.bit_length || __builtin_popcount(mask) != high - low)
            return errh->error("bad prefix or mask in TCP/IP field"), false;
        f.bit_offset += f.bit_length - high;
        f.bit_length = high - low;
        pos += 2;
    }
    if (pos != t.size() - 1)
        return errh->error(syntax), false;
    field = f;
    return true;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPNameInfo)
EXPORT_ELEMENT(IPFieldInfo)
