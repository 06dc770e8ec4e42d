/* Cancellation (POSIX.1-2008, XSH 2.9.5) at pthread_testcancel(), pthread_cond_wait(), pthread_cond_timedwait() and
 * pthread_join(); other calls that block run to their end. Asynchronous cancellation is deferred, too: a thread that
 * never calls anything cannot be stopped, since threads are cooperative. */
#include "pthread_thread.h"

#include <errno.h>
#include <stddef.h>

void thread_cancel_point(void)
{
    struct thread *self = thread_self();
    if (self->cancelled && !self->cancel_disabled) {
        self->cancel_disabled = true;            /* its cleanup handlers are not cancelled */
        pthread_exit(PTHREAD_CANCELED);
    }
}

int pthread_cancel(pthread_t id)
{
    struct thread *thread = thread_of(id);
    if (!thread)
        return ESRCH;
    thread->cancelled = true;
    if (thread->parked && !thread->cancel_disabled) {
        unpark_cancelled(thread->parked);
        thread->parked = NULL;
    }
    return 0;
}

void pthread_testcancel(void)
{
    thread_cancel_point();
}

int pthread_setcancelstate(int state, int *old)
{
    struct thread *self = thread_self();
    if (state != PTHREAD_CANCEL_ENABLE && state != PTHREAD_CANCEL_DISABLE)
        return EINVAL;
    if (old)
        *old = self->cancel_disabled ? PTHREAD_CANCEL_DISABLE : PTHREAD_CANCEL_ENABLE;
    self->cancel_disabled = state == PTHREAD_CANCEL_DISABLE;
    return 0;
}

int pthread_setcanceltype(int type, int *old)
{
    if (type != PTHREAD_CANCEL_DEFERRED && type != PTHREAD_CANCEL_ASYNCHRONOUS)
        return EINVAL;
    if (old)
        *old = PTHREAD_CANCEL_DEFERRED;
    return 0;
}

/* Behind the macros pthread_cleanup_push() and pthread_cleanup_pop() of newlib's <pthread.h>. */
void _pthread_cleanup_push(struct _pthread_cleanup_context *context, void (*routine)(void *), void *argument)
{
    struct thread *self = thread_self();
    context->_routine = routine;
    context->_arg = argument;
    context->_previous = self->cleanups;
    self->cleanups = context;
}

void _pthread_cleanup_pop(struct _pthread_cleanup_context *context, int execute)
{
    thread_self()->cleanups = context->_previous;
    if (execute)
        context->_routine(context->_arg);
}
