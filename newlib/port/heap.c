/* malloc's memory, and those of its functions whose newlib form does not notice when sizes wrap around
 * (CVE-2021-3420 and calloc's product). */
#include <errno.h>
#include <malloc.h>
#include <minios/memory.h>
#include <reent.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

void *sbrk(ptrdiff_t increment)
{
    void *end = minios_sbrk(increment);
    if (end == (void *)-1)
        errno = ENOMEM;
    return end;
}

static void *no_memory(void)
{
    errno = ENOMEM;
    return NULL;
}

void *calloc(size_t count, size_t size)
{
    size_t all;
    if (__builtin_mul_overflow(count, size, &all))
        return no_memory();
    return _calloc_r(_REENT, 1, all);
}

static bool is_alignment(size_t alignment)
{
    return alignment != 0 && (alignment & (alignment - 1)) == 0;
}

void *memalign(size_t alignment, size_t size)
{
    if (!is_alignment(alignment)) {
        errno = EINVAL;
        return NULL;
    }
    /* The allocator adds both and a header; PTRDIFF_MAX is more than any machine has. */
    if (size > PTRDIFF_MAX || alignment > PTRDIFF_MAX / 2)
        return no_memory();
    return _memalign_r(_REENT, alignment, size);
}

/* ISO C11 7.22.3.1, with the size no longer bound to the alignment (DR 460). */
void *aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

/* POSIX posix_memalign(3p): returns the error and leaves errno alone. */
int posix_memalign(void **result, size_t alignment, size_t size)
{
    if (!is_alignment(alignment) || alignment < sizeof(void *))
        return EINVAL;
    int saved = errno;
    void *memory = memalign(alignment, size);
    errno = saved;
    if (!memory)
        return ENOMEM;
    *result = memory;
    return 0;
}
