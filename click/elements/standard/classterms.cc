/*
 * classterms.cc -- from rules to terms: conjunctions of equalities with a rest
 */
#include <click/config.h>
#include "classterms.hh"
CLICK_DECLS

void
ClassTerms::add_rest(Vector<Term> &terms, int x, bool negated)
{
    for (int i = 0; i != terms.size(); ++i)
        terms[i].rest.push_back(negated ? ~x : x);
}

// Keys stay sorted by word, so that equal sets of words look equal. False: contradiction.
bool
ClassTerms::add_key(Term &t, const ClassTest &test)
{
    int i = 0;
    while (i != t.keys.size() && (t.keys[i].base < test.base
                                  || (t.keys[i].base == test.base && t.keys[i].offset < test.offset)))
        ++i;
    if (i == t.keys.size() || !t.keys[i].same_word(test)) {
        t.keys.insert(t.keys.begin() + i, test);
        return true;
    }
    ClassTest &k = t.keys[i];
    if ((k.value ^ test.value) & k.mask & test.mask)
        return false;
    k.mask |= test.mask;
    k.value |= test.value;
    k.first = k.first < test.first ? k.first : test.first;
    k.last = k.last > test.last ? k.last : test.last;
    return true;
}

void
ClassTerms::multiply(Vector<Term> &terms, const Vector<Term> &by)
{
    Vector<Term> product;
    for (int i = 0; i != terms.size(); ++i)
        for (int j = 0; j != by.size(); ++j) {
            Term t(terms[i]);
            bool possible = true;
            for (int k = 0; k != by[j].keys.size() && possible; ++k)
                possible = add_key(t, by[j].keys[k]);
            for (int k = 0; k != by[j].rest.size(); ++k)
                t.rest.push_back(by[j].rest[k]);
            if (possible)
                product.push_back(t);
        }
    terms.swap(product);
}

void
ClassTerms::expand(const ClassExpr &e, int x, bool negated, Vector<Term> &out)
{
    ClassExpr::Kind kind = e.kind(x);
    if (kind == ClassExpr::k_not)
        return expand(e, e.kid(x, 0), !negated, out);
    out.clear();
    if (kind == ClassExpr::k_false || kind == ClassExpr::k_void || kind == ClassExpr::k_true) {
        if ((kind == ClassExpr::k_true) != negated)
            out.push_back(Term());
    } else if (kind == ClassExpr::k_test) {
        out.push_back(Term());
        if (negated || e.test(x).differ)
            add_rest(out, x, negated);
        else
            out[0].keys.push_back(e.test(x));
    } else if ((kind == ClassExpr::k_and) != negated) {
        out.push_back(Term());
        Vector<Term> terms;
        for (int i = 0; i != e.node(x).n; ++i) {
            expand(e, e.kid(x, i), negated, terms);
            if (out.size() * terms.size() > max_terms)
                add_rest(out, e.kid(x, i), negated);
            else
                multiply(out, terms);
        }
    } else {
        // Alternatives are worth a term each only if each has something to look up.
        Vector<Term> terms;
        bool use = true;
        for (int i = 0; i != e.node(x).n && use; ++i) {
            expand(e, e.kid(x, i), negated, terms);
            use = out.size() + terms.size() <= max_terms;
            for (int j = 0; j != terms.size() && use; ++j) {
                use = !terms[j].keys.empty();
                out.push_back(terms[j]);
            }
        }
        if (!use) {
            out.clear();
            out.push_back(Term());
            add_rest(out, x, negated);
        }
    }
}

void
ClassTerms::add_rule(const ClassExpr &e, int x, int rule)
{
    Vector<Term> terms;
    expand(e, x, false, terms);
    for (int i = 0; i != terms.size(); ++i)
        add_term(e, terms[i], rule);
}

void
ClassTerms::add_term(const ClassExpr &e, const Term &term, int rule)
{
    Term t(term);
    Entry entry;
    entry.rule = rule;
    entry.rest = ClassSteps::result(1);
    while (t.keys.size() > Classification::max_words) {
        // an unusually long key: its tail becomes part of the rest
        ClassExpr tail;
        int y = tail.make_test(t.keys.back());
        entry.rest = _rest.lower(tail, y, entry.rest, ClassSteps::result(0));
        t.keys.pop_back();
    }
    for (int i = t.rest.size() - 1; i >= 0; --i) {
        int no = ClassSteps::result(0);
        if (t.rest[i] < 0)
            entry.rest = _rest.lower(e, ~t.rest[i], no, entry.rest);
        else
            entry.rest = _rest.lower(e, t.rest[i], entry.rest, no);
    }
    String signature;
    for (int i = 0; i != t.keys.size(); ++i) {
        const ClassTest &k = t.keys[i];
        uint32_t id[3] = { k.mask, (uint32_t) k.base << 16 | k.offset, (uint32_t) k.first << 8 | k.last };
        signature.append(reinterpret_cast<const char *>(id), sizeof(id));
        entry.key.push_back(htonl(k.value));
    }
    HashTable<String, int>::iterator it = _index.find_insert(signature, _groups.size());
    if (it.value() == _groups.size()) {
        _groups.push_back(Group());
        _groups.back().words = t.keys;
    }
    _groups[it.value()].entries.push_back(entry);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassSteps)
ELEMENT_PROVIDES(ClassTerms)
