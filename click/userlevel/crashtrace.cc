// -*- c-basic-offset: 4 -*-
/*
 * crashtrace.{cc,hh} -- what a crash leaves behind
 */
#include "crashtrace.hh"
#include <click/args.hh>
#include <execinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

extern "C" {
static void
trace_and_end(int signo)
{
    // only what is safe in a signal handler; backtrace() was called once before, so that it has loaded what it needs
    void *calls[128];
    backtrace_symbols_fd(calls, backtrace(calls, 128), STDERR_FILENO);
    signal(signo, SIG_DFL);
    raise(signo);
}
}

CLICK_DECLS

void
trace_crashes_if_asked()
{
    const char *wish = getenv("CLICK_BACKTRACE");
    bool wanted;
    if (!wish || (BoolArg().parse(wish, wanted) && !wanted))
        return;
    void *call;
    backtrace(&call, 1);
    static const int signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };
    for (int signo : signals)
        signal(signo, trace_and_end);
}

CLICK_ENDDECLS
