// -*- c-basic-offset: 4 -*-
// ClassCode: a compiled Classification as C++, so that what it compares are constants of the code.
#ifndef CLICK_TOOLS_CLASSCODE_HH
#define CLICK_TOOLS_CLASSCODE_HH
#include "elements/standard/classification.hh"
#include <click/straccum.hh>
CLICK_DECLS

/** Writes a function for each group and one for the whole. The groups are those of the Classification: all keys of one compare the same
 *  masked words, so at most one key of a group matches a packet, and a key is found by `switch` over one word after the other. */
class ClassCode { public:

    explicit ClassCode(const Classification &program) : _p(program), _later(program._groups.size(), 0) { find_later(); }

    /** What the code of every program needs, once before it. */
    static const char preamble[];
    /** C++ of the function `template <bool fast> inline int match(const View &v)`, with its helpers: the output of a packet, or -1. @a fast: the
     *  packet is known to have_all(). */
    String unparse();
    /** An expression that is true if every word can be loaded from `View v`. */
    String have_all() const;

  private:

    struct Entry {
        const uint32_t *key;
        int candidate;
    };

    const Classification &_p;
    Vector<int> _later;                 // of each group: the lowest rule in the groups behind it
    Vector<int> _rests;                 // entries of rest programs that have a function
    StringAccum _rest_code;

    void find_later();
    void entries(int group, Vector<Entry> &result) const;
    void rest_function(int start);
    void group(StringAccum &sa, int g);
    void choose(StringAccum &sa, int g, const Vector<Entry> &entries, const Vector<int> &words, int depth);
    void candidates(StringAccum &sa, int g, int candidate, int depth);
    int output(int rule) const;
};

CLICK_ENDDECLS
#endif
