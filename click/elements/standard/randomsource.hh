// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RANDOMSOURCE_HH
#define CLICK_RANDOMSOURCE_HH
#include "infinitesource.hh"
CLICK_DECLS

/*
=c
RandomSource(LENGTH [, LIMIT, BURST, ACTIVE, I<keywords> TIMESTAMP, STOP, END_CALL])
=s basicsources
makes packets of random bytes as fast as they are taken
=d
Each holds LENGTH (0 to 65535) new random bytes, from random(3): nothing to keep secrets with. The rest is as for InfiniteSource.
=h count read-only
Packets so far.
=h limit read/write
The argument LIMIT.
=h burst read/write
The argument BURST.
=h active read/write
Whether it does anything; the argument ACTIVE.
=h length read/write
The argument LENGTH.
=h reset write-only
Counts from zero again, so that LIMIT more packets may come.
=a InfiniteSource
*/
class RandomSource : public InfiniteSource { public:

    const char *class_name() const override { return "RandomSource"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;
    Packet *pull(int) override;

  private:
    enum { HEADROOM = 36, MAX_LENGTH = 65535 };

    Packet *make_packet();
    static int write_length(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
