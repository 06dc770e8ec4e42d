/*
 * classification_test.cc -- random expressions over random bytes: the expression itself, its decision program as made, the
 * program tidied, the hash tables, and their copy that went through numbers must all give the same answer, and no output may be
 * called unreachable wrongly.
 *
 * Built and run by tests/test_classification.py with the address sanitizer: packet buffers are exactly as long as the packet.
 */
#include <click/config.h>
#include "elements/standard/classification.hh"
#include <stdio.h>
#include <stdlib.h>
// A program as an image's configuration holds it, there and back.
struct Numbers {
    Vector<int64_t> list;
    int next = 0;
    bool reading = false;
    template <typename T> void number(T &x) {
        if (reading)
            x = static_cast<T>(list[next++]);
        else
            list.push_back(x);
    }
    template <typename T> void count(Vector<T> &v) {
        int n = v.size();
        number(n);
        v.resize(n, T());
    }
};
static unsigned seed = 1;
static unsigned rnd(unsigned n) { seed = seed * 1103515245 + 12345; return (seed >> 8) % n; }
static ClassExpr *E;
static int leaf() {
    ClassTest t;
    t.base = rnd(3); t.offset = 4 * rnd(3);
    static const uint32_t masks[] = { 0xFFFFFFFF, 0xFFFF0000, 0x0000FFFF, 0x00FF0000, 0xFF000000, 0xF0000000, 0x00001FFF, 0x000000FF };
    t.mask = masks[rnd(8)]; t.value = rnd(3) * 0x01010101 & t.mask; t.first = 1; t.last = 0; t.differ = rnd(4) == 0;
    return E->make_test(t);
}
static int expr(int d) {
    switch (d ? rnd(8) : rnd(2)) {
    case 0: case 1: return leaf();
    case 2: return E->make_not(expr(d - 1));
    case 3: { int sh = 8 * rnd(4), w = rnd(2) ? 8 : sh <= 16 ? 16 : 8; return E->make_greater(rnd(3), 4 * rnd(3), sh, w, rnd(2) ? 0xFFFFFFFF : rnd(65536), rnd(4) * 0x0101, rnd(2)); }
    case 4: case 5: { Vector<int> v; for (int n = 1 + rnd(4); n; --n) v.push_back(expr(d - 1)); return E->make_and(v); }
    case 6: { Vector<int> v; for (int n = 1 + rnd(4); n; --n) v.push_back(expr(d - 1)); return E->make_or(v); }
    default: return rnd(10) ? leaf() : ClassExpr::constant(rnd(2));
    }
}
static bool eval(const ClassExpr &e, int x, const ClassView &v) {
    switch (e.kind(x)) {
    case ClassExpr::k_true: return true;
    case ClassExpr::k_false: case ClassExpr::k_void: return false;
    case ClassExpr::k_test: { const ClassTest &t = e.test(x); uint32_t w; if (!v.load(t.base, t.offset, t.first, t.last, w)) return false; return ((w & t.mask) == t.value) != t.differ; }
    case ClassExpr::k_not: return !eval(e, e.kid(x, 0), v);
    case ClassExpr::k_and: for (int i = 0; i != e.node(x).n; ++i) if (!eval(e, e.kid(x, i), v)) return false; return true;
    default: for (int i = 0; i != e.node(x).n; ++i) if (eval(e, e.kid(x, i), v)) return true; return false;
    }
}
int main(int argc, char **argv) {
    long n = 0, hits = 0;
    for (int round = 0; round < (argc > 1 ? atoi(argv[1]) : 3000); ++round) {
        seed = round * 7919 + 1;
        ClassExpr e; E = &e;
        int nr = 1 + rnd(8); Vector<int> rules; Classification c; ClassSteps raw, tidy;
        for (int i = 0; i != nr; ++i) { rules.push_back(expr(rnd(4))); c.add_rule(e, rules[i], i); }
        c.finish();
        Numbers numbers; ClassProgram copy;
        c.exchange(numbers);
        numbers.reading = true;
        copy.exchange(numbers);
        if (numbers.next != numbers.list.size()) {
            printf("round %d: %d of %d numbers read\n", round, numbers.next, numbers.list.size()); return 1; }
        int rs = ClassSteps::result(ClassSteps::drop), ts = rs;
        for (int i = nr - 1; i >= 0; --i) { rs = raw.lower(e, rules[i], ClassSteps::result(i), rs); ts = tidy.lower(e, rules[i], ClassSteps::result(i), ts); }
        ts = tidy.clean_up(ts);
        Vector<int> reached; bool full = raw.find_reached(rs, nr, reached);
        for (int k = 0; k != 60; ++k, ++n) {
            unsigned char *buf[3]; ClassView v;
            for (int b = 0; b != 3; ++b) { int len = rnd(3) ? 12 : rnd(13); buf[b] = (unsigned char *) malloc(len ? len : 1); for (int i = 0; i < len; ++i) buf[b][i] = rnd(8) ? rnd(3) : rnd(256); v.base[b] = buf[b]; v.avail[b] = len; }
            int want = ClassSteps::drop;
            for (int i = 0; i != nr; ++i) if (eval(e, rules[i], v)) { want = i; break; }
            int a = raw.run(rs, v), b = tidy.run(ts, v), d = c.match(v), again = copy.match(v);
            hits += want != ClassSteps::drop;
            if (a != want || b != want || d != want || again != want || (full && want < nr && !reached[want])) {
                printf("round %d: want %d raw %d tidy %d match %d copy %d\n", round, want, a, b, d, again); return 1; }
            for (int x = 0; x != 3; ++x) free(buf[x]);
        }
    }
    printf("%ld packets, %ld hits, all agree\n", n, hits);
}
