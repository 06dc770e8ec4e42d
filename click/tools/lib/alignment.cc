// -*- c-basic-offset: 4 -*-
/*
 * alignment.{cc,hh} -- arithmetic of alignments
 */
#include "alignment.hh"
CLICK_DECLS

static int
greatest_common_divisor(int a, int b)
{
    while (b) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

Alignment
Alignment::joined(const Alignment &x) const
{
    if (!chunk || !x.chunk)
        return chunk ? *this : x;
    int difference = offset > x.offset ? offset - x.offset : x.offset - offset;
    int c = greatest_common_divisor(greatest_common_divisor(chunk, x.chunk), difference);
    return Alignment(c, offset % c);
}

Alignment
Alignment::moved(int n, int grain) const
{
    if (!chunk)
        return *this;
    int c = greatest_common_divisor(chunk, grain);
    return Alignment(c, ((offset + n % c) % c + c) % c);
}

bool
Alignment::satisfies(const Alignment &wanted) const
{
    return !chunk || !wanted.chunk || (chunk % wanted.chunk == 0 && offset % wanted.chunk == wanted.offset);
}

CLICK_ENDDECLS
