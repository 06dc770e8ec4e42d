// -*- c-basic-offset: 4 -*-
/*
 * iptable.{cc,hh} -- a small IPv4 routing table
 */
#include <click/config.h>
#include <click/iptable.hh>
CLICK_DECLS

int
IPTable::position(IPAddress dst, IPAddress mask) const
{
    for (int i = 0; i < _entries.size(); ++i)
        if (_entries[i].dst == (dst & mask) && _entries[i].mask == mask)
            return i;
    return -1;
}

void
IPTable::add(IPAddress dst, IPAddress mask, IPAddress gw, int index)
{
    Entry e = {dst & mask, mask, gw, index};
    int at = position(dst, mask);
    if (at >= 0)
        _entries[at] = e;
    else
        _entries.push_back(e);
}

void
IPTable::del(IPAddress dst, IPAddress mask)
{
    int at = position(dst, mask);
    if (at >= 0)
        _entries.erase(_entries.begin() + at);
}

bool
IPTable::lookup(IPAddress dst, IPAddress &gw, int &index) const
{
    const Entry *best = 0;
    for (const Entry &e : _entries)
        if (dst.matches_prefix(e.dst, e.mask) && (!best || e.mask.mask_more_specific(best->mask)))
            best = &e;
    if (!best)
        return false;
    gw = best->gw;
    index = best->index;
    return true;
}

CLICK_ENDDECLS
