#ifndef CLICK_CLASSSTEPS_HH
#define CLICK_CLASSSTEPS_HH
#include <click/hashtable.hh>
#include <click/string.hh>
#include "classexpr.hh"
CLICK_DECLS

/** @brief Where the headers that tests refer to lie in one packet.
 *
 * A base that the packet does not have has avail <= 0, and every test of it fails. */
struct ClassView {
    enum { nbases = 3 };
    const unsigned char *base[nbases];
    int avail[nbases];                  ///< bytes from the base to the end of data

    /** The word in network order, bytes that are not there as 0; false if a needed byte is missing. */
    bool load(int b, int offset, int first, int last, uint32_t &word) const;
};

/** @brief A decision program: steps that jump forward to steps or results.
 *
 * Targets >= 0 are steps, negative ones results: result(n). Steps are made from the last to the first, so the entry has the
 * highest number until clean_up() renumbers them from 0 in the order of evaluation. */
class ClassSteps { public:

    struct Step {
        ClassTest test;                 ///< differ is never set here
        int yes;
        int no;
        bool short_yes;                 ///< missing bytes count as "yes"
    };
    enum { drop = 0x7FFFFFFF };         ///< the result of packets that nothing matches

    static int result(int output) { return ~output; }

    /** Add the steps that go to @a yes if expression @a x holds and to @a no otherwise; returns where to start. */
    int lower(const ClassExpr &e, int x, int yes, int no);
    int run(int start, const ClassView &view) const;

    /** Skip tests whose result is known from the steps before, drop unreachable steps, renumber; returns the new entry. */
    int clean_up(int start);
    /** Mark in @a reached the outputs below @a n that some packet can reach; false if that took too long to find out. */
    bool find_reached(int start, int n, Vector<int> &reached) const;
    /** The same for a list of expressions, one per output. */
    static bool find_outputs(const ClassExpr &e, const Vector<int> &rules, Vector<int> &reached);

    int size() const { return _steps.size(); }
    const Step &operator[](int i) const { return _steps[i]; }
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
    Vector<Step> _steps;
    HashTable<StepKey, int> _known;     ///< equal steps are shared

    int add(const Step &s);
    static int implied(const Step &fact, bool outcome, const Step &t);
};

CLICK_ENDDECLS
#endif
