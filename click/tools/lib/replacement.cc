// -*- c-basic-offset: 4 -*-
/*
 * replacement.cc -- what a pattern's match becomes
 */
#include <click/config.h>
#include "patterns.hh"
#include <click/confparse.hh>
CLICK_DECLS

String
PatternMatcher::substitute(const String &configuration) const
{
    Vector<String> args;
    cp_argvec(configuration, args);
    bool changed = false;
    for (String &arg : args)
        if (_variables.find(arg) != _variables.end()) {
            arg = _variables.get(arg);
            changed = true;
        }
    return changed ? cp_unargvec(args) : configuration;
}

// A connection of the replacement that has the input or the output at an end, or both.
void
PatternMatcher::connect_outside(const Vector<int> &made, const ToolConnection &c)
{
    Vector<ToolPort> ends[2];           // [0]: targets, [1]: sources
    for (int o = 0; o < 2; ++o) {
        const ToolPort &p = c.end[o];
        if (p.element >= first_element) {
            ToolPort mine = { made[p.element], p.port };
            ends[o].push_back(mine);
        } else if (p.port < _outside[!o].size())
            for (const ToolConnection &old : _outside[!o][p.port])
                ends[o].push_back(old.end[o]);
    }
    for (const ToolPort &from : ends[1])
        for (const ToolPort &to : ends[0])
            _router.add_connection(from, to, c.landmark);
}

void
PatternMatcher::replace()
{
    const ToolRouter &replacement = _pattern.replacement;
    // a replacement element with the name of a pattern's takes over the name of what it replaces
    Vector<String> names(replacement.nelements(), String());
    for (int r = first_element; r < replacement.nelements(); ++r) {
        int p = _pattern.pattern.find(replacement.element(r).name);
        if (p >= first_element)
            names[r] = _router.element(_match[p]).name;
    }
    for (int p = first_element; p < _match.size(); ++p)
        _router.remove_element(_match[p]);
    String prefix;
    for (int n = 1; !prefix; ++n) {
        prefix = _pattern.name + "@" + String(n) + "/";
        for (int r = first_element; r < replacement.nelements() && prefix; ++r)
            if (!names[r] && _router.find(prefix + replacement.element(r).name) >= 0)
                prefix = String();
    }
    Vector<int> made(replacement.nelements(), -1);
    for (int r = first_element; r < replacement.nelements(); ++r) {
        const ToolElement &e = replacement.element(r);
        made[r] = _router.add_element(names[r] ? names[r] : prefix + e.name, e.klass, substitute(e.configuration), e.landmark);
        _maker.push_back(_number);
    }
    for (const ToolConnection &c : replacement.connections())
        connect_outside(made, c);
}

CLICK_ENDDECLS
