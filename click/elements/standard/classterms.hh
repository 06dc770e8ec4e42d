#ifndef CLICK_CLASSTERMS_HH
#define CLICK_CLASSTERMS_HH
#include "classification.hh"
CLICK_DECLS

/** @brief Splits rules into terms and sorts the terms into groups, for Classification. */
class ClassTerms { public:

    struct Term {
        Vector<ClassTest> keys;                 ///< equalities, at most one per word
        Vector<int> rest;                       ///< expressions x, or ~x for "not x"
    };
    struct Entry { Vector<uint32_t> key; int rule; int rest; };
    struct Group { Vector<ClassTest> words; Vector<Entry> entries; };

    ClassTerms(Classification *c) : _c(c) { }

    void add_rule(const ClassExpr &e, int x, int rule) CLICK_COLD;
    void finish() CLICK_COLD;

  private:

    enum {
        max_terms = 256                 ///< per rule; beyond, alternatives are tested one after another
    };
    Classification *_c;
    ClassSteps _rest;
    Vector<Group> _groups;
    HashTable<String, int> _index;      ///< from the compared words to the group

    static void expand(const ClassExpr &e, int x, bool negated, Vector<Term> &out);
    static void multiply(Vector<Term> &terms, const Vector<Term> &by);
    static void add_rest(Vector<Term> &terms, int x, bool negated) CLICK_COLD;
    static bool add_key(Term &t, const ClassTest &test) CLICK_COLD;
    void add_term(const ClassExpr &e, const Term &t, int rule) CLICK_COLD;
    void finish_guard(const Group &group, int bits, Classification::Group &g) CLICK_COLD;
    void finish_group(const Group &group, int words, int slots, int slot_count, Classification::Group &g) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
