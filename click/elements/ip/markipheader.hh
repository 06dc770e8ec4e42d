#ifndef CLICK_MARKIPHEADER_HH
#define CLICK_MARKIPHEADER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
MarkIPHeader([OFFSET])
=s ip
sets IP header annotation
=d
Sets the IP header annotation at OFFSET (bytes from the start of data, default 0), with the length that the header states.
Nothing is checked. A packet that ends before OFFSET passes without annotation.
=a CheckIPHeader, StripIPHeader */
class MarkIPHeader : public Element { public:

    MarkIPHeader() : _offset(0) { }

    const char *class_name() const { return "MarkIPHeader"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  private:

    uint32_t _offset;
};

CLICK_ENDDECLS
#endif
