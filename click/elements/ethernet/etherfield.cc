// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "etherfield.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
EtherField::parse(const String &text, uint32_t &offset, ErrorHandler *errh)
{
    String word = text.lower();
    if (word == "src")
        offset = 6;
    else if (word == "dst")
        offset = 0;
    else if (!IntArg().parse(word, offset))
        return errh->error("type mismatch: bad OFFSET");
    return 0;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(EtherField)
