/*
 * sortediplookup.{cc,hh} -- IP lookup by looking at routes, specific ones first
 */
#include <click/config.h>
#include "sortediplookup.hh"
#include <click/error.hh>
CLICK_DECLS

int
SortedIPLookup::configure(Vector<String> &conf, ErrorHandler *errh)
{
    errh->warning("SortedIPLookup is deprecated; use LinearIPLookup or RadixIPLookup instead");
    return LinearIPLookup::configure(conf, errh);
}

int
SortedIPLookup::add_route(const IPRoute &route, bool allow_replace, IPRoute *old_route, ErrorHandler *errh)
{
    if (find_prefix(route) >= 0)
        return LinearIPLookup::add_route(route, allow_replace, old_route, errh);
    int i = 0;
    while (i != _routes.size() && !_routes[i].contains(route))
        ++i;
    _routes.insert(_routes.begin() + i, route);
    return 0;
}

int
SortedIPLookup::remove_route(const IPRoute &route, IPRoute *old_route, ErrorHandler *errh)
{
    int i = find_prefix(route), result = LinearIPLookup::remove_route(route, old_route, errh);
    if (result >= 0)
        _routes.erase(_routes.begin() + i);
    return result;
}

void
SortedIPLookup::push(int, Packet *p)
{
    IPAddress gw;
    int port = lookup_route(p->dst_ip_anno(), gw);
    if (port < 0) {
        click_chatter("SortedIPLookup: no gw for %x", p->dst_ip_anno().addr());
        p->kill();
        return;
    }
    if (gw)
        p->set_dst_ip_anno(gw);
    output(port).push(p);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(LinearIPLookup)
EXPORT_ELEMENT(SortedIPLookup)
