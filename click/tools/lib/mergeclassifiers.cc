// -*- c-basic-offset: 4 -*-
/*
 * mergeclassifiers.cc -- one Classifier out of two that follow each other
 */
#include <click/config.h>
#include "fastclasses.hh"
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

namespace {

// A variable may stand for any number of arguments.
bool
patterns_of(const ToolElement &element, Vector<String> &patterns)
{
    if (!element.live || element.klass != "Classifier" || element.configuration.find_left('$') >= 0)
        return false;
    cp_argvec(element.configuration, patterns);
    return !patterns.empty();
}

bool
matches_all(const String &pattern)
{
    return cp_uncomment(pattern) == "-";
}

String
both(const String &a, const String &b)
{
    return matches_all(a) ? b : matches_all(b) ? a : a + " " + b;
}

/** Merges what follows an output of @a outer. The output's number, or -1 if there was nothing to merge. */
int
merge_at(ToolRouter &router, int outer)
{
    Vector<String> mine;
    if (!patterns_of(router.element(outer), mine) || router.nports(outer, true) > mine.size())
        return -1;
    for (int k = 0; k < mine.size(); ++k) {
        Vector<int> there, back;
        router.connections_at(outer, true, k, there);
        if (there.size() != 1)
            continue;
        ToolPort to = router.connections()[there[0]].to();
        Vector<String> its;
        router.connections_at(to.element, false, -1, back);
        if (to.element == outer || to.port != 0 || back.size() != 1 || !patterns_of(router.element(to.element), its)
            || router.nports(to.element, true) > its.size())
            continue;
        // a packet that the inner one drops must not go on to the outer one's later patterns
        bool decides = k + 1 == mine.size();
        for (const String &pattern : its)
            decides = decides || matches_all(pattern);
        if (!decides)
            continue;
        Vector<String> all;
        Vector<int> place;              // of the outer's outputs
        for (int i = 0; i < mine.size(); ++i) {
            place.push_back(all.size());
            if (i != k)
                all.push_back(mine[i]);
            else
                for (const String &pattern : its)
                    all.push_back(both(mine[k], pattern));
        }
        Vector<int> outputs, inner_outputs;
        router.remove_connection(there[0]);
        router.connections_at(outer, true, -1, outputs);
        router.move_ports(outputs, true, place);
        router.connections_at(to.element, true, -1, inner_outputs);
        for (int c : inner_outputs) {
            ToolConnection old = router.connections()[c];
            router.remove_connection(c);
            ToolPort from = { outer, old.from().port + k };
            router.add_connection(from, old.to(), old.landmark);
        }
        router.remove_element(to.element);
        router.element(outer).configuration = cp_unargvec(all);
        return k;
    }
    return -1;
}

}

int
merge_classifiers(ToolRouter &router, bool verbose, ErrorHandler *errh)
{
    int merged = 0;
    for (int e = 0; e < router.nelements(); ++e)
        for (int k; router.element(e).live && (k = merge_at(router, e)) >= 0; ++merged)
            if (verbose)
                errh->lmessage(router.element(e).landmark.unparse(), "%<%s%>: the Classifier at output %d merged into it",
                               router.element(e).name.c_str(), k);
    if (merged)
        router.compact();
    return merged;
}

CLICK_ENDDECLS
