/*
 * classprune.cc -- what one step of a decision program tells about the next ones
 */
#include <click/config.h>
#include "classsteps.hh"
CLICK_DECLS

// Is step t's result known once `fact` had the given outcome? 1 yes, 0 no, -1 not known.
// Four kinds of fact, by outcome and what missing bytes count as:
//   present and equal; equal or missing; present and different; different or missing.
int
ClassSteps::implied(const Step &fact, bool outcome, const Step &t)
{
    const ClassTest &f = fact.test, &x = t.test;
    if (!f.same_word(x))
        return -1;
    bool f_has_x = x.last <= f.last;            // f's bytes present => x's bytes present
    bool x_has_f = f.last <= x.last;
    if (outcome) {
        bool contradicts = (f.value ^ x.value) & f.mask & x.mask;
        if (!fact.short_yes) {
            if (contradicts)
                return !t.short_yes || f_has_x ? 0 : -1;
            return (x.mask & ~f.mask) == 0 && f_has_x ? 1 : -1;
        }
        if (contradicts && x_has_f && !t.short_yes)
            return 0;
        if (!contradicts && (x.mask & ~f.mask) == 0 && f_has_x && t.short_yes && x_has_f)
            return 1;
    } else if ((f.mask & ~x.mask) == 0 && (x.value & f.mask) == f.value) {
        // x equal would mean f equal
        if (fact.short_yes)
            return !t.short_yes || f_has_x ? 0 : -1;
        return !t.short_yes && x_has_f ? 0 : -1;
    }
    return -1;
}

int
ClassSteps::clean_up(int start)
{
    if (start < 0)
        return start;
    // Every predecessor of a step has a higher number, so going down, all ways into a step are known when it is looked at.
    // Steps with one way in know what held on that way, and what held before it.
    enum { none = -1, many = -2 };
    Vector<int> way_in(_steps.size(), none);    // 2 * step + outcome
    Vector<int> reached(_steps.size(), 0);
    reached[start] = 1;
    long budget = 2000000;                      // chains of thousands of steps: stop improving, stay correct
    for (int i = start; i >= 0; --i) {
        if (!reached[i])
            continue;
        for (int outcome = 0; outcome != 2; ++outcome) {
            int &target = outcome ? _steps[i].yes : _steps[i].no;
            for (bool moved = true; moved && target >= 0; ) {
                moved = false;
                for (int way = 2 * i + outcome; way >= 0 && --budget > 0; way = way_in[way / 2]) {
                    int known = implied(_steps[way / 2], way % 2, _steps[target]);
                    if (known >= 0) {
                        target = known ? _steps[target].yes : _steps[target].no;
                        moved = true;
                        break;
                    }
                }
            }
            if (target >= 0) {
                way_in[target] = reached[target] ? (int) many : 2 * i + outcome;
                reached[target] = 1;
            }
        }
    }
    Vector<int> number(_steps.size(), -1);
    Vector<Step> kept;
    for (int i = start; i >= 0; --i)
        if (reached[i]) {
            number[i] = kept.size();
            kept.push_back(_steps[i]);
        }
    for (int i = 0; i != kept.size(); ++i) {
        if (kept[i].yes >= 0)
            kept[i].yes = number[kept[i].yes];
        if (kept[i].no >= 0)
            kept[i].no = number[kept[i].no];
    }
    _steps.swap(kept);
    _known.clear();
    return 0;
}

bool
ClassSteps::find_reached(int start, int n, Vector<int> &reached) const
{
    // Depth first over all ways through the program, leaving out what the steps on the way already decide.
    reached.assign(n, 0);
    int missing = n;
    long budget = 300000;
    Vector<int> way;                            // 2 * step + outcome, like a stack of decisions
    int at = start;
    while (missing) {
        while (at >= 0) {
            int known = -1;
            for (int i = way.size() - 1; i >= 0 && known < 0; --i) {
                if (--budget < 0)
                    return false;
                known = implied(_steps[way[i] / 2], way[i] % 2, _steps[at]);
            }
            if (known < 0) {
                way.push_back(2 * at + 1);
                known = 1;
            }
            at = known ? _steps[at].yes : _steps[at].no;
        }
        if (~at < n && !reached[~at]) {
            reached[~at] = 1;
            --missing;
        }
        while (!way.empty() && !(way.back() % 2))
            way.pop_back();
        if (way.empty())
            return true;
        --way.back();                           // try "no"
        at = _steps[way.back() / 2].no;
    }
    return true;
}

bool
ClassSteps::find_outputs(const ClassExpr &e, const Vector<int> &rules, Vector<int> &reached)
{
    ClassSteps steps;
    int start = result(drop);
    for (int i = rules.size() - 1; i >= 0; --i)
        start = steps.lower(e, rules[i], result(i), start);
    return steps.find_reached(start, rules.size(), reached);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassSteps)
ELEMENT_PROVIDES(ClassPrune)
