#ifndef CLICK_STATICIPLOOKUP_HH
#define CLICK_STATICIPLOOKUP_HH
#include "lineariplookup.hh"
CLICK_DECLS

/*
=c
StaticIPLookup(ADDR1/MASK1 [GW1] OUT1, ...)
=s iproute
IP lookup in a table that does not change
=d
LinearIPLookup without the handlers that change routes.
=h table read-only
The routes, one on each line.
=h lookup "read with parameter"
Output and gateway for the IP address given as parameter.
=a LinearIPLookup, RadixIPLookup */
class StaticIPLookup : public LinearIPLookup { public:

    const char *class_name() const { return "StaticIPLookup"; }
    void add_handlers();
};

CLICK_ENDDECLS
#endif
