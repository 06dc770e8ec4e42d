#ifndef CLICK_LINEARIPLOOKUP_HH
#define CLICK_LINEARIPLOOKUP_HH
#include "iproutetable.hh"
CLICK_DECLS

/*
=c
LinearIPLookup(ADDR1/MASK1 [GW1] OUT1, ...)
=s iproute
IP lookup by looking at all routes
=d
The most specific of the routes that match the destination annotation. Masks need not be prefixes. For small tables.
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
=a RadixIPLookup, StaticIPLookup */
class LinearIPLookup : public IPRouteTable { public:

    const char *class_name() const { return "LinearIPLookup"; }

    void push(int port, Packet *p);
    int add_route(const IPRoute &route, bool allow_replace, IPRoute *old_route, ErrorHandler *errh);
    int remove_route(const IPRoute &route, IPRoute *old_route, ErrorHandler *errh);
    int lookup_route(IPAddress addr, IPAddress &gw) const;
    String dump_routes();

  protected:

    Vector<IPRoute> _routes; ///< killed ones are free places

    int find_prefix(const IPRoute &route) const;
};

CLICK_ENDDECLS
#endif
