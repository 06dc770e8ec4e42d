/*
 * classdecision.{cc,hh} -- decision programs: running them
 */
#include <click/config.h>
#include "classdecision.hh"
CLICK_DECLS

bool
ClassView::load(int b, int offset, int first, int last, uint32_t &word) const
{
    int room = avail[b] - offset;
    if (room <= last)
        return false;
    const unsigned char *p = base[b] + offset;
    if (room >= 4)
        word = ((uint32_t) p[0] << 24) | (p[1] << 16) | (p[2] << 8) | p[3];
    else {
        word = 0;
        for (int i = first; i <= last; ++i)
            word |= (uint32_t) p[i] << (24 - 8 * i);
    }
    return true;
}

int
ClassDecision::run(int at, const ClassView &view) const
{
    while (at >= 0) {
        const Step &s = _steps.unchecked_at(at);
        uint32_t word;
        bool yes = s.short_yes;
        if (view.load(s.test.base, s.test.offset, s.test.first, s.test.last, word))
            yes = (word & s.test.mask) == s.test.value;
        at = yes ? s.yes : s.no;
    }
    return ~at;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(ClassDecision)
