// -*- c-basic-offset: 4 -*-
// Alignment: what is known of the addresses of packet data at one place of a configuration.
#ifndef CLICK_TOOLS_ALIGNMENT_HH
#define CLICK_TOOLS_ALIGNMENT_HH
#include <click/config.h>
CLICK_DECLS

/** Every address is @a offset modulo @a chunk. Chunk 0: no packet comes here; 1: nothing is known. Unit: bytes. */
struct Alignment {
    int chunk;
    int offset;

    Alignment() : chunk(0), offset(0) {}
    Alignment(int c, int o) : chunk(c), offset(o) {}
    static Alignment unknown() { return Alignment(1, 0); }

    bool operator==(const Alignment &x) const { return chunk == x.chunk && offset == x.offset; }
    /** What holds for packets of both. */
    Alignment joined(const Alignment &x) const;
    /** After the data began @a n bytes later, and perhaps any multiple of @a grain more; grain 0: exactly n. */
    Alignment moved(int n, int grain) const;
    /** Is everything that @a wanted says known to hold? */
    bool satisfies(const Alignment &wanted) const;
};

CLICK_ENDDECLS
#endif
