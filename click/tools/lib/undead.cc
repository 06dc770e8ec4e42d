// -*- c-basic-offset: 4 -*-
/*
 * undead.{cc,hh} -- dead elements, and what is left of their neighbours
 */
#include <click/config.h>
#include "undead.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

namespace {

bool
is_one_of(const String &klass, const char * const *names)
{
    for (; *names; ++names)
        if (klass == *names)
            return true;
    return false;
}

const char * const nulls[] = { "Null", "PushNull", "PullNull", "Null1", "Null2", "Null3", "Null4", "Null5", "Null6", "Null7", "Null8", 0 };
const char * const schedulers[] = { "RoundRobinSched", "SimpleRoundRobinSched", "PrioSched", "SimplePrioSched", "StrideSched", 0 };
const char * const tees[] = { "Tee", "PullTee", 0 };

// Which ports are connected?
Vector<char>
used_ports(const ToolRouter &router, int e, bool isoutput)
{
    Vector<char> used(router.nports(e, isoutput), 0);
    Vector<int> at;
    router.connections_at(e, isoutput, -1, at);
    for (int c : at)
        used[router.connections()[c].end[isoutput].port] = 1;
    return used;
}

}

void
Undead::remove(int e, const char *why)
{
    if (_verbose)
        _errh->lmessage(_router.element(e).landmark.unparse(), "%<%s%>: removed, %s", _router.element(e).name.c_str(), why);
    _router.remove_element(e);
}

// Only the chosen port of the many is left, and that as a wire. False: the configuration is bad.
bool
Undead::remove_static_switch(int e)
{
    const ToolElement &element = _router.element(e);
    bool many = element.klass == "StaticSwitch";        // the side with many ports: outputs?
    Vector<String> args;
    cp_argvec(element.configuration, args);
    int chosen = -1;
    if (args.size() != 1 || !IntArg().parse(args[0], chosen)) {
        _errh->lerror(element.landmark.unparse(), "%s: bad configuration %<%s(%s)%>",
                      element.name.c_str(), element.klass.c_str(), element.configuration.c_str());
        return false;
    }
    if (_router.nports(e, !many) > 1) {
        _errh->lwarning(element.landmark.unparse(), "odd connections to %<%s :: %s%>", element.name.c_str(), element.klass.c_str());
        return true;
    }
    if (chosen >= 0)
        _router.bridge(e, many ? 0 : chosen, many ? chosen : 0);
    remove(e, "its port never changes");
    return true;
}

void
Undead::remove_null(int e)
{
    if (_router.nports(e, false) != 1 || _router.nports(e, true) != 1) {
        _errh->lwarning(_router.element(e).landmark.unparse(), "odd connections to %<%s :: %s%>",
                        _router.element(e).name.c_str(), _router.element(e).klass.c_str());
        return;
    }
    _router.bridge(e, 0, 0);
    remove(e, "it does nothing");
}

// Everything downstream (isoutput) or upstream of what is reached.
void
Undead::spread(bool isoutput, Vector<char> &reached)
{
    Vector<Vector<int> > next;
    next.resize(_router.nelements());
    for (const ToolConnection &c : _router.connections())
        if (c.live)
            next[c.end[isoutput].element].push_back(c.end[!isoutput].element);
    Vector<int> work;
    for (int e = 0; e < reached.size(); ++e)
        if (reached[e])
            work.push_back(e);
    while (!work.empty()) {
        int e = work.back();
        work.pop_back();
        for (int other : next[e])
            if (!reached[other]) {
                reached[other] = 1;
                work.push_back(other);
            }
    }
}

void
Undead::find_live(Vector<char> &live)
{
    int n = _router.nelements();
    Vector<char> down(n, 0), up(n, 0);
    live.assign(n, 0);
    for (int e = 0; e < n; ++e) {
        if (!_router.element(e).live)
            continue;
        const ClassTraits *t = _map.traits(_router.element(e).klass);
        if (!t->known)
            _map.complain_unknown(t->name, _errh);
        int s = t->flag_value('S');
        down[e] = s >= 0 ? s & 1 : _had[0][e].empty();
        up[e] = s >= 0 ? (s & 2) != 0 : _had[1][e].empty();
    }
    spread(true, down);
    spread(false, up);
    for (int e = 0; e < n; ++e) {
        if (!_router.element(e).live)
            continue;
        int l = _map.traits(_router.element(e).klass)->flag_value('L');
        bool portless = _had[0][e].empty() && _had[1][e].empty();
        live[e] = l >= 0 ? l != 0 : portless || (down[e] && up[e]);
    }
}

// Ports behind those that died move up; with one port left, the element is a wire. @a fixed: ports that stay where they are.
void
Undead::drop_ports(int e, bool isoutput, int fixed, const Vector<char> &had)
{
    Vector<char> used = used_ports(_router, e, isoutput);
    Vector<int> place(had.size(), -1);
    int n = 0;
    for (int p = 0; p < had.size(); ++p)
        if (p < fixed || (p < used.size() && used[p]))
            place[p] = n++;
    if (n == had.size() && n > 1)
        return;
    String configuration = _router.element(e).configuration;
    Vector<String> args;
    cp_argvec(configuration, args);
    if (_router.element(e).klass == "StrideSched") {
        Vector<String> kept;
        for (int p = 0; p < args.size(); ++p)
            if (p >= place.size() || place[p] >= 0)
                kept.push_back(args[p]);
        configuration = cp_unargvec(kept);
    } else if (isoutput && args.size() == 1)
        configuration = String(n);      // a tee's number of outputs
    _router.element(e).configuration = configuration;
    Vector<int> at;
    _router.connections_at(e, isoutput, -1, at);
    _router.move_ports(at, isoutput, place);
    if (n == 1) {
        _router.bridge(e, 0, 0);
        remove(e, "it has one port left");
    }
}

// An Idle for each port that dangles now.
void
Undead::mend(int e, bool isoutput, const Vector<char> &had)
{
    Vector<char> used = used_ports(_router, e, isoutput);
    for (int p = 0; p < had.size(); ++p) {
        if (!had[p] || (p < used.size() && used[p]))
            continue;
        if (_idle < 0)
            _idle = _router.add_element(_router.free_name("Idle@click_undead", _router.nelements() + 1), "Idle", String(),
                                        ToolLandmark("<click-undead>", 0));
        ToolPort mine = { e, p }, idle = { _idle, _idle_next[!isoutput]++ };
        _router.add_connection(isoutput ? mine : idle, isoutput ? idle : mine, ToolLandmark("<click-undead>", 0));
    }
}

bool
Undead::remove_all()
{
    bool good = true;
    int n = _router.nelements();
    for (int e = 0; e < n; ++e)
        for (int o = 0; o < 2; ++o)
            _had[o].push_back(used_ports(_router, e, o));
    for (int e = 0; e < n; ++e) {
        String klass = _router.element(e).klass;
        if (klass == "StaticSwitch" || klass == "StaticPullSwitch")
            good = remove_static_switch(e) && good;
        else if (is_one_of(klass, nulls))
            remove_null(e);
    }
    if (!good)
        return false;
    Vector<char> live;
    find_live(live);
    for (int e = 0; e < n; ++e)
        if (_router.element(e).live && !live[e])
            remove(e, "no packet passes it");
    for (int e = 0; e < n; ++e) {
        if (!_router.element(e).live)
            continue;
        if (is_one_of(_router.element(e).klass, schedulers))
            drop_ports(e, false, 0, _had[0][e]);
        else if (is_one_of(_router.element(e).klass, tees))
            // a PullTee is pulled at output 0
            drop_ports(e, true, _router.element(e).klass == "PullTee" ? 1 : 0, _had[1][e]);
    }
    for (int e = 0; e < n; ++e)
        for (int o = 0; o < 2 && _router.element(e).live; ++o)
            if (!is_one_of(_router.element(e).klass, o ? tees : schedulers))
                mend(e, o, _had[o][e]);
            else if (o && _router.element(e).klass == "PullTee")
                mend(e, o, Vector<char>(1, 1));
    return true;
}

CLICK_ENDDECLS
