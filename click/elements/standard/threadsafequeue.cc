// -*- c-basic-offset: 4 -*-
/*
 * threadsafequeue.{cc,hh} -- a Queue for several threads
 */
#include <click/config.h>
#include "threadsafequeue.hh"
CLICK_DECLS



CLICK_ENDDECLS
ELEMENT_REQUIRES(FullNoteQueue)
EXPORT_ELEMENT(ThreadSafeQueue)
