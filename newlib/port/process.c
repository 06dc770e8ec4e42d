/* The one process: the image. fork(), execve() and wait() are not here, so a program that needs them does not link. */
#include "crash.h"
#include "signal_default.h"

#include <errno.h>
#include <minios/power.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { PID = 1 };

void _exit(int status)
{
    minios_exit(status);
}

pid_t getpid(void)
{
    return PID;
}

void signal_default(int number)
{
    if (number == SIGABRT)                       /* abort() does not flush, ISO C leaves it open */
        port_crash("minios: abort() was called", (char *)NULL);
    port_close_streams();
    port_crash("minios: the program was ended by a signal: ", strsignal(number), (char *)NULL);
}

int kill(pid_t pid, int number)
{
    if (number < 0 || number >= NSIG) {
        errno = EINVAL;
        return -1;
    }
    if (pid != PID && pid != 0 && pid != -1) {
        errno = ESRCH;
        return -1;
    }
    return number == 0 ? 0 : raise(number);      /* 0 only asks whether the process is there */
}
