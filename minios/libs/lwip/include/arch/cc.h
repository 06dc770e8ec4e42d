/* What lwIP wants to know about compiler and machine (lwip/arch.h). */
#ifndef ARCH_CC_H
#define ARCH_CC_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif

#ifndef SSIZE_MAX
#define SSIZE_MAX __LONG_MAX__                   /* else lwIP defines an ssize_t of its own */
#endif

#undef BYTE_ORDER
#define BYTE_ORDER 1234
#undef LITTLE_ENDIAN
#define LITTLE_ENDIAN 1234
#undef BIG_ENDIAN
#define BIG_ENDIAN 4321

#define lwip_htons(x) __builtin_bswap16(x)
#define lwip_htonl(x) __builtin_bswap32(x)

uint32_t port_random(void);
#define LWIP_RAND() port_random()

/* Never comes back: a broken list inside the stack is no state to go on from. */
void port_assertion_failed(const char *what, const char *file, int line) __attribute__((noreturn));
#define LWIP_PLATFORM_ASSERT(what) port_assertion_failed(what, __FILE__, __LINE__)
#define LWIP_PLATFORM_DIAG(message) ((void)0)

void *port_memory_take(size_t size);
void *port_memory_take_clear(size_t count, size_t size);
void port_memory_give(void *);

uint16_t port_checksum(const void *data, int length);

#ifdef __cplusplus
}
#endif
#endif
