// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "resize.hh"
#include <click/args.hh>
CLICK_DECLS

int
Resize::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int head = 0, tail = 0;
    if (Args(conf, this, errh).read_p("HEAD", head).read_p("TAIL", tail).complete() < 0)
        return -1;
    _head = head;
    _tail = tail;
    return 0;
}

/** How many of @a length bytes a negative @a change removes. Unsigned, as -INT_MIN is not an int. */
static uint32_t
removed(int change, uint32_t length)
{
    uint32_t n = 0U - static_cast<uint32_t>(change);
    return n < length ? n : length;
}

Packet *
Resize::simple_action(Packet *p)
{
    if (_head > 0)
        p = p->nonunique_push(_head);
    else if (_head < 0)
        p->pull(removed(_head, p->length()));
    if (p && _tail > 0)
        p = p->nonunique_put(_tail);
    else if (p && _tail < 0)
        p->take(removed(_tail, p->length()));
    return p;
}

void
Resize::add_handlers()
{
    add_data_handlers("head", Handler::OP_READ | Handler::OP_WRITE, &_head);
    add_data_handlers("tail", Handler::OP_READ | Handler::OP_WRITE, &_tail);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Resize)
