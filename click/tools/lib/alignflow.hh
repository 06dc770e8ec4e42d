// -*- c-basic-offset: 4 -*-
// AlignFlow: the alignment of packet data at every port of a configuration.
#ifndef CLICK_TOOLS_ALIGNFLOW_HH
#define CLICK_TOOLS_ALIGNFLOW_HH
#include "alignrules.hh"
CLICK_DECLS
class Bitvector;

class AlignFlow { public:

    /** Follows packets through the live elements of @a router as it is now. */
    AlignFlow(const ToolRouter &router, ClassMap &map);
    AlignFlow(const AlignFlow &) = delete;
    AlignFlow &operator=(const AlignFlow &) = delete;

    const AlignRule &rule(int e) const { return _elements[e].rule; }
    int ninputs(int e) const { return _elements[e].in.size(); }
    const Alignment &at_input(int e, int port) const { return _elements[e].in[port]; }
    /** Is it wrong there for an element that wants one? */
    bool is_wrong(int e, int port) const {
        return rule(e).wants && !rule(e).content_with(at_input(e, port));
    }
    /** The alignment that an Align in front of this port should make: if the element does not mind, what suits those behind it. */
    Alignment best(int e, int port) const;
    /** Sets the bits of elements that packets from these elements' outputs reach. */
    void mark_behind(const Vector<int> &elements, Bitvector &marked) const;

  private:
    struct Port {
        int element;
        int port;
    };
    struct Element {
        AlignRule rule;
        Vector<Alignment> in;
        Vector<Alignment> out;
        Vector<Vector<Port> > next;             // of each output
        String flow_code;
    };
    Vector<Element> _elements;

    Alignment output_of(const Element &element, int output) const;
};

CLICK_ENDDECLS
#endif
