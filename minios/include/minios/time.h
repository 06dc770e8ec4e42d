/* Time in nanoseconds. */
#ifndef MINIOS_TIME_H
#define MINIOS_TIME_H
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define MINIOS_NSEC_PER_SEC 1000000000ull

uint64_t minios_monotonic(void);                 /* since boot; never goes back */
uint64_t minios_walltime(void);                  /* since 1970-01-01 00:00 UTC; 0 + monotonic when no clock is there */

#ifdef __cplusplus
}
#endif
#endif
