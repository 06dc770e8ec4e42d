// -*- c-basic-offset: 4 -*-
/*
 * alignflow.{cc,hh} -- alignments spread from sources along connections and through elements, until nothing changes
 */
#include <click/config.h>
#include "alignflow.hh"
#include <click/bitvector.hh>
#include <click/processing.hh>
CLICK_DECLS

AlignFlow::AlignFlow(const ToolRouter &router, ClassMap &map)
{
    int n = router.nelements();
    _elements.resize(n);
    for (const ToolConnection &c : router.connections()) {
        if (!c.live)
            continue;
        Element &from = _elements[c.from().element], &to = _elements[c.to().element];
        while (from.next.size() <= c.from().port)
            from.next.push_back(Vector<Port>());
        Port there = { c.to().element, c.to().port };
        from.next[c.from().port].push_back(there);
        if (to.in.size() <= c.to().port)
            to.in.resize(c.to().port + 1);
    }
    Vector<int> work;
    for (int e = n - 1; e >= 0; --e) {
        if (!router.element(e).live)
            continue;
        const ClassTraits *traits = map.traits(router.element(e).klass);
        _elements[e].flow_code = traits->flow_code;
        _elements[e].rule = align_rule(router.element(e), *traits, !_elements[e].in.empty());
        _elements[e].out.resize(_elements[e].next.size());
        work.push_back(e);
    }
    // what is known of a place only ever becomes less, so this ends
    while (!work.empty()) {
        Element &element = _elements[work.back()];
        work.pop_back();
        for (int o = 0; o < element.out.size(); ++o) {
            Alignment now = output_of(element, o);
            if (now == element.out[o])
                continue;
            element.out[o] = now;
            for (const Port &next : element.next[o]) {
                Alignment &there = _elements[next.element].in[next.port], joined = there.joined(now);
                if (there == joined)
                    continue;
                there = joined;
                work.push_back(next.element);
            }
        }
    }
}

Alignment
AlignFlow::output_of(const Element &element, int output) const
{
    Alignment result = element.rule.makes;
    for (int i = 0; i < element.in.size(); ++i) {
        Bitvector reached;
        FlowCode::reachable(element.flow_code.c_str(), false, i, element.out.size(), &reached, 0);
        if (!reached[output] || !element.in[i].chunk)
            continue;
        if (element.rule.sets.chunk)
            result = result.joined(element.rule.sets);
        else
            result = result.joined(element.in[i].moved(element.rule.move, element.rule.grain));
    }
    return result;
}

Alignment
AlignFlow::best(int e, int port) const
{
    if (!rule(e).any_offset)
        return rule(e).wanted;
    // Behind the element: where the data begins there, relative to here.
    struct Place {
        Port port;
        int distance;
    };
    Vector<Place> work;
    Bitvector seen(_elements.size(), false);
    Place here = { { e, port }, 0 };
    work.push_back(here);
    int chunk = rule(e).wanted.chunk;
    Alignment common;
    while (!work.empty()) {
        Place p = work.back();
        work.pop_back();
        const Element &element = _elements[p.port.element];
        if (element.rule.sets.chunk || element.rule.grain % chunk || seen[p.port.element])
            continue;
        seen[p.port.element] = true;
        if (element.rule.wants && !element.rule.any_offset)
            common = common.joined(element.rule.wanted.moved(-p.distance, 0));
        Bitvector reached;
        FlowCode::reachable(element.flow_code.c_str(), false, p.port.port, element.out.size(), &reached, 0);
        for (int o = 0; o < element.out.size(); ++o)
            for (int i = 0; reached[o] && i < element.next[o].size(); ++i) {
                Place next = { element.next[o][i], (p.distance + element.rule.move) % chunk };
                work.push_back(next);
            }
    }
    return common.chunk && common.chunk % chunk == 0 ? Alignment(chunk, common.offset % chunk) : rule(e).wanted;
}

void
AlignFlow::mark_behind(const Vector<int> &elements, Bitvector &marked) const
{
    Vector<int> work(elements);
    while (!work.empty()) {
        const Element &element = _elements[work.back()];
        work.pop_back();
        for (const Vector<Port> &output : element.next)
            for (const Port &next : output)
                if (!marked[next.element]) {
                    marked[next.element] = true;
                    work.push_back(next.element);
                }
    }
}

CLICK_ENDDECLS
