/* The decisions of pthread_once(3p), which is in pthread_once_call.S: an exception of C++ must be able to leave it
 * (std::call_once), and C is compiled without tables for that. */
#include "pthread_thread.h"

#include <stddef.h>
#include <unwind.h>

enum { NOT_YET, RUNNING, DONE };

int pthread_once_begin(pthread_once_t *);
void pthread_once_end(pthread_once_t *, int done);
_Unwind_Reason_Code pthread_once_personality(int, _Unwind_Action, _Unwind_Exception_Class, struct _Unwind_Exception *,
                                             struct _Unwind_Context *);

/* True: the caller has to run the function. Waits while another thread does. */
int pthread_once_begin(pthread_once_t *once)
{
    struct parked node;
    while (once->init_executed == RUNNING)
        park(&node, once, 0, MINIOS_NO_DEADLINE, false);
    if (once->init_executed == DONE)
        return 0;
    once->init_executed = RUNNING;
    return 1;
}

void pthread_once_end(pthread_once_t *once, int done)
{
    once->init_executed = done ? DONE : NOT_YET;
    for (struct parked *node; (node = parked_at(once));)
        unpark(node);
}

/* Only images with exceptions have the unwinder. */
extern __typeof__(_Unwind_GetGR) _Unwind_GetGR __attribute__((weak));

/* An exception passes: the function counts as not called, the next one tries again (ISO C++ [thread.once.callonce]).
 * pthread_once() keeps the control's address in rbx, number 3 of the System V ABI's table 3.36. */
_Unwind_Reason_Code pthread_once_personality(int version, _Unwind_Action actions, _Unwind_Exception_Class class,
                                             struct _Unwind_Exception *exception, struct _Unwind_Context *context)
{
    (void)version, (void)class, (void)exception;
    if (actions & _UA_CLEANUP_PHASE)
        pthread_once_end((pthread_once_t *)_Unwind_GetGR(context, 3), 0);
    return _URC_CONTINUE_UNWIND;
}
