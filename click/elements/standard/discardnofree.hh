// -*- c-basic-offset: 4 -*-
#ifndef CLICK_DISCARDNOFREE_HH
#define CLICK_DISCARDNOFREE_HH
#include <click/element.hh>
#include <click/task.hh>
CLICK_DECLS

/*
=c
DiscardNoFree
=s basictransfer
takes packets and never frees them
=d
For measuring what freeing costs: memory leaks on purpose. In a pull context its task pulls one packet per run, always.
=a Discard
*/
class DiscardNoFree : public Element { public:

    DiscardNoFree() : _task(this) {}

    const char *class_name() const override { return "DiscardNoFree"; }
    const char *port_count() const override { return PORTS_1_0; }

    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int, Packet *) override {}
    bool run_task(Task *) override;

  private:
    Task _task;
};

CLICK_ENDDECLS
#endif
