// -*- c-basic-offset: 4 -*-
#ifndef CLICK_MESSAGE_HH
#define CLICK_MESSAGE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Message(MESSAGE [, TYPE])
=s debugging
prints a message when the router is configured
=d
TYPE is MESSAGE, WARNING, or ERROR, which fails the router.
=a Error
*/
class Message : public Element { public:

    const char *class_name() const override { return "Message"; }
    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
};

CLICK_ENDDECLS
#endif
