// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "tee.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
Tee::configure(Vector<String> &conf, ErrorHandler *errh)
{
    unsigned n = noutputs();
    if (Args(conf, this, errh).read_p("N", n).complete() < 0)
        return -1;
    if (n != static_cast<unsigned>(noutputs()))
        return errh->error("%d outputs implies %d arms", noutputs(), noutputs());
    return 0;
}

void
Tee::push(int, Packet *p)
{
    int last = noutputs() - 1;
    for (int i = 0; i < last; i++)
        if (Packet *copy = p->clone())
            output(i).push(copy);
    output(last).push(p);
}

Packet *
PullTee::pull(int)
{
    Packet *p = input(0).pull();
    if (p)
        for (int i = 1; i < noutputs(); i++)
            if (Packet *copy = p->clone())
                output(i).push(copy);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Tee)
EXPORT_ELEMENT(PullTee-PullTee)
ELEMENT_MT_SAFE(Tee)
