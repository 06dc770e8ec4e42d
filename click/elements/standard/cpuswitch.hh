// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CPUSWITCH_HH
#define CLICK_CPUSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
CPUSwitch
=s threads
sends packets to the output of the thread that runs it
=d
The output is the thread's number, modulo the number of outputs.
=a CPUQueue, StaticThreadSched
*/
class CPUSwitch : public Element { public:

    const char *class_name() const override { return "CPUSwitch"; }
    const char *port_count() const override { return "1/1-"; }
    const char *processing() const override { return PUSH; }

    void push(int, Packet *p) override { output(click_current_cpu_id() % noutputs()).push(p); }
};

CLICK_ENDDECLS
#endif
