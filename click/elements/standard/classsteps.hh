#ifndef CLICK_CLASSSTEPS_HH
#define CLICK_CLASSSTEPS_HH
#include <click/hashtable.hh>
#include <click/string.hh>
#include "classdecision.hh"
#include "classexpr.hh"
CLICK_DECLS

/** @brief Makes decision programs.
 *
 * Steps are made from the last to the first, so the entry has the highest number until clean_up() renumbers them from 0 in the
 * order of evaluation, in which they only jump forward. */
class ClassSteps : public ClassDecision { public:

    /** Add the steps that go to @a yes if expression @a x holds and to @a no otherwise; returns where to start. */
    int lower(const ClassExpr &e, int x, int yes, int no);

    /** Skip tests whose result is known from the steps before, drop unreachable steps, renumber; returns the new entry. */
    int clean_up(int start);
    /** Mark in @a reached the outputs below @a n that some packet can reach; false if that took too long to find out. */
    bool find_reached(int start, int n, Vector<int> &reached) const;
    /** The same for a list of expressions, one per output. */
    static bool find_outputs(const ClassExpr &e, const Vector<int> &rules, Vector<int> &reached);

    /** The text of the `program` handler; @a shown is added to the offsets of each base. */
    String unparse(int start, const int shown[ClassView::nbases], int alignment_offset = 0) const;

  private:

    struct StepKey {
        Step s;
        bool operator==(const StepKey &o) const {
            return s.test == o.s.test && s.yes == o.s.yes && s.no == o.s.no && s.short_yes == o.s.short_yes;
        }
        size_t hashcode() const {
            return (((s.test.mask * 31 + s.test.value) * 31 + s.test.offset) * 31 + s.yes) * 31 + s.no;
        }
    };
    HashTable<StepKey, int> _known;     ///< equal steps are shared

    int add(const Step &s);
    static int implied(const Step &fact, bool outcome, const Step &t);
};

CLICK_ENDDECLS
#endif
