// -*- c-basic-offset: 4 -*-
// What a crash of user-space click leaves behind.
#ifndef CLICK_USERLEVEL_CRASHTRACE_HH
#define CLICK_USERLEVEL_CRASHTRACE_HH
#include <click/config.h>
CLICK_DECLS

/** With CLICK_BACKTRACE in the environment, unless it is a false boolean, signals that end the program (SIGSEGV, SIGBUS, SIGILL,
 *  SIGFPE, SIGABRT) first write the calls that led there to standard error. */
void trace_crashes_if_asked();

CLICK_ENDDECLS
#endif
