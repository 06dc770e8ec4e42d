/*
 * classprogram.{cc,hh} -- first-match classification by hash tables over masked words
 */
#include <click/config.h>
#include "classprogram.hh"
CLICK_DECLS

ClassProgram::~ClassProgram()
{
}

// A packet too short for a direct load of every word: it can still have the bytes that are compared.
int
ClassProgram::find_careful(const Group &g, const ClassView &view) const
{
    uint32_t key[max_words], hash = 0;
    for (int w = 0; w != g.nwords; ++w) {
        const Word &word = g.words[w];
        uint32_t x;
        if (!view.load(word.base, word.offset, word.first, word.last, x))
            return -1;
        key[w] = htonl(x) & word.mask;
        hash = mix(hash, key[w]);
    }
    return find_key(g, hash, key);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassDecision)
ELEMENT_PROVIDES(ClassProgram)
