// -*- c-basic-offset: 4 -*-
/*
 * drivercheck.{cc,hh} -- what click-check complains about
 */
#include <click/config.h>
#include "drivercheck.hh"
#include <click/error.hh>
#include <click/processing.hh>
#include <click/straccum.hh>
#include <limits.h>
CLICK_DECLS

static bool
read_range(const char *&s, PortRange &range)
{
    const char *begin = s;
    int n = 0;
    for (; isdigit(static_cast<unsigned char>(*s)); ++s)
        n = n < 100000000 ? n * 10 + *s - '0' : n;
    range.low = range.high = n;
    if (*s == '-') {
        ++s;
        range.high = INT_MAX;
        const char *digits = s;
        for (n = 0; isdigit(static_cast<unsigned char>(*s)); ++s)
            n = n < 100000000 ? n * 10 + *s - '0' : n;
        if (s > digits)
            range.high = n;
    }
    return s > begin;
}

bool
port_ranges(const String &code, int ninputs, PortRange ranges[2], bool &equal)
{
    const char *s = code.c_str();
    equal = false;
    if (!read_range(s, ranges[0]))
        return false;
    ranges[1] = ranges[0];
    if (*s == '/') {
        ++s;
        if (*s == '=') {
            equal = true;
            int n = ninputs < ranges[0].low ? ranges[0].low : (ninputs > ranges[0].high ? ranges[0].high : ninputs);
            for (++s; *s == '+'; ++s)
                ++n;
            ranges[1].low = ranges[1].high = n;
        } else if (!read_range(s, ranges[1]))
            return false;
    }
    return *s == 0;
}

static void
check_port_counts(const ToolRouter &router, int e, const ToolProcessing &processing, ClassMap &map, ErrorHandler *errh)
{
    const ToolElement &element = router.element(e);
    PortRange ranges[2];
    bool equal;
    int n[2] = { processing.ninputs(e), processing.noutputs(e) };
    if (!port_ranges(map.traits(element.klass)->port_count, n[0], ranges, equal)) {
        errh->lerror(element.landmark.unparse(), "syntax error in port count for %<%s%>", element.klass.c_str());
        return;
    }
    for (int o = 0; o < 2; ++o) {
        const PortRange &r = ranges[o];
        const char *side = o ? "outputs" : "inputs", *bound = r.low == r.high ? "" : (n[o] < r.low ? "at least " : "at most ");
        StringAccum with;
        if (o && equal)
            with << " with " << n[0] << (n[0] == 1 ? " input" : " inputs");
        if (n[o] < r.low)
            errh->lerror(element.landmark.unparse(), "too few %s for %<%s%>%s, %s%d required",
                         side, element.name.c_str(), with.c_str(), bound, r.low);
        else if (n[o] > r.high) {
            errh->lerror(element.landmark.unparse(), "too many %s for %<%s%>%s, %s%d allowed",
                         side, element.name.c_str(), with.c_str(), bound, r.high);
            for (int p = r.high; p < n[o]; ++p) {
                Vector<int> uses;
                router.connections_at(e, o, p, uses);
                for (int c : uses)
                    errh->lmessage(router.connections()[c].landmark.unparse(), "%<%s%> %s %d used here",
                                   element.name.c_str(), o ? "output" : "input", p);
            }
        }
    }
}

// Every port has a connection. That a push output or a pull input has only one is the driver's to check: users know click-check as a
// program that lets it pass.
static void
check_connected(const ToolRouter &router, const ToolProcessing &processing, ErrorHandler *errh)
{
    Vector<Vector<char> > used[2];
    for (int o = 0; o < 2; ++o) {
        for (int e = 0; e < router.nelements(); ++e)
            used[o].push_back(Vector<char>(o ? processing.noutputs(e) : processing.ninputs(e), 0));
        for (const ToolConnection &c : router.connections())
            if (c.live)
                used[o][c.end[o].element][c.end[o].port] = 1;
    }
    for (int e = 0; e < router.nelements(); ++e)
        for (int o = 0; router.element(e).live && o < 2; ++o)
            for (int p = 0; p < used[o][e].size(); ++p)
                if (!used[o][e][p])
                    errh->lerror(router.element(e).landmark.unparse(), "%<%s%> %s %s %d not connected", router.element(e).name.c_str(),
                                 processing.of(e, o, p) == ProcessingCode::pull ? "pull" : "push", o ? "output" : "input", p);
}

void
check_for_driver(const ToolRouter &router, ClassMap &map, ErrorHandler *errh)
{
    static const char * const kinds[] = { "agnostic", "push", "pull" };
    ToolProcessing processing(router, map);
    for (int e = 0; e < router.nelements(); ++e) {
        const ToolElement &element = router.element(e);
        if (!element.live)
            continue;
        if (map.traits(element.klass)->known)
            check_port_counts(router, e, processing, map, errh);
        else
            errh->lwarning(element.landmark.unparse(), "unknown element class %<%s%>", element.klass.c_str());
    }
    processing.resolve(false);
    for (const ToolConnection &c : router.connections()) {
        if (!c.live)
            continue;
        int from = processing.of(c.from(), true), to = processing.of(c.to(), false);
        if (from != to)
            errh->lerror(c.landmark.unparse(), "%<%s%> %s output %d connected to %<%s%> %s input %d",
                         router.element(c.from().element).name.c_str(), kinds[from], c.from().port,
                         router.element(c.to().element).name.c_str(), kinds[to], c.to().port);
    }
    for (int e = 0; e < router.nelements(); ++e) {
        int input, output;
        if (router.element(e).live && processing.mixed(e, input, output))
            errh->lerror(router.element(e).landmark.unparse(), "agnostic %<%s%> in mixed context: %s input %d, %s output %d",
                         router.element(e).name.c_str(), kinds[processing.of(e, false, input)], input,
                         kinds[processing.of(e, true, output)], output);
    }
    processing.resolve(true);
    check_connected(router, processing, errh);
}

CLICK_ENDDECLS
