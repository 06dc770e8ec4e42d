/* Kernel messages on the console. */
#ifndef KERNEL_PRINT_H
#define KERNEL_PRINT_H
#include <stdarg.h>
/* %s %c %d %u %x %lu %ld %lx %zu %p, field widths with 0 padding; no floating point. */
void kprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));
void kvprintf(const char *format, va_list) __attribute__((format(printf, 1, 0)));
#endif
