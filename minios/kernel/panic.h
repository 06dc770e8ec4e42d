/* The end of an image that cannot go on. */
#ifndef KERNEL_PANIC_H
#define KERNEL_PANIC_H
/* Prints `minios: panic: …` and a backtrace, and powers off with MINIOS_EXIT_CRASH. */
void panic(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
#endif
