// -*- c-basic-offset: 4 -*-
/*
 * toolprocessing.cc -- push and pull, from the classes' codes and the connections (click-spec/language-and-router.md)
 */
#include <click/config.h>
#include "drivercheck.hh"
#include <click/bitvector.hh>
#include <click/processing.hh>
#include <click/straccum.hh>
CLICK_DECLS

ToolProcessing::ToolProcessing(const ToolRouter &router, ClassMap &map)
    : _router(router), _map(map)
{
    for (int o = 0; o < 2; ++o) {
        Vector<int> n(router.nelements(), 0);
        for (const ToolConnection &c : router.connections())
            if (c.live && c.end[o].port >= n[c.end[o].element])
                n[c.end[o].element] = c.end[o].port + 1;
        for (int e = 0; e < router.nelements(); ++e) {
            Vector<char> codes(n[e], ProcessingCode::agnostic);
            if (router.element(e).live)
                ProcessingCode::parse(map.traits(router.element(e).klass)->processing.c_str(), o, n[e], codes.data());
            _ports[o].push_back(codes);
            _declared[o].push_back(codes);
        }
    }
}

// Agnostic ports between which packets travel are of one kind. True if something became known.
bool
ToolProcessing::spread_inside(int e)
{
    bool changed = false;
    String code = _map.traits(_router.element(e).klass)->flow_code;
    for (int i = 0; i < ninputs(e); ++i) {
        if (_declared[0][e][i])
            continue;
        Bitvector reached;
        FlowCode::reachable(code.c_str(), false, i, noutputs(e), &reached, 0);
        for (int o = 0; o < noutputs(e); ++o) {
            char &in = _ports[0][e][i], &out = _ports[1][e][o];
            if (!reached[o] || _declared[1][e][o] || (in != 0) == (out != 0))
                continue;
            (in ? out : in) = in ? in : out;
            changed = true;
        }
    }
    return changed;
}

// Both ends of a connection are of one kind. True if something became known.
bool
ToolProcessing::spread_over(const ToolConnection &c)
{
    char &in = _ports[0][c.to().element][c.to().port], &out = _ports[1][c.from().element][c.from().port];
    if ((in != 0) == (out != 0))
        return false;
    (in ? out : in) = in ? in : out;
    return true;
}

bool
ToolProcessing::mixed(int e, int &input, int &output) const
{
    String code = _map.traits(_router.element(e).klass)->flow_code;
    for (input = 0; input < ninputs(e); ++input) {
        Bitvector reached;
        FlowCode::reachable(code.c_str(), false, input, noutputs(e), &reached, 0);
        for (output = 0; output < noutputs(e); ++output)
            if (reached[output] && declared_agnostic(e, false, input) && declared_agnostic(e, true, output)
                && of(e, false, input) != of(e, true, output))
                return true;
    }
    return false;
}

void
ToolProcessing::resolve(bool finish)
{
    Vector<Vector<int> > at;            // connections of each element
    at.resize(_router.nelements());
    Vector<int> work;
    for (int c = 0; c < _router.connections().size(); ++c)
        if (_router.connections()[c].live)
            for (const ToolPort &p : _router.connections()[c].end)
                at[p.element].push_back(c);
    // what neighbours declare comes first, so that an agnostic element between a push and a pull port is named itself
    for (const ToolConnection &c : _router.connections())
        if (c.live)
            spread_over(c);
    for (int e = _router.nelements() - 1; e >= 0; --e)
        if (_router.element(e).live)
            work.push_back(e);
    while (!work.empty()) {
        int e = work.back();
        work.pop_back();
        while (spread_inside(e))
            /* go on */;
        for (int c : at[e]) {
            if (!spread_over(_router.connections()[c]))
                continue;
            work.push_back(_router.connections()[c].to().element);
            work.push_back(_router.connections()[c].from().element);
        }
    }
    for (int o = 0; finish && o < 2; ++o)
        for (Vector<char> &element : _ports[o])
            for (char &port : element)
                if (!port)
                    port = ProcessingCode::push;
}

String
ToolProcessing::letters(int e) const
{
    StringAccum sa;
    for (int o = 0; o < 2; ++o) {
        const Vector<char> &ports = _ports[o][e];
        int n = ports.size();
        while (n > 1 && ports[n - 1] == ports[n - 2])
            --n;
        if (o)
            sa << '/';
        for (int i = 0; i < n; ++i)
            sa << "ahl"[static_cast<int>(ports[i])];
    }
    return sa.take_string();
}

CLICK_ENDDECLS
