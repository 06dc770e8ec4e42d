/* What a signal does that nobody handles or ignores. */
#ifndef NEWLIB_PORT_SIGNAL_DEFAULT_H
#define NEWLIB_PORT_SIGNAL_DEFAULT_H

/* Ends the image with a message and a backtrace. */
void signal_default(int number) __attribute__((noreturn));

#endif
