// -*- c-basic-offset: 4 -*-
/*
 * alignrules.{cc,hh} -- classes that move packet data, make packets, or want an alignment
 */
#include <click/config.h>
#include "alignrules.hh"
#include "drivercheck.hh"
#include <click/args.hh>
#include <click/confparse.hh>
CLICK_DECLS

namespace {

// The data moves by `move`, and by `factor` times the argument called `keyword`, which may also be the first one.
struct Mover {
    const char *name;
    int move;
    int grain;
    const char *keyword;
    int factor;
};

const Mover movers[] = {
    { "ARPQuerier", -14, 0, 0, 0 },
    { "DynamicUDPIPEncap", -28, 0, 0, 0 },
    { "EnsureEther", 0, 1, 0, 0 },              // the network header decides
    { "EtherEncap", -14, 0, 0, 0 },
    { "EtherVLANEncap", -18, 0, 0, 0 },
    { "EtherVlanEncap", -18, 0, 0, 0 },
    { "ICMPIPEncap", -28, 4, 0, 0 },            // ICMP headers of some types are longer
    { "ICMPPingEncap", -28, 4, 0, 0 },
    { "IP6Encap", -40, 0, 0, 0 },
    { "IPEncap", -20, 0, 0, 0 },
    { "IPInputCombo", 14, 0, 0, 0 },
    { "IPsecEncap", 0, 1, 0, 0 },
    { "Resize", 0, 0, "HEAD", -1 },
    { "Strip", 0, 0, "LENGTH", 1 },
    { "StripEtherVLANHeader", 14, 4, 0, 0 },    // with or without a tag
    { "StripEtherVlanHeader", 14, 4, 0, 0 },
    { "StripIPHeader", 20, 4, 0, 0 },           // options are whole words
    { "StripToNetworkHeader", 0, 1, 0, 0 },
    { "UDPIP6Encap", -48, 0, 0, 0 },
    { "UDPIPEncap", -28, 0, 0, 0 },
    { "Unstrip", 0, 0, "LENGTH", -1 },
    { "UnstripIPHeader", -20, 4, 0, 0 },
    { "VLANDecap", 4, 4, 0, 0 },                // frames without a tag stay
    { "VLANEncap", -4, 4, 0, 0 }
};

// Packets that a class makes: the default headroom leaves data at a whole word (api-core.md), devices leave an Ethernet header's
// payload there (userlevel.md).
struct Maker {
    const char *name;
    Alignment alignment;
};

const Maker makers[] = {
    { "ARPFaker", Alignment(4, 0) }, { "ARPQuerier", Alignment(4, 0) }, { "ARPResponder", Alignment(4, 0) },
    { "EtherPauseSource", Alignment(4, 0) }, { "EtherSpanTree", Alignment(4, 0) }, { "FromDevice", Alignment(4, 2) },
    { "FromHost", Alignment(4, 2) }, { "ICMPError", Alignment(4, 0) }, { "ICMPPingSource", Alignment(4, 0) },
    { "IPFragmenter", Alignment(4, 0) }, { "InfiniteSource", Alignment(4, 0) }, { "PollDevice", Alignment(4, 2) },
    { "RIPSend", Alignment(4, 0) }, { "RandomSource", Alignment(4, 0) }, { "RatedSource", Alignment(4, 0) },
    { "TimedSource", Alignment(4, 0) }
};

// Never a packet.
const char * const silent[] = { "Error", "Idle", "SimpleIdle" };

struct Wanter {
    const char *name;
    Alignment alignment;
    const char *keyword;        // an argument to be subtracted from the offset
};

const Wanter wanters[] = {
    { "CheckIPHeader", Alignment(4, 0), "OFFSET" }, { "CheckIPHeader2", Alignment(4, 0), "OFFSET" },
    { "DynamicUDPIPEncap", Alignment(4, 0), 0 }, { "ICMPIPEncap", Alignment(4, 0), 0 }, { "ICMPPingEncap", Alignment(4, 0), 0 },
    { "IPInputCombo", Alignment(4, 2), 0 }, { "IPsecEncap", Alignment(4, 0), 0 }, { "UDPIP6Encap", Alignment(4, 0), 0 },
    { "UDPIPEncap", Alignment(4, 0), 0 }
};

// The row of a class; 0 if there is none.
template <typename Row, size_t n> const Row *
row_of(const Row (&rows)[n], const String &name)
{
    for (const Row &row : rows)
        if (name == row.name)
            return &row;
    return 0;
}

// The number behind a keyword, or the first argument if that is a number; false: it stands there, but is no number. Nothing: 0.
bool
read_number(const String &configuration, const char *keyword, int &value)
{
    Vector<String> args;
    cp_argvec(configuration, args);
    value = 0;
    for (int i = 0; i < args.size(); ++i) {
        Vector<String> words;
        cp_spacevec(args[i], words);
        if (words.size() == 2 && words[0] == keyword)
            return IntArg().parse(words[1], value);
        if (i == 0 && words.size() == 1)
            return IntArg().parse(words[0], value);
    }
    return true;
}

bool
needs_inputs(const String &port_count)
{
    PortRange ranges[2];
    bool equal;
    return !port_ranges(port_count, 0, ranges, equal) || ranges[0].low > 0;
}

}

bool
AlignRule::content_with(const Alignment &x) const
{
    return x.satisfies(any_offset ? Alignment(wanted.chunk, x.offset % wanted.chunk) : wanted);
}

bool
parse_align(const ToolElement &element, Alignment &result)
{
    Vector<String> args;
    cp_argvec(element.configuration, args);
    int chunk = 0, offset = 0;
    if ((element.klass != "Align" && element.klass != "CheckAlign") || args.size() < 2
        || !IntArg().parse(args[0], chunk) || !IntArg().parse(args[1], offset)
        || (chunk != 2 && chunk != 4 && chunk != 8) || offset < 0 || offset >= chunk)
        return false;
    result = Alignment(chunk, offset);
    return true;
}

AlignRule
align_rule(const ToolElement &element, const ClassTraits &traits, bool connected)
{
    AlignRule rule;
    if (parse_align(element, rule.sets))
        return rule;
    if (const Mover *row = row_of(movers, element.klass)) {
        int value = 0;
        rule.move = row->move;
        rule.grain = row->grain;
        if (row->keyword && !read_number(element.configuration, row->keyword, value))
            rule.grain = 1;
        else if (row->factor)
            rule.move = value % 8 * row->factor;        // no alignment is wider, and so nothing overflows
    }
    if (const Maker *row = row_of(makers, element.klass))
        rule.makes = row->alignment;
    else if (!connected && !needs_inputs(traits.port_count)) {
        bool never = false;
        for (const char *name : silent)
            never = never || element.klass == name;
        if (!never)
            rule.makes = Alignment::unknown();
    }
    if (traits.flag_value('A') < 0)
        return rule;
    rule.wants = true;
    rule.wanted = Alignment(4, 0);
    if (const Wanter *row = row_of(wanters, element.klass)) {
        int value = 0;
        if (row->keyword && !read_number(element.configuration, row->keyword, value))
            rule.any_offset = true;
        rule.wanted = row->alignment.moved(-(value % 8), 0);
    } else
        rule.any_offset = true;
    return rule;
}

CLICK_ENDDECLS
