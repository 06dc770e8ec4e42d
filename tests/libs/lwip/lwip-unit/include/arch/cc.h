/* Compiler and machine for upstream's configuration of the tests. */
#ifndef ARCH_CC_H
#define ARCH_CC_H
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <sys/time.h>
#include <sys/types.h>

#ifndef SSIZE_MAX
#define SSIZE_MAX LONG_MAX
#endif
#undef BYTE_ORDER
#define BYTE_ORDER 1234
#undef LITTLE_ENDIAN
#define LITTLE_ENDIAN 1234
#undef BIG_ENDIAN
#define BIG_ENDIAN 4321
#define LWIP_TIMEVAL_PRIVATE 0
#define LWIP_RAND() tests_random()
uint32_t tests_random(void);

#endif
