/*
 * classexpr.cc -- boolean expressions over masked comparisons of packet words
 */
#include <click/config.h>
#include "classexpr.hh"
CLICK_DECLS

void
ClassTest::need_mask()
{
    for (first = 0; !(mask & (0xFF000000U >> (first * 8))); ++first)
        /* skip bytes that are not compared */;
    for (last = 3; !(mask & (0xFF000000U >> (last * 8))); --last)
        /* the same from the end */;
}

ClassExpr::ClassExpr()
{
    // The order is what constant() and nothing() promise.
    add(k_true, 0, 0);
    add(k_false, 0, 0);
    add(k_void, 0, 0);
}

int
ClassExpr::add(Kind kind, int first, int n)
{
    Node node = { kind, first, n };
    _nodes.push_back(node);
    return _nodes.size() - 1;
}

int
ClassExpr::make_test(ClassTest t)
{
    t.value &= t.mask;
    if (!t.mask)
        return constant(!t.differ);     // bytes that are not compared need not exist
    if (t.first > t.last)
        t.need_mask();
    _tests.push_back(t);
    return add(k_test, _tests.size() - 1, 0);
}

int
ClassExpr::make_equal(int base, int offset, uint32_t mask, uint32_t value)
{
    ClassTest t = { mask, value, (uint16_t) offset, (uint8_t) base, 1, 0, false };
    return make_test(t);
}

int
ClassExpr::make_not(int x)
{
    switch (kind(x)) {
    case k_true:
        return constant(false);
    case k_false:
        return constant(true);
    case k_void:
        return x;
    case k_not:
        return kid(x, 0);
    default:
        _kids.push_back(x);
        return add(k_not, _kids.size() - 1, 1);
    }
}

int
ClassExpr::make_and(int a, int b)
{
    Vector<int> v;
    v.push_back(a);
    v.push_back(b);
    return make_and(v);
}

int
ClassExpr::make_or(int a, int b)
{
    Vector<int> v;
    v.push_back(a);
    v.push_back(b);
    return make_or(v);
}

// Conjunction of two equalities of one word is one equality: fewer steps to run, and contradictions show.
bool
ClassExpr::merge_test(Vector<int> &kids, int t, bool &contradiction)
{
    enum { look_back = 16 };            // keeps long lists linear
    if (kind(t) != k_test || test(t).differ)
        return false;
    ClassTest a = test(t);
    int stop = kids.size() > look_back ? kids.size() - look_back : 0;
    for (int i = kids.size() - 1; i >= stop; --i) {
        if (kind(kids[i]) != k_test)
            continue;
        ClassTest b = test(kids[i]);
        if (b.differ || !a.same_word(b))
            continue;
        if ((a.value ^ b.value) & a.mask & b.mask) {
            contradiction = true;
            return true;
        }
        b.mask |= a.mask;
        b.value |= a.value;
        b.first = a.first < b.first ? a.first : b.first;
        b.last = a.last > b.last ? a.last : b.last;
        kids[i] = make_test(b);
        return true;
    }
    return false;
}

int
ClassExpr::make_list(Kind k, const Vector<int> &in)
{
    Kind neutral = k == k_and ? k_true : k_false;
    Kind absorbing = k == k_and ? k_false : k_true;
    Vector<int> kids;
    bool any_void = false, contradiction = false, any_neutral = false;
    for (int i = 0; i != in.size(); ++i) {
        // flatten one level: inner lists were flattened when they were made
        int n = kind(in[i]) == k ? node(in[i]).n : 1;
        for (int j = 0; j != n; ++j) {
            int x = kind(in[i]) == k ? kid(in[i], j) : in[i];
            if (kind(x) == absorbing)
                return x;
            else if (kind(x) == neutral)
                any_neutral = true;
            else if (kind(x) == k_void)
                any_void = true;
            else if (k == k_and && merge_test(kids, x, contradiction)) {
                if (contradiction)
                    return constant(false);
            } else
                kids.push_back(x);
        }
    }
    if (kids.empty())
        return any_void && !any_neutral ? nothing() : constant(k == k_and);
    if (kids.size() == 1)
        return kids[0];
    int first = _kids.size();
    for (int i = 0; i != kids.size(); ++i)
        _kids.push_back(kids[i]);
    return add(k, first, kids.size());
}

int
ClassExpr::make_greater(int base, int offset, int shift, int width, uint32_t user_mask, uint32_t value, bool invert)
{
    // From the low bit up. Where the constant has a 1, the field must have it too and be greater below; where it has a 0, a
    // 1 in the field decides. Runs of equal bits become one comparison. A bit outside user_mask is 0 in the field.
    uint32_t all = width == 32 ? 0xFFFFFFFFU : (1U << width) - 1;
    ClassTest whole = { (user_mask & all) << shift, 0, (uint16_t) offset, (uint8_t) base, 1, 0, false };
    if (!whole.mask)
        return constant(invert);
    whole.need_mask();
    int e = constant(invert);
    for (int bit = 0; bit != width; ) {
        uint32_t run = 0;
        bool one = value & (1U << bit);
        if (!(user_mask & (1U << bit))) {
            if (one)
                e = constant(invert);
            ++bit;
            continue;
        }
        for (; bit != width && (user_mask & (1U << bit)) && bool(value & (1U << bit)) == one; ++bit)
            run |= 1U << bit;
        // every piece needs the whole field, so that a cut field makes the whole relation false
        ClassTest t = whole;
        t.mask = run << shift;
        t.value = one ? t.mask : 0;
        t.differ = one == invert;
        int x = make_test(t);
        e = one == invert ? make_or(x, e) : make_and(x, e);
    }
    if (kind(e) != k_true)
        return e;
    ClassTest differ = whole;           // always true, if the bytes are there
    differ.differ = true;
    return make_or(make_test(whole), make_test(differ));
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(ClassExpr)
