#ifndef CLICK_CLASSDECISION_HH
#define CLICK_CLASSDECISION_HH
#include <click/vector.hh>
#include "classtest.hh"
CLICK_DECLS

/** @brief Where the headers that tests refer to lie in one packet.
 *
 * A base that the packet does not have has avail <= 0, and every test of it fails. */
struct ClassView {
    enum { nbases = 3 };
    const unsigned char *base[nbases];
    int avail[nbases];                  ///< bytes from the base to the end of data

    /** The word in network order, bytes that are not there as 0; false if a needed byte is missing. */
    bool load(int b, int offset, int first, int last, uint32_t &word) const;
};

/** @brief A decision program: steps that jump to steps or results.
 *
 * Targets >= 0 are steps, negative ones results: result(n). */
class ClassDecision { public:

    struct Step {
        ClassTest test;                 ///< differ is never set here
        int yes;
        int no;
        bool short_yes;                 ///< missing bytes count as "yes"
    };
    enum { drop = 0x7FFFFFFF };         ///< the result of packets that nothing matches

    static int result(int output) { return ~output; }

    int run(int start, const ClassView &view) const;

    int size() const { return _steps.size(); }
    const Step &operator[](int i) const { return _steps[i]; }

    /** Takes the steps as ClassProgram::exchange() does. */
    template <typename S> void exchange(S &stream) CLICK_COLD;

  protected:

    Vector<Step> _steps;
};

template <typename S> void
ClassDecision::exchange(S &stream)
{
    stream.count(_steps);
    for (Step &s : _steps) {
        stream.number(s.test.mask);
        stream.number(s.test.value);
        stream.number(s.test.offset);
        stream.number(s.test.base);
        stream.number(s.test.first);
        stream.number(s.test.last);
        stream.number(s.yes);
        stream.number(s.no);
        stream.number(s.short_yes);
    }
}

CLICK_ENDDECLS
#endif
