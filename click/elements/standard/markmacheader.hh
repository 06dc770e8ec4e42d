// -*- c-basic-offset: 4 -*-
#ifndef CLICK_MARKMACHEADER_HH
#define CLICK_MARKMACHEADER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
MarkMACHeader([OFFSET, LENGTH])
=s annotations
sets packets' MAC header annotation
=d
The header is at OFFSET (default 0). With LENGTH, the network header annotation is set to its end. Packets whose buffer is too
short for that stay as they are.
=a MarkIPHeader
*/
class MarkMACHeader : public Element { public:

    MarkMACHeader() : _offset(0), _length(0) {}

    const char *class_name() const override { return "MarkMACHeader"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }

    Packet *simple_action(Packet *) override;

  private:
    uint32_t _offset;
    uint32_t _length;
};

CLICK_ENDDECLS
#endif
