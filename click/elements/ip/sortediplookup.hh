#ifndef CLICK_SORTEDIPLOOKUP_HH
#define CLICK_SORTEDIPLOOKUP_HH
#include "lineariplookup.hh"
CLICK_DECLS

/*
=c
SortedIPLookup(ADDR1/MASK1 [GW1] OUT1, ...)
=s iproute
IP lookup by looking at routes, specific ones first
=d
Deprecated: use LinearIPLookup or RadixIPLookup. A route stands before those that contain it.
=h table read-only
=h lookup "read with parameter"
=h add write-only
=h set write-only
=h remove write-only
=h ctrl write-only
=a LinearIPLookup, RadixIPLookup */
class SortedIPLookup : public LinearIPLookup { public:

    const char *class_name() const { return "SortedIPLookup"; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    void push(int port, Packet *p);
    int add_route(const IPRoute &route, bool allow_replace, IPRoute *old_route, ErrorHandler *errh);
    int remove_route(const IPRoute &route, IPRoute *old_route, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
