#ifndef CLICK_CLASSIFICATION_HH
#define CLICK_CLASSIFICATION_HH
#include "classsteps.hh"
CLICK_DECLS
class ClassTerms;
class ClassCode;

/** @brief An ordered list of rules, compiled for fast first-match classification.
 *
 * Every rule is split into terms: conjunctions of equalities, plus a rest (negations, ranges) for which a decision program is
 * kept. Terms that compare the same masked words form a group, and a group is one hash table: a packet costs one look-up per
 * group however many rules there are, and memory and compile time grow with the number of rules, not faster. Groups are
 * ordered by their first rule, so the search ends as soon as no later group can win. In front of each table stands a guard, a
 * bit map of the values that its most varied word can have: most packets that match nothing get no further. */
class Classification { public:

    Classification();
    ~Classification() CLICK_COLD;

    /** Add a rule behind the others: packets for which @a x holds get @a output (ClassSteps::drop: none). */
    void add_rule(const ClassExpr &e, int x, int output) CLICK_COLD;
    /** Call once, after the last rule. */
    void finish() CLICK_COLD;

    /** The output of the first matching rule, ClassSteps::drop if there is none. */
    inline int match(const ClassView &view) const;

    /** Whether some test looks at header @a base. */
    bool uses(int base) const { return _uses & (1 << base); }

  private:

    enum { max_words = 12 };
    struct Word { uint32_t mask; uint16_t offset; uint8_t base, first, last; };
    struct Candidate { int rule; int rest; int next; }; // rest: result(1) when nothing is left to test
    struct Slot { uint32_t hash; int candidate; uint32_t key; };        // candidate -1: free; key: index into _keys
    struct Group {
        int first_rule;
        int nwords;
        uint32_t slot_mask;
        const Word *words;
        const Slot *slots;
        const uint32_t *keys;
        int room[ClassView::nbases];    // bytes that make careful loading unnecessary
        Word guard;
        int guard_shift;                // from a 32-bit hash to a bit number
        const uint32_t *guard_bits;
        int always;                     // candidates of the group without words
    };

    Vector<int> _outputs;
    Vector<Group> _groups;
    Vector<Word> _words;
    Vector<Slot> _slots;
    Vector<uint32_t> _keys;
    Vector<uint32_t> _guard_bits;
    Vector<Candidate> _candidates;
    ClassSteps _rest;
    ClassTerms *_terms;                 // only while rules are being added
    unsigned _uses;

    friend class ClassTerms;
    friend class ClassCode;             // writes the same as C++ (click/tools/lib/classcode.hh)
    Classification(const Classification &);
    Classification &operator=(const Classification &);

    static uint32_t mix(uint32_t hash, uint32_t word) {
        uint64_t h = (uint64_t) (hash ^ word) * 0x9E3779B97F4A7C15ULL;
        return (uint32_t) (h >> 32) ^ (uint32_t) h;
    }
    static uint32_t guard_bit(uint32_t word, int shift) { return word * 0x9E3779B1U >> shift; }
    int find(const Group &g, const ClassView &view) const;
    int find_careful(const Group &g, const ClassView &view) const;
    int find_key(const Group &g, uint32_t hash, const uint32_t *key) const;
};

inline int
Classification::find_key(const Group &g, uint32_t hash, const uint32_t *key) const
{
    for (uint32_t i = hash; ; ++i) {
        const Slot &s = g.slots[i & g.slot_mask];
        if (s.candidate < 0)
            return -1;
        if (s.hash != hash)
            continue;
        const uint32_t *k = g.keys + s.key;
        int w = 0;
        while (w != g.nwords && k[w] == key[w])
            ++w;
        if (w == g.nwords)
            return s.candidate;
    }
}

inline int
Classification::find(const Group &g, const ClassView &view) const
{
    for (int b = 0; b != ClassView::nbases; ++b)
        if (view.avail[b] < g.room[b])
            return find_careful(g, view);
    uint32_t guarded;
    __builtin_memcpy(&guarded, view.base[g.guard.base] + g.guard.offset, 4);
    uint32_t bit = guard_bit(guarded & g.guard.mask, g.guard_shift);
    if (!(g.guard_bits[bit >> 5] >> (bit & 31) & 1))
        return -1;
    uint32_t key[max_words], hash = 0;
    for (int w = 0; w != g.nwords; ++w) {
        const Word &word = g.words[w];
        uint32_t x;
        __builtin_memcpy(&x, view.base[word.base] + word.offset, 4);
        key[w] = x & word.mask;
        hash = mix(hash, key[w]);
    }
    return find_key(g, hash, key);
}

inline int
Classification::match(const ClassView &view) const
{
    int best = _outputs.size() - 1;             // the last "rule" is the drop behind all others
    const Group *end = _groups.end();
    for (const Group *g = _groups.begin(); g != end && g->first_rule < best; ++g) {
        int c = g->nwords ? find(*g, view) : g->always;
        for (; c >= 0; c = _candidates.unchecked_at(c).next) {
            const Candidate &cand = _candidates.unchecked_at(c);
            if (cand.rule >= best)
                break;
            if ((cand.rest < 0 ? ~cand.rest : _rest.run(cand.rest, view)) == 1) {
                best = cand.rule;
                break;
            }
        }
    }
    return _outputs.unchecked_at(best);
}

CLICK_ENDDECLS
#endif
