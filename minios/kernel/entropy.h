/* Where random bytes come from when the processor has no RDRAND. Apps: <minios/entropy.h>. */
#ifndef KERNEL_ENTROPY_H
#define KERNEL_ENTROPY_H
#include <stdbool.h>
#include <stddef.h>

/* A driver's source: fill() writes all bytes or returns false; it does not switch threads. The first one is kept. */
void entropy_register(bool (*fill)(void *, size_t));
#endif
