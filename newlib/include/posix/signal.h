/* <signal.h>: newlib's, and the flags of sigaction() that it lacks. Signals come from raise(), kill() and abort() only:
 * there is no other process, no terminal that sends any, and an exception of the processor is the image's end. */
#ifndef POSIX_SIGNAL_H
#define POSIX_SIGNAL_H
#include_next <signal.h>

#define SA_RESETHAND 2                           /* one call, then the default again */
#define SA_NODEFER 4                             /* not blocked while its own handler runs */
#define SA_RESTART 8                             /* always so: no signal interrupts a call */

#endif
