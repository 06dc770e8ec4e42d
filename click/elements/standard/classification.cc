/*
 * classification.cc -- first-match classification by hash tables over masked words
 */
#include <click/config.h>
#include "classterms.hh"
CLICK_DECLS

Classification::Classification()
    : _terms(new ClassTerms(this))
{
}

Classification::~Classification()
{
    delete _terms;
}

void
Classification::add_rule(const ClassExpr &e, int x, int output)
{
    _terms->add_rule(e, x, _outputs.size());
    _outputs.push_back(output);
}

void
Classification::finish()
{
    _outputs.push_back(ClassSteps::drop);
    _terms->finish();
    delete _terms;
    _terms = 0;
    for (int i = 0; i != _words.size(); ++i)
        _uses |= 1 << _words[i].base;
    for (int i = 0; i != _rest.size(); ++i)
        _uses |= 1 << _rest[i].test.base;
}

void
ClassTerms::finish()
{
    // Terms arrived rule by rule, so groups are already in the order of their first rule. The runtime tables are plain arrays that
    // groups point into: sizes first, so that nothing moves afterwards.
    int words = 0, slots = 0, keys = 0;
    Vector<int> slot_count;
    for (int i = 0; i != _groups.size(); ++i) {
        int n = _groups[i].entries.size(), count = 4;
        while (count < 2 * n)
            count *= 2;
        slot_count.push_back(count);
        words += _groups[i].words.size();
        keys += n * _groups[i].words.size();
        slots += count;
    }
    Classification::Slot free_slot = { 0, -1, 0 };
    _c->_words.reserve(words);
    _c->_keys.reserve(keys);
    _c->_slots.resize(slots, free_slot);
    // as many guard bits as four for each slot, at least one word of them
    _c->_guard_bits.resize(slots / 8 + _groups.size(), 0);
    int guards = 0;
    slots = 0;
    for (int i = 0; i != _groups.size(); ++i) {
        Classification::Group g = Classification::Group();
        finish_group(_groups[i], _c->_words.size(), slots, slot_count[i], g);
        int bits = slot_count[i] * 4 < 32 ? 32 : slot_count[i] * 4;
        g.guard_bits = _c->_guard_bits.begin() + guards;
        if (g.nwords)
            finish_guard(_groups[i], bits, g);
        guards += bits / 32;
        _c->_groups.push_back(g);
        slots += slot_count[i];
    }
    for (int i = 0; i != _c->_groups.size(); ++i)
        _c->_groups[i].keys = _c->_keys.begin();
    _c->_rest = _rest;
}

void
ClassTerms::finish_guard(const Group &group, int bits, Classification::Group &g)
{
    g.guard_shift = 32;
    for (int n = bits; n > 1; n /= 2)
        --g.guard_shift;
    // The best guard compares many bits and lets few values through. A word that has the same value in all of many terms
    // (first fragments only, one protocol) says least about packets.
    uint32_t *map = const_cast<uint32_t *>(g.guard_bits);
    int best = 0, best_score = -1000;
    for (int w = 0; w <= g.nwords; ++w) {
        int word = w < g.nwords ? w : best, count = 0;  // the last round sets the map for the chosen word
        memset(map, 0, bits / 8);
        for (int i = 0; i != group.entries.size(); ++i) {
            uint32_t bit = Classification::guard_bit(group.entries[i].key[word], g.guard_shift);
            map[bit >> 5] |= 1U << (bit & 31);
        }
        for (int i = 0; i != bits / 32; ++i)
            count += __builtin_popcount(map[i]);
        int score = __builtin_popcount(group.words[word].mask) - (32 - __builtin_clz(count));
        if (count == 1 && group.entries.size() > 1)
            score -= 32;
        if (w < g.nwords && score > best_score) {
            best = w;
            best_score = score;
        }
    }
    g.guard = g.words[best];
}

void
ClassTerms::finish_group(const Group &group, int first_word, int first_slot, int slot_count, Classification::Group &g)
{
    g.first_rule = group.entries[0].rule;
    g.nwords = group.words.size();
    g.slot_mask = slot_count - 1;
    g.always = -1;
    for (int b = 0; b != ClassView::nbases; ++b)
        g.room[b] = -0x7FFFFFFF;
    for (int w = 0; w != g.nwords; ++w) {
        const ClassTest &t = group.words[w];
        Classification::Word word = { htonl(t.mask), t.offset, t.base, t.first, t.last };
        _c->_words.push_back(word);
        if (t.offset + 4 > g.room[t.base])
            g.room[t.base] = t.offset + 4;
    }
    g.words = _c->_words.begin() + first_word;
    Classification::Slot *slots = _c->_slots.begin() + first_slot;
    g.slots = slots;
    Vector<int> last(slot_count, -1);           // last candidate of each slot's chain
    int last_always = -1;

    for (int i = 0; i != group.entries.size(); ++i) {
        const Entry &e = group.entries[i];
        uint32_t hash = 0;
        for (int w = 0; w != g.nwords; ++w)
            hash = Classification::mix(hash, e.key[w]);
        int *head = &g.always, *tail = &last_always;
        if (g.nwords) {
            uint32_t s = hash & g.slot_mask;
            for (; slots[s].candidate >= 0; s = (s + 1) & g.slot_mask)
                if (slots[s].hash == hash
                    && memcmp(&_c->_keys[slots[s].key], e.key.begin(), g.nwords * sizeof(uint32_t)) == 0)
                    break;
            if (slots[s].candidate < 0) {
                slots[s].hash = hash;
                slots[s].key = _c->_keys.size();
                for (int w = 0; w != g.nwords; ++w)
                    _c->_keys.push_back(e.key[w]);
            }
            head = &slots[s].candidate;
            tail = &last[s];
        }
        // behind a candidate that always matches, nothing is ever reached
        if (*tail >= 0 && _c->_candidates[*tail].rest == ClassSteps::result(1))
            continue;
        if (e.rest == ClassSteps::result(0))
            continue;
        Classification::Candidate c = { e.rule, e.rest, -1 };
        int n = _c->_candidates.size();
        _c->_candidates.push_back(c);
        if (*tail >= 0)
            _c->_candidates[*tail].next = n;
        else
            *head = n;
        *tail = n;
    }
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassProgram ClassTerms ClassPrune)
ELEMENT_PROVIDES(Classification)
