// -*- c-basic-offset: 4 -*-
#ifndef CLICK_NULL_HH
#define CLICK_NULL_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Null
=s basictransfer
passes packets unchanged
=d
PushNull and PullNull force their path to be push or pull. Null1 to Null8 are the same under other names.
*/
class Null : public Element { public:
    const char *class_name() const override { return "Null"; }
    const char *port_count() const override { return PORTS_1_1; }
    Packet *simple_action(Packet *p) override { return p; }
    void push(int, Packet *p) override { output(0).push(p); }
    Packet *pull(int) override { return input(0).pull(); }
};

class PushNull : public Null { public:
    const char *class_name() const override { return "PushNull"; }
    const char *processing() const override { return PUSH; }
};

class PullNull : public Null { public:
    const char *class_name() const override { return "PullNull"; }
    const char *processing() const override { return PULL; }
};

CLICK_ENDDECLS
#endif
