// -*- c-basic-offset: 4 -*-
/*
 * checkalign.{cc,hh} -- checks that packet data is aligned
 */
#include <click/config.h>
#include "checkalign.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
CheckAlign::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Args args(conf, this, errh);
    args.read("ASSERT", _assert);
    return complete(args, errh);
}

Packet *
CheckAlign::simple_action(Packet *p)
{
    if (int delta = missing(p)) {
        if (_assert) {
            click_chatter("%p{element}: packet data is %d bytes off its alignment", this, static_cast<int>(_modulus) - delta);
            abort();
        }
        checked_output_push(1, p);
        return 0;
    }
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(Align)
EXPORT_ELEMENT(CheckAlign)
ELEMENT_MT_SAFE(CheckAlign)
