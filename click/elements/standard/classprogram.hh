#ifndef CLICK_CLASSPROGRAM_HH
#define CLICK_CLASSPROGRAM_HH
#include "classdecision.hh"
CLICK_DECLS

/** @brief A list of rules as packets are matched with it: what Classification compiles.
 *
 * Terms that compare the same masked words form a group, and a group is one hash table. Groups are ordered by their first rule, so the
 * search ends as soon as no later group can win. In front of each table stands a guard, a bit map of the values that its most
 * varied word can have: most packets that match nothing get no further. */
class ClassProgram { public:

    ClassProgram() : _uses(0) {}
    ~ClassProgram() CLICK_COLD;

    /** The output of the first matching rule, ClassDecision::drop if there is none. */
    inline int match(const ClassView &view) const;

    /** Whether some test looks at header @a base. */
    bool uses(int base) const { return _uses & (1 << base); }

    /** Gives every number of the program to @a stream, or takes it from there: one function, so that what is written when an image is
     *  built is what the image reads. A stream has number(any integer &) and count(Vector &), which is the vector's size. */
    template <typename S> void exchange(S &stream) CLICK_COLD;

  protected:

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
    ClassDecision _rest;
    unsigned _uses;

    static uint32_t mix(uint32_t hash, uint32_t word) {
        uint64_t h = (uint64_t) (hash ^ word) * 0x9E3779B97F4A7C15ULL;
        return (uint32_t) (h >> 32) ^ (uint32_t) h;
    }
    static uint32_t guard_bit(uint32_t word, int shift) { return word * 0x9E3779B1U >> shift; }

  private:

    ClassProgram(const ClassProgram &);
    ClassProgram &operator=(const ClassProgram &);

    int find(const Group &g, const ClassView &view) const;
    int find_careful(const Group &g, const ClassView &view) const;
    int find_key(const Group &g, uint32_t hash, const uint32_t *key) const;
    template <typename S> static void exchange(S &stream, Word &word);
    /** A place in @a v, as its number. */
    template <typename S, typename T> static void exchange(S &stream, const Vector<T> &v, const T *&place);
};

inline int
ClassProgram::find_key(const Group &g, uint32_t hash, const uint32_t *key) const
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
ClassProgram::find(const Group &g, const ClassView &view) const
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
ClassProgram::match(const ClassView &view) const
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

template <typename S> void
ClassProgram::exchange(S &stream, Word &word)
{
    stream.number(word.mask);
    stream.number(word.offset);
    stream.number(word.base);
    stream.number(word.first);
    stream.number(word.last);
}

template <typename S, typename T> void
ClassProgram::exchange(S &stream, const Vector<T> &v, const T *&place)
{
    int n = place ? place - v.begin() : 0;
    stream.number(n);
    place = v.begin() + n;
}

template <typename S> void
ClassProgram::exchange(S &stream)
{
    stream.number(_uses);
    stream.count(_outputs);
    for (int &o : _outputs)
        stream.number(o);
    stream.count(_words);
    for (Word &w : _words)
        exchange(stream, w);
    stream.count(_slots);
    for (Slot &s : _slots) {
        stream.number(s.candidate);
        if (s.candidate >= 0) {
            stream.number(s.hash);
            stream.number(s.key);
        } else
            s.hash = s.key = 0;
    }
    stream.count(_keys);
    for (uint32_t &k : _keys)
        stream.number(k);
    stream.count(_guard_bits);
    for (uint32_t &b : _guard_bits)
        stream.number(b);
    stream.count(_candidates);
    for (Candidate &c : _candidates) {
        stream.number(c.rule);
        stream.number(c.rest);
        stream.number(c.next);
    }
    stream.count(_groups);
    for (Group &g : _groups) {
        stream.number(g.first_rule);
        stream.number(g.nwords);
        stream.number(g.slot_mask);
        exchange(stream, _words, g.words);
        exchange(stream, _slots, g.slots);
        exchange(stream, _keys, g.keys);
        for (int &room : g.room)
            stream.number(room);
        exchange(stream, g.guard);
        stream.number(g.guard_shift);
        exchange(stream, _guard_bits, g.guard_bits);
        stream.number(g.always);
    }
    _rest.exchange(stream);
}

CLICK_ENDDECLS
#endif
