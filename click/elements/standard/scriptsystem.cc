// -*- c-basic-offset: 4 -*-
/*
 * scriptsystem.cc -- Script's reach to the machine: signals and files. The guest has neither.
 */
#include <click/config.h>
#include "scriptfunctions.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#if CLICK_USERLEVEL
# include <signal.h>
#endif
CLICK_DECLS

int
script_signal_number(const String &word)
{
#if CLICK_USERLEVEL
    static const struct {
        const char *name;
        int signo;
    } names[] = {
        { "ABRT", SIGABRT }, { "ALRM", SIGALRM }, { "HUP", SIGHUP }, { "INT", SIGINT }, { "IO", SIGIO }, { "PIPE", SIGPIPE },
        { "QUIT", SIGQUIT }, { "TERM", SIGTERM }, { "TSTP", SIGTSTP }, { "USR1", SIGUSR1 }, { "USR2", SIGUSR2 }
    };
    for (const auto &n : names)
        if (word == n.name)
            return n.signo;
    int signo = 0;
    if (IntArg().parse(word, signo) && signo >= 0 && signo <= 31)
        return signo;
#else
    (void) word;
#endif
    return -1;
}

#if CLICK_USERLEVEL
static bool
read_file(const String &name, StringAccum &sa)
{
    FILE *f = name == "-" ? stdin : fopen(name.c_str(), "rb");
    if (!f)
        return false;
    errno = 0;
    char buf[8192];
    while (size_t n = fread(buf, 1, sizeof(buf), f))
        sa.append(buf, static_cast<int>(n));
    int error = ferror(f) ? errno : 0;
    if (f != stdin)
        fclose(f);
    errno = error;
    return !error;
}

int
script_file(int, String &data, Element *, const Handler *h, ErrorHandler *errh)
{
    String name;
    if (!FilenameArg().parse(data, name) || !name)
        return errh->error("bad FILE");
    StringAccum sa;
    if (!read_file(name, sa))
        return errh->error("%s: %s", name.c_str(), strerror(errno));
    data = sa.take_string();
    if (reinterpret_cast<intptr_t>(h->read_user_data()) == sf_catq)
        data = cp_quote(data);
    return 0;
}

int
script_kill(int, String &data, Element *, const Handler *, ErrorHandler *errh)
{
    int signo = script_signal_number(cp_shift_spacevec(data));
    if (signo < 0)
        return errh->error("bad SIGNO");
    Vector<int> pids;
    do {
        int pid = 0;
        if (!IntArg().parse(cp_shift_spacevec(data), pid))
            return errh->error("bad PID");
        pids.push_back(pid);
    } while (data);
    int result = 0;
    for (int pid : pids)
        if (kill(pid, signo) < 0)
            result = errh->error("kill(%d, %d): %s", pid, signo, strerror(errno));
    return result;
}
#endif

CLICK_ENDDECLS
ELEMENT_PROVIDES(ScriptSystem)
