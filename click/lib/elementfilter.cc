// -*- c-basic-offset: 4 -*-
/*
 * elementfilter.cc -- looking for elements: the old filters and the visitors
 */
#include <click/config.h>
#include <click/elemfilter.hh>
#include <click/routervisitor.hh>
CLICK_DECLS

void
ElementFilter::filter(Vector<Element *> &elements)
{
    Vector<Element *> kept;
    for (Element *e : elements)
        if (check_match(e, false, -1))
            kept.push_back(e);
    elements.swap(kept);
}

bool
CastElementFilter::check_match(Element *e, bool isoutput, int port)
{
    return (port >= 0 ? e->port_cast(isoutput, port, _name.c_str()) : e->cast(_name.c_str())) != 0;
}

bool
RouterVisitor::visit(Element *, bool, int, Element *, int, int)
{
    return true;
}

ElementTracker::ElementTracker(Router *router)
    : _reached(router->nelements())
{
}

bool
ElementCastTracker::visit(Element *e, bool isoutput, int port, Element *, int, int)
{
    if (!e->port_cast(isoutput, port, _name.c_str()))
        return true;
    insert(e);
    return false;
}

bool
ElementNeighborhoodTracker::visit(Element *e, bool, int, Element *, int, int distance)
{
    insert(e);
    return distance < _diameter;
}

CLICK_ENDDECLS
