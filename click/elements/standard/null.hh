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
Agnostic: it fits into push and pull paths.
=a PushNull, PullNull, Null1
*/
class Null : public Element { public:
    const char *class_name() const override { return "Null"; }
    const char *port_count() const override { return PORTS_1_1; }
    Packet *simple_action(Packet *p) override { return p; }
    void push(int, Packet *p) override { output(0).push(p); }
    Packet *pull(int) override { return input(0).pull(); }
};

/*
=c
PushNull
=s basictransfer
passes packets unchanged, in push paths only
=d
Like Null, but makes its path push.
=a Null, PullNull
*/
class PushNull : public Null { public:
    const char *class_name() const override { return "PushNull"; }
    const char *processing() const override { return PUSH; }
};

/*
=c
PullNull
=s basictransfer
passes packets unchanged, in pull paths only
=d
Like Null, but makes its path pull.
=a Null, PushNull
*/
class PullNull : public Null { public:
    const char *class_name() const override { return "PullNull"; }
    const char *processing() const override { return PULL; }
};

CLICK_ENDDECLS
#endif
