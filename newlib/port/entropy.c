/* getentropy(2), as OpenBSD defined it: 256 bytes at most, all or nothing. */
#include <errno.h>
#include <minios/entropy.h>
#include <stddef.h>
#include <unistd.h>

int getentropy(void *buffer, size_t size)
{
    if (size > 256) {
        errno = EIO;
        return -1;
    }
    if (!minios_entropy(buffer, size)) {
        errno = ENOSYS;                          /* the processor has no RDRAND; nothing weaker is passed off as random */
        return -1;
    }
    return 0;
}
