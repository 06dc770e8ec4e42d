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
=h lookup "read with parameter"
=h add write-only
=h set write-only
=h remove write-only
=h ctrl write-only
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
