// -*- c-basic-offset: 4 -*-
// What element classes do to the alignment of packet data, and what they want.
#ifndef CLICK_TOOLS_ALIGNRULES_HH
#define CLICK_TOOLS_ALIGNRULES_HH
#include "alignment.hh"
#include "classmap.hh"
#include "toolrouter.hh"
CLICK_DECLS

struct AlignRule {
    int move;                   // bytes that data begins later behind the element
    int grain;                  // and perhaps multiples of this more; 0: exactly, 1: nobody knows
    Alignment sets;             // what all packets have behind it (Align); chunk 0: does not apply
    Alignment makes;            // of packets that the element makes itself; chunk 0: it makes none
    bool wants;                 // does it want to know, or have, an alignment at its inputs?
    Alignment wanted;           // which one; its offset does not matter if any_offset
    bool any_offset;

    AlignRule() : move(0), grain(0), wants(false), any_offset(false) {}
    bool content_with(const Alignment &x) const;
};

/** Elements of classes that are not in the tables let packets pass as they are; with no input @a connected they make some of their own. */
AlignRule align_rule(const ToolElement &element, const ClassTraits &traits, bool connected);
/** The MODULUS and OFFSET of an Align or CheckAlign; false if they are none. */
bool parse_align(const ToolElement &element, Alignment &result);

CLICK_ENDDECLS
#endif
