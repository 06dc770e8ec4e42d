/* malloc's memory. */
#include <errno.h>
#include <minios/memory.h>
#include <stddef.h>
#include <stdlib.h>
#include <malloc.h>
#include <unistd.h>

void *sbrk(ptrdiff_t increment)
{
    void *end = minios_sbrk(increment);
    if (end == (void *)-1)
        errno = ENOMEM;
    return end;
}

/* POSIX posix_memalign(3p): returns the error and leaves errno alone. newlib has memalign() only. */
int posix_memalign(void **result, size_t alignment, size_t size)
{
    if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0)
        return EINVAL;
    /* memalign() adds these up unchecked (CVE-2021-3420). */
    if (size > (size_t)-1 - alignment - MINIOS_PAGE_SIZE)
        return ENOMEM;
    int saved = errno;
    void *memory = memalign(alignment, size);
    errno = saved;
    if (!memory)
        return ENOMEM;
    *result = memory;
    return 0;
}
