/* signal(3p), sigaction(3p), raise(3p), masks. In place of newlib's, whose handlers are called once and have no mask.
 * All threads share one mask: only the running one can raise anything. */
#include "signal_default.h"

#include <errno.h>
#include <reent.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

static struct sigaction actions[NSIG];
static sigset_t blocked, pending;

static int fail(int error)
{
    errno = error;
    return -1;
}

static sigset_t bit(int number)
{
    return (sigset_t)1 << number;
}

static bool fixed(int number)
{
    return number == SIGKILL || number == SIGSTOP;
}

static bool ignored_by_default(int number)
{
    return number == SIGCHLD || number == SIGURG || number == SIGWINCH || number == SIGCONT;
}

static void deliver(int number)
{
    struct sigaction action = actions[number];
    if (action.sa_handler == SIG_IGN || (action.sa_handler == SIG_DFL && ignored_by_default(number)))
        return;
    if (action.sa_handler == SIG_DFL)
        signal_default(number);
    if (action.sa_flags & SA_RESETHAND)
        actions[number].sa_handler = SIG_DFL;
    sigset_t before = blocked;
    blocked |= action.sa_mask | (action.sa_flags & SA_NODEFER ? 0 : bit(number));
    action.sa_handler(number);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

int raise(int number)
{
    if (number <= 0 || number >= NSIG)
        return fail(EINVAL);
    if ((blocked & bit(number)) && !fixed(number))
        pending |= bit(number);
    else
        deliver(number);
    return 0;
}

int sigaction(int number, const struct sigaction *restrict new, struct sigaction *restrict old)
{
    if (number <= 0 || number >= NSIG || (new && fixed(number)))
        return fail(EINVAL);
    if (old)
        *old = actions[number];
    if (new)
        actions[number] = *new;
    return 0;
}

_sig_func_ptr signal(int number, _sig_func_ptr handler)
{
    struct sigaction new = { .sa_handler = handler, .sa_flags = SA_RESTART }, old;
    return sigaction(number, &new, &old) < 0 ? SIG_ERR : old.sa_handler;
}

/* What has been waiting is delivered when its signal is no longer blocked. */
int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    sigset_t before = blocked;
    if (set) {
        switch (how) {
        case SIG_SETMASK: blocked = *set; break;
        case SIG_BLOCK: blocked |= *set; break;
        case SIG_UNBLOCK: blocked &= ~*set; break;
        default: return fail(EINVAL);
        }
    }
    if (old)
        *old = before;
    for (int number = 1; number < NSIG; number++)
        if (pending & ~blocked & bit(number)) {
            pending &= ~bit(number);
            deliver(number);
        }
    return 0;
}

int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
    return sigprocmask(how, set, old) < 0 ? EINVAL : 0;
}

int sigpending(sigset_t *set)
{
    *set = pending;
    return 0;
}

/* newlib's own calls go by these names. */
int _raise_r(struct _reent *unused, int number)
{
    (void)unused;
    return raise(number);
}

_sig_func_ptr _signal_r(struct _reent *unused, int number, _sig_func_ptr handler)
{
    (void)unused;
    return signal(number, handler);
}
