// -*- c-basic-offset: 4 -*-
/*
 * routervisit.cc -- walking along connections and flow codes
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/elemfilter.hh>
#include <click/routervisitor.hh>
CLICK_DECLS

int
Router::visit(Element *first, bool isoutput, int port, RouterVisitor *visitor) const
{
    if (!_connections_ready || !first || first->router() != this || first->eindex() < 0)
        return -1;

    // The near side is the one we go out by, the far side the one we arrive at.
    const int near_side = isoutput, far_side = !isoutput;
    struct Step {
        int element;
        int port;
        int distance;
    };
    Vector<Step> queue;
    Bitvector queued(_first_port[near_side].back()), reached(_first_port[far_side].back());
    for (int p = 0; p < first->nports(isoutput); ++p)
        if (port < 0 || p == port) {
            Step s = { first->eindex(), p, 1 };
            queue.push_back(s);
            queued[_first_port[near_side][first->eindex()] + p] = true;
        }

    Bitvector flow;
    for (int head = 0; head < queue.size(); ++head) {
        Step s = queue[head];
        Element *from = _elements[s.element];
        int number = _first_port[near_side][s.element] + s.port;
        for (int k = _first_connection[near_side][number]; k < _first_connection[near_side][number + 1]; ++k) {
            const Connection &c = _connections[isoutput ? _by_output[k] : k];
            const Port &there = c[far_side];
            int there_number = port_number(far_side, there);
            if (reached[there_number])
                continue;
            reached[there_number] = true;
            Element *e = _elements[there.idx];
            if (!visitor->visit(e, !isoutput, there.port, from, s.port, s.distance))
                continue;
            e->port_flow(!isoutput, there.port, &flow);
            for (int p = 0; p < e->nports(isoutput); ++p) {
                int near_number = _first_port[near_side][there.idx] + p;
                if (flow[p] && !queued[near_number]) {
                    queued[near_number] = true;
                    Step next = { there.idx, p, s.distance + 1 };
                    queue.push_back(next);
                }
            }
        }
    }
    return 0;
}

namespace {

// The old interface: collect what a filter accepts (everything without one), and stop there.
class FilterVisitor : public ElementTracker { public:
    FilterVisitor(Router *router, ElementFilter *filter) : ElementTracker(router), _filter(filter) {}
    bool visit(Element *e, bool isoutput, int port, Element *, int, int) override {
        bool match = _filter && _filter->check_match(e, isoutput, port);
        if (!_filter || match)
            insert(e);
        return !match;
    }
  private:
    ElementFilter *_filter;
};

}

int
Router::downstream_elements(Element *e, int port, ElementFilter *filter, Vector<Element *> &result) const
{
    FilterVisitor visitor(const_cast<Router *>(this), filter);
    int r = visit(e, true, port, &visitor);
    result = visitor.elements();
    return r;
}

int
Router::upstream_elements(Element *e, int port, ElementFilter *filter, Vector<Element *> &result) const
{
    FilterVisitor visitor(const_cast<Router *>(this), filter);
    int r = visit(e, false, port, &visitor);
    result = visitor.elements();
    return r;
}

CLICK_ENDDECLS
