// -*- c-basic-offset: 4 -*-
/*
 * ip6table.{cc,hh} -- a small IPv6 routing table
 */
#include <click/config.h>
#include <click/ip6table.hh>
#include <click/straccum.hh>
CLICK_DECLS

int
IP6Table::position(const IP6Address &dst, const IP6Address &mask) const
{
    for (int i = 0; i < _entries.size(); ++i)
        if (_entries[i].dst == (dst & mask) && _entries[i].mask == mask)
            return i;
    return -1;
}

void
IP6Table::add(const IP6Address &dst, const IP6Address &mask, const IP6Address &gw, int index)
{
    Entry e = {dst & mask, mask, gw, index};
    int at = position(dst, mask);
    if (at >= 0)
        _entries[at] = e;
    else
        _entries.push_back(e);
}

void
IP6Table::del(const IP6Address &dst, const IP6Address &mask)
{
    int at = position(dst, mask);
    if (at >= 0)
        _entries.erase(_entries.begin() + at);
}

bool
IP6Table::lookup(const IP6Address &dst, IP6Address &gw, int &index) const
{
    const Entry *best = 0;
    for (const Entry &e : _entries)
        if (dst.matches_prefix(e.dst, e.mask) && (!best || (e.mask.mask_as_specific(best->mask) && e.mask != best->mask)))
            best = &e;
    if (!best)
        return false;
    gw = best->gw;
    index = best->index;
    return true;
}

String
IP6Table::dump() const
{
    StringAccum sa;
    for (const Entry &e : _entries)
        sa << e.dst << '/' << e.mask.mask_to_prefix_len() << '\t' << e.gw << '\t' << e.index << '\n';
    return sa.take_string();
}

CLICK_ENDDECLS
