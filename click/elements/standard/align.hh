// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ALIGN_HH
#define CLICK_ALIGN_HH
#include <click/element.hh>
#include <click/packet.hh>
CLICK_DECLS
class Args;

/*
=c
Align(MODULUS, OFFSET)
=s basicmod
moves packet data so that its address is OFFSET modulo MODULUS
=d
MODULUS is 2, 4, or 8.
=a CheckAlign, AlignmentInfo */
class Align : public Element { public:

    Align() CLICK_COLD;

    const char *class_name() const override { return "Align"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  protected:
    unsigned _modulus;
    int _offset;

    /** Reads what is left of @a args and checks it; negative after a message. */
    int complete(Args &args, ErrorHandler *errh) CLICK_COLD;
    /** How many bytes the data would have to move forward; 0: it is aligned. */
    int missing(const Packet *p) const {
        // the modulus is a power of 2, so negative offsets wrap to the right one
        unsigned address = static_cast<unsigned>(reinterpret_cast<uintptr_t>(p->data()));
        return static_cast<int>((static_cast<unsigned>(_offset) - address) & (_modulus - 1));
    }
};

CLICK_ENDDECLS
#endif
