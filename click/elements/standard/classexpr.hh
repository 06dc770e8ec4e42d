#ifndef CLICK_CLASSEXPR_HH
#define CLICK_CLASSEXPR_HH
#include <click/vector.hh>
#include "classtest.hh"
CLICK_DECLS

/** @brief Boolean expressions over ClassTest, kept in one pool and named by number.
 *
 * The makers simplify as they go: constants vanish, nested "and"s become one, equalities of the same word are merged,
 * so what a compiler sees is already small. "Void" is neither true nor false: it disappears from whatever contains it
 * (a pseudo-protocol such as `transp` tests nothing). */
class ClassExpr { public:

    enum Kind { k_true, k_false, k_void, k_test, k_not, k_and, k_or };
    struct Node { Kind kind; int first; int n; };

    ClassExpr();

    static int constant(bool b) { return b ? 0 : 1; }
    static int nothing() { return 2; }

    /** A masked comparison; a zero mask is constant. Byte need is taken from the mask unless first <= last. */
    int make_test(ClassTest t);
    int make_equal(int base, int offset, uint32_t mask, uint32_t value);
    int make_not(int x);
    int make_and(const Vector<int> &kids) { return make_list(k_and, kids); }
    int make_or(const Vector<int> &kids) { return make_list(k_or, kids); }
    int make_and(int a, int b);
    int make_or(int a, int b);

    /** (field & @a user_mask) > @a value, where field is the @a width bits that start @a shift bits from the low end of the
     * word at @a offset. @a invert gives <=. Missing bytes of the field make both false. */
    int make_greater(int base, int offset, int shift, int width, uint32_t user_mask, uint32_t value, bool invert);

    const Node &node(int i) const { return _nodes[i]; }
    Kind kind(int i) const { return _nodes[i].kind; }
    int kid(int i, int k) const { return _kids[_nodes[i].first + k]; }
    const ClassTest &test(int i) const { return _tests[_nodes[i].first]; }

  private:

    Vector<Node> _nodes;
    Vector<int> _kids;
    Vector<ClassTest> _tests;

    int add(Kind, int first, int n);
    int make_list(Kind, const Vector<int> &);
    bool merge_test(Vector<int> &kids, int t, bool &contradiction);
};

CLICK_ENDDECLS
#endif
