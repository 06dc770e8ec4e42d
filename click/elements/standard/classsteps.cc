/*
 * classsteps.cc -- decision programs: making and showing them
 */
#include <click/config.h>
#include "classsteps.hh"
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

int
ClassSteps::add(const Step &s)
{
    if (s.yes == s.no)
        return s.yes;
    StepKey key = { s };
    HashTable<StepKey, int>::iterator it = _known.find_insert(key, _steps.size());
    if (it.value() == _steps.size())
        _steps.push_back(s);
    return it.value();
}

int
ClassSteps::lower(const ClassExpr &e, int x, int yes, int no)
{
    switch (e.kind(x)) {
    case ClassExpr::k_true:
        return yes;
    case ClassExpr::k_test: {
        // "differs, and is there" = not (equal or missing)
        Step s = { e.test(x), yes, no, false };
        if (s.test.differ) {
            s.yes = no;
            s.no = yes;
            s.short_yes = true;
            s.test.differ = false;
        }
        return add(s);
    }
    case ClassExpr::k_not:
        return lower(e, e.kid(x, 0), no, yes);
    case ClassExpr::k_and:
        for (int i = e.node(x).n - 1; i >= 0; --i)
            yes = lower(e, e.kid(x, i), yes, no);
        return yes;
    case ClassExpr::k_or:
        for (int i = e.node(x).n - 1; i >= 0; --i)
            no = lower(e, e.kid(x, i), yes, no);
        return no;
    default:
        return no;
    }
}

static void
unparse_target(StringAccum &sa, int target)
{
    if (target >= 0)
        sa << "step " << target;
    else if (~target == ClassSteps::drop)
        sa << "[X]";
    else
        sa << '[' << ~target << ']';
}

String
ClassSteps::unparse(int start, const int shown[ClassView::nbases], int alignment_offset) const
{
    StringAccum sa;
    int safe = 0;
    if (start < 0)
        sa << "all->[" << ~start << "]\n";
    else
        for (int i = 0; i != _steps.size(); ++i) {
            const Step &s = _steps[i];
            int offset = shown[s.test.base] + s.test.offset;
            // Not StringAccum::snprintf(): C's is 15 KB of an image.
            sa << ErrorHandler::xformat(0, "%2d %3d/%08x%%%08x  yes->", i, offset, (unsigned) s.test.value, (unsigned) s.test.mask);
            unparse_target(sa, s.yes);
            sa << "  no->";
            unparse_target(sa, s.no);
            if (s.short_yes)
                sa << "  short->yes";
            sa << '\n';
            if (offset + s.test.last + 1 > safe)
                safe = offset + s.test.last + 1;
        }
    sa << "safe length " << safe << "\nalignment offset " << alignment_offset << '\n';
    return sa.take_string();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassDecision ClassExpr)
ELEMENT_PROVIDES(ClassSteps)
