// -*- c-basic-offset: 4 -*-
/*
 * message.{cc,hh} -- prints a message when the router is configured
 */
#include <click/config.h>
#include "message.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
Message::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String message, type = String::make_stable("MESSAGE", 7);
    if (Args(conf, this, errh).read_mp("MESSAGE", message).read_p("TYPE", WordArg(), type).complete() < 0)
        return -1;
    if (type == "MESSAGE")
        errh->message("%s", message.c_str());
    else if (type == "WARNING")
        errh->warning("%s", message.c_str());
    else if (type == "ERROR")
        return errh->error("%s", message.c_str());
    else
        return errh->error("unrecognized message type");
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Message)
ELEMENT_MT_SAFE(Message)
