#ifndef CLICK_CLASSIFICATION_HH
#define CLICK_CLASSIFICATION_HH
#include "classprogram.hh"
#include "classsteps.hh"
CLICK_DECLS
class ClassTerms;
class ClassCode;

/** @brief An ordered list of rules, compiled for fast first-match classification.
 *
 * Every rule is split into terms: conjunctions of equalities, plus a rest (negations, ranges) for which a decision program is
 * kept. A packet costs one look-up per group of terms however many rules there are, and memory and compile time grow with the number
 * of rules, not faster. */
class Classification : public ClassProgram { public:

    Classification();
    ~Classification() CLICK_COLD;

    /** Add a rule behind the others: packets for which @a x holds get @a output (ClassSteps::drop: none). */
    void add_rule(const ClassExpr &e, int x, int output) CLICK_COLD;
    /** Call once, after the last rule. */
    void finish() CLICK_COLD;

  private:

    ClassTerms *_terms;                 // only while rules are being added

    friend class ClassTerms;
    friend class ClassCode;             // writes the same as C++ (click/tools/lib/classcode.hh)
};

CLICK_ENDDECLS
#endif
