/* <sys/mman.h>: there is no virtual memory to map, so these are declared and not defined: a program that needs them does
 * not link, one that only includes this file does. */
#ifndef POSIX_SYS_MMAN_H
#define POSIX_SYS_MMAN_H
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif

#define PROT_NONE 0
#define PROT_READ 1
#define PROT_WRITE 2
#define PROT_EXEC 4
#define MAP_SHARED 1
#define MAP_PRIVATE 2
#define MAP_FIXED 16
#define MAP_ANONYMOUS 32
#define MAP_ANON MAP_ANONYMOUS
#define MAP_FAILED ((void *)-1)

void *mmap(void *, size_t, int protection, int flags, int, off_t);
int munmap(void *, size_t);
int mprotect(void *, size_t, int protection);

#ifdef __cplusplus
}
#endif
#endif
