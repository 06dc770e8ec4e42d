/* strsignal(3p): newlib's prints into its buffer with sprintf(), which no crash message should bring into every image. */
#include "decimal.h"

#include <signal.h>
#include <string.h>

static const char *const texts[] = {
    [SIGHUP] = "Hangup",
    [SIGINT] = "Interrupt",
    [SIGQUIT] = "Quit",
    [SIGILL] = "Illegal instruction",
    [SIGTRAP] = "Trace/breakpoint trap",
    [SIGABRT] = "Aborted",
    [SIGBUS] = "Bus error",
    [SIGFPE] = "Floating point exception",
    [SIGKILL] = "Killed",
    [SIGUSR1] = "User defined signal 1",
    [SIGSEGV] = "Segmentation fault",
    [SIGUSR2] = "User defined signal 2",
    [SIGPIPE] = "Broken pipe",
    [SIGALRM] = "Alarm clock",
    [SIGTERM] = "Terminated",
    [SIGCHLD] = "Child exited",
    [SIGSYS] = "Bad system call",
    [SIGURG] = "Urgent I/O condition",
    [SIGSTOP] = "Stopped (signal)",
    [SIGTSTP] = "Stopped",
    [SIGCONT] = "Continued",
    [SIGTTIN] = "Stopped (tty input)",
    [SIGTTOU] = "Stopped (tty output)",
    [SIGXCPU] = "CPU time limit exceeded",
    [SIGXFSZ] = "File size limit exceeded",
    [SIGVTALRM] = "Virtual timer expired",
    [SIGPROF] = "Profiling timer expired",
    [SIGWINCH] = "Window changed",
};

/* The text is valid until the next call, as POSIX allows. */
char *strsignal(int number)
{
    static char text[sizeof "Signal -" + DECIMAL_ROOM];
    if (number >= 0 && number < (int)(sizeof texts / sizeof texts[0]) && texts[number])
        return (char *)texts[number];
    char room[DECIMAL_ROOM];
    unsigned long size = number < 0 ? -(unsigned long)number : (unsigned long)number;
    strcpy(text, number < 0 ? "Signal -" : "Signal ");
    strcat(text, port_decimal(room, size));
    return text;
}
