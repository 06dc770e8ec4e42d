// -*- c-basic-offset: 4 -*-
/*
 * msqueue.{cc,hh} -- old name of ThreadSafeQueue
 *
 * Not only in builds for several threads, as ThreadSafeQueue is not: a configuration need not care how its driver was built.
 */
#include <click/config.h>
#include "msqueue.hh"
#include <click/error.hh>
CLICK_DECLS

int
MSQueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    errh->warning("MSQueue is deprecated, use ThreadSafeQueue instead");
    return ThreadSafeQueue::configure(conf, errh);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ThreadSafeQueue)
EXPORT_ELEMENT(MSQueue)
