// -*- c-basic-offset: 4 -*-
/*
 * aligner.{cc,hh} -- where Align elements are needed, and where they are not
 */
#include <click/config.h>
#include "aligner.hh"
#include <click/bitvector.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

int
Aligner::add(const String &klass, const String &configuration)
{
    String name = _router.free_name(klass + "@click_align", _router.nelements() + 1);
    return _router.add_element(name, klass, configuration, ToolLandmark("<click-align>", 0));
}

void
Aligner::insert(int e, int port, const Alignment &alignment)
{
    StringAccum sa;
    sa << alignment.chunk << ", " << alignment.offset;
    if (_class != "Align")
        sa << ", ASSERT true";
    Vector<int> before;
    _router.connections_at(e, false, port, before);
    int align = add(_class, sa.take_string());
    if (_verbose)
        _errh->lmessage(_router.element(e).landmark.unparse(), "%<%s%> input %d: adding %<%s(%s)%>", _router.element(e).name.c_str(),
                        port, _class.c_str(), _router.element(align).configuration.c_str());
    ToolPort ours = { align, 0 }, theirs = { e, port };
    for (int c : before)
        _router.move_end(c, false, ours);
    _router.add_connection(ours, theirs, ToolLandmark("<click-align>", 0));
}

// Inputs that no other wrong input is before: those behind may become right by what is added here. False: there are none.
bool
Aligner::add_round()
{
    AlignFlow flow(_router, _map);
    Vector<int> wrong;
    for (int e = 0; e < _router.nelements(); ++e)
        for (int p = 0; p < flow.ninputs(e); ++p)
            if (flow.is_wrong(e, p)) {
                wrong.push_back(e);
                break;
            }
    if (wrong.empty())
        return false;
    Bitvector behind(_router.nelements(), false);
    flow.mark_behind(wrong, behind);
    Vector<int> first;
    for (int e : wrong)
        if (!behind[e])
            first.push_back(e);
    if (first.empty())                          // they go round in a circle
        first.push_back(wrong[0]);
    for (int e : first)
        for (int p = 0; p < flow.ninputs(e); ++p)
            if (flow.is_wrong(e, p))
                insert(e, p, flow.best(e, p));
    return true;
}

void
Aligner::add_aligns()
{
    while (add_round())
        /* go on */;
}

bool
Aligner::goes_to_aligns_only(int e) const
{
    Vector<int> after;
    _router.connections_at(e, true, -1, after);
    for (int c : after) {
        const ToolPort &to = _router.connections()[c].to();
        Alignment there;
        if (to.element == e || _router.element(to.element).klass != "Align" || !parse_align(_router.element(to.element), there))
            return false;
    }
    return !after.empty();
}

// Removes those that change nothing or, if `merge`, one whose packets are all aligned anew. False: there are none.
bool
Aligner::drop_round(bool merge)
{
    AlignFlow flow(_router, _map);
    bool changed = false;
    for (int e = 0; e < _router.nelements(); ++e) {
        Alignment makes;
        if (!_router.element(e).live || _router.element(e).klass != "Align" || !parse_align(_router.element(e), makes)
            || flow.ninputs(e) != 1 || _router.nports(e, true) != 1)
            continue;
        if (merge ? !goes_to_aligns_only(e) : !flow.at_input(e, 0).satisfies(makes))
            continue;
        if (_verbose)
            _errh->lmessage(_router.element(e).landmark.unparse(), "%<%s%>: removed, %s", _router.element(e).name.c_str(),
                            merge ? "what follows aligns again" : "the data is aligned already");
        _router.bridge(e, 0, 0);
        _router.remove_element(e);
        changed = true;
        if (merge)
            break;
    }
    return changed;
}

void
Aligner::drop_aligns()
{
    while (drop_round(false) || drop_round(true))
        /* go on */;
}

int
Aligner::nadded() const
{
    int n = 0;
    for (int e = _nbefore; e < _router.nelements(); ++e)
        n += _router.element(e).live && _router.element(e).klass == _class;
    return n;
}

void
Aligner::replace_infos(bool want_new)
{
    for (int e = 0; e < _nbefore; ++e)
        if (_router.element(e).live && _router.element(e).klass == "AlignmentInfo")
            _router.remove_element(e);
    if (!want_new)
        return;
    AlignFlow flow(_router, _map);
    StringAccum sa;
    for (int e = 0; e < _router.nelements(); ++e) {
        if (!flow.rule(e).wants || !flow.ninputs(e))
            continue;
        if (sa.length())
            sa << ",\n  ";
        sa << _router.element(e).name;
        for (int p = 0; p < flow.ninputs(e); ++p) {
            Alignment a = flow.at_input(e, p);
            sa << "  " << (a.chunk ? a.chunk : 1) << ' ' << a.offset;
        }
    }
    if (sa.length())
        add("AlignmentInfo", sa.take_string());
}

CLICK_ENDDECLS
