// -*- c-basic-offset: 4 -*-
// IP6Table: a small IPv6 routing table, for elements that need one without being one. lookup() asks every entry.
#ifndef CLICK_IP6TABLE_HH
#define CLICK_IP6TABLE_HH
#include <click/glue.hh>
#include <click/ip6address.hh>
#include <click/vector.hh>
CLICK_DECLS

class IP6Table { public:
    /** Longest prefix that @a dst is in; false, with nothing changed, when there is none. */
    bool lookup(const IP6Address &dst, IP6Address &gw, int &index) const;

    /** An entry with the same prefix is replaced. */
    void add(const IP6Address &dst, const IP6Address &mask, const IP6Address &gw, int index);
    void del(const IP6Address &dst, const IP6Address &mask);
    void clear() { _entries.clear(); }

    /** One entry a line: prefix, gateway and index, in the order of add(). */
    String dump() const;

  private:
    struct Entry {
        IP6Address dst;         // no bit beyond the mask
        IP6Address mask;
        IP6Address gw;
        int index;
    };
    Vector<Entry> _entries;

    int position(const IP6Address &dst, const IP6Address &mask) const;
};

CLICK_ENDDECLS
#endif
