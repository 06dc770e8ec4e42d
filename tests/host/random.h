#ifndef TESTS_HOST_RANDOM_H
#define TESTS_HOST_RANDOM_H
#include <stdint.h>

/* Below `below`; the same numbers in every run. */
uint32_t random_number(uint32_t below);
#endif
