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
The routes, one on each line.
=h lookup "read with parameter"
Output and gateway for the IP address given as parameter.
=h add write-only
Adds a route; fails if there is one for the same addresses.
=h set write-only
Adds a route, in the place of one for the same addresses.
=h remove write-only
Removes a route.
=h ctrl write-only
Lines C<add ROUTE>, C<set ROUTE> and C<remove ROUTE>, done in order; if one fails, all are undone.
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
