// -*- c-basic-offset: 4 -*-
/*
 * patterns.{cc,hh} -- matching
 */
#include <click/config.h>
#include "patterns.hh"
#include <click/confparse.hh>
CLICK_DECLS

static bool
is_variable(const String &s)
{
    if (s.length() < 2 || s[0] != '$')
        return false;
    for (int i = 1; i < s.length(); ++i)
        if (!isalnum(static_cast<unsigned char>(s[i])) && s[i] != '_')
            return false;
    return true;
}

// Variables that get their values here go to @a bound, so that they can be forgotten.
bool
PatternMatcher::match_configuration(const String &pattern, const String &configuration, Vector<String> &bound)
{
    Vector<String> wanted, given;
    cp_argvec(pattern, wanted);
    cp_argvec(configuration, given);
    if (wanted.size() != given.size())
        return false;
    for (int i = 0; i < wanted.size(); ++i) {
        if (!is_variable(wanted[i])) {
            if (wanted[i] != given[i])
                return false;
        } else if (_variables.find(wanted[i]) == _variables.end()) {
            _variables.set(wanted[i], given[i]);
            bound.push_back(wanted[i]);
        } else if (_variables.get(wanted[i]) != given[i])
            return false;
    }
    return true;
}

// Are the pattern's connections between p and what is matched there?
bool
PatternMatcher::connections_agree(int p)
{
    for (const ToolConnection &c : _pattern.pattern.connections()) {
        if ((c.from().element != p && c.to().element != p) || c.from().element < first_element || c.to().element < first_element)
            continue;
        ToolPort from = { _match[c.from().element], c.from().port }, to = { _match[c.to().element], c.to().port };
        if (from.element >= 0 && to.element >= 0 && !_router.has_connection(from, to))
            return false;
    }
    return true;
}

// A connection across the boundary belongs to a port of the pattern, and exists for all uses of that port; of several ports one must fit.
bool
PatternMatcher::boundary_agrees(const ToolConnection &c, bool leaving)
{
    const ToolPort &inside = c.end[leaving], &other = c.end[!leaving];
    ToolPort mine = { _matched_by[inside.element], inside.port };
    int pseudo = leaving ? output : input;
    for (const ToolConnection &use : _pattern.pattern.connections()) {
        if (!(use.end[leaving] == mine) || use.end[!leaving].element != pseudo)
            continue;
        bool all = true;
        for (const ToolConnection &also : _pattern.pattern.connections()) {
            if (!(also.end[!leaving] == use.end[!leaving]) || also.end[leaving].element < first_element)
                continue;
            ToolPort there = { _match[also.end[leaving].element], also.end[leaving].port };
            all = all && (leaving ? _router.has_connection(there, other) : _router.has_connection(other, there));
        }
        if (all) {
            Vector<Vector<ToolConnection> > &outside = _outside[leaving];
            int port = use.end[!leaving].port;
            if (port >= outside.size())
                outside.resize(port + 1);
            outside[port].push_back(c);
            return true;
        }
    }
    return false;
}

bool
PatternMatcher::whole_agrees()
{
    bool foreign = false;
    for (int p = first_element; p < _match.size(); ++p)
        foreign = foreign || _maker[_match[p]] != _number;
    if (!foreign)               // it would go on for ever
        return false;
    for (Vector<Vector<ToolConnection> > &side : _outside)
        side.clear();
    for (const ToolConnection &c : _router.connections()) {
        if (!c.live)
            continue;
        int from = _matched_by[c.from().element], to = _matched_by[c.to().element];
        if (from < 0 && to < 0)
            continue;
        ToolPort f = { from, c.from().port }, t = { to, c.to().port };
        if (from >= 0 && to >= 0 ? !_pattern.pattern.has_connection(f, t) : !boundary_agrees(c, from >= 0))
            return false;
    }
    return true;
}

bool
PatternMatcher::search(int p)
{
    if (p == _pattern.pattern.nelements())
        return whole_agrees();
    const ToolElement &wanted = _pattern.pattern.element(p);
    for (int e = 0; e < _router.nelements(); ++e) {
        const ToolElement &candidate = _router.element(e);
        if (!candidate.live || _matched_by[e] >= 0 || candidate.klass != wanted.klass)
            continue;
        Vector<String> bound;
        _match[p] = e;
        _matched_by[e] = p;
        if (match_configuration(wanted.configuration, candidate.configuration, bound) && connections_agree(p) && search(p + 1))
            return true;
        _match[p] = _matched_by[e] = -1;
        for (const String &v : bound)
            _variables.erase(v);
    }
    return false;
}

bool
PatternMatcher::replace_one()
{
    _match.assign(_pattern.pattern.nelements(), -1);
    _matched_by.assign(_router.nelements(), -1);
    _variables.clear();
    if (_match.size() == first_element || !search(first_element))
        return false;
    replace();
    return true;
}

void
apply_patterns(ToolRouter &router, const Vector<Pattern *> &patterns)
{
    Vector<int> maker(router.nelements(), -1);
    for (bool changed = true; changed; ) {
        changed = false;
        for (int i = 0; i < patterns.size(); ++i)
            if (PatternMatcher(router, *patterns[i], i, maker).replace_one())
                changed = true;
    }
}

CLICK_ENDDECLS
