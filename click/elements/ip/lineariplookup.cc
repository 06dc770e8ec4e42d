/*
 * lineariplookup.{cc,hh} -- IP lookup by looking at all routes
 */
#include <click/config.h>
#include "lineariplookup.hh"
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

int
LinearIPLookup::find_prefix(const IPRoute &route) const
{
    for (int i = 0; i != _routes.size(); ++i)
        if (_routes[i].real() && _routes[i].addr == route.addr && _routes[i].mask == route.mask)
            return i;
    return -1;
}

int
LinearIPLookup::add_route(const IPRoute &route, bool allow_replace, IPRoute *old_route, ErrorHandler *)
{
    int i = find_prefix(route);
    if (i >= 0) {
        if (old_route)
            *old_route = _routes[i];
        if (!allow_replace)
            return -EEXIST;
    } else {
        for (i = 0; i != _routes.size() && _routes[i].real(); )
            ++i;
        if (i == _routes.size())
            _routes.push_back(route);
    }
    _routes[i] = route;
    return 0;
}

int
LinearIPLookup::remove_route(const IPRoute &route, IPRoute *old_route, ErrorHandler *)
{
    int i = find_prefix(route);
    if (i < 0 || !route.match(_routes[i]))
        return -ENOENT;
    if (old_route)
        *old_route = _routes[i];
    _routes[i].kill();
    return 0;
}

int
LinearIPLookup::lookup_route(IPAddress addr, IPAddress &gw) const
{
    const IPRoute *best = 0;
    for (int i = 0; i != _routes.size(); ++i)
        if (_routes[i].real() && _routes[i].contains(addr) && (!best || _routes[i].mask_as_specific(best->mask)))
            best = &_routes[i];
    gw = best ? best->gw : IPAddress();
    return best ? best->port : -1;
}

void
LinearIPLookup::push(int, Packet *p)
{
    IPAddress gw;
    int port = lookup_route(p->dst_ip_anno(), gw);
    if (port >= 0) {
        if (gw)
            p->set_dst_ip_anno(gw);
        output(port).push(p);
        return;
    }
    static int complaints = 0;
    if (complaints < 5) {
        ++complaints;
        click_chatter("LinearIPLookup: no route for %s", p->dst_ip_anno().unparse().c_str());
    }
    p->kill();
}

String
LinearIPLookup::dump_routes()
{
    StringAccum sa;
    for (int i = 0; i != _routes.size(); ++i)
        if (_routes[i].real())
            _routes[i].unparse(sa, true) << '\n';
    return sa.take_string();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRouteTable)
EXPORT_ELEMENT(LinearIPLookup)
