// -*- c-basic-offset: 4 -*-
// IPTable: a small routing table, for elements that need one without being one. lookup() asks every entry.
#ifndef CLICK_IPTABLE_HH
#define CLICK_IPTABLE_HH
#include <click/glue.hh>
#include <click/ipaddress.hh>
#include <click/vector.hh>
CLICK_DECLS

class IPTable { public:
    /** Longest prefix that @a dst is in; false, with nothing changed, when there is none. */
    bool lookup(IPAddress dst, IPAddress &gw, int &index) const;

    /** An entry with the same prefix is replaced. */
    void add(IPAddress dst, IPAddress mask, IPAddress gw, int index);
    void del(IPAddress dst, IPAddress mask);
    void clear() { _entries.clear(); }

  private:
    struct Entry {
        IPAddress dst;          // no bit beyond the mask
        IPAddress mask;
        IPAddress gw;
        int index;
    };
    Vector<Entry> _entries;

    int position(IPAddress dst, IPAddress mask) const;
};

CLICK_ENDDECLS
#endif
