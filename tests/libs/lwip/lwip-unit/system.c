/* Random numbers that are the same in every run, so that a failure comes again. */
#include <arch/cc.h>

uint32_t tests_random(void)
{
    static uint32_t state = 1;
    state = state * 1664525 + 1013904223;        /* Knuth's constants for 32 bits */
    return state >> 8;
}
