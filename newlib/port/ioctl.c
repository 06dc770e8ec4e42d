/* ioctl(): what is the same for all descriptors; the rest is the object's. */
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/ioctl.h>

int ioctl(int number, unsigned long request, ...)
{
    va_list arguments;
    va_start(arguments, request);
    void *argument = va_arg(arguments, void *);  /* every request that anybody here knows takes a pointer */
    va_end(arguments);
    struct descriptor *descriptor = descriptor_get(number);
    int error = 0;
    if (!descriptor)
        error = EBADF;
    else if (request == FIONBIO)
        descriptor->flags = *(int *)argument ? descriptor->flags | O_NONBLOCK : descriptor->flags & ~O_NONBLOCK;
    else
        error = descriptor->ops->ioctl ? -descriptor->ops->ioctl(descriptor, request, argument) : ENOTTY;
    if (error == 0)
        return 0;
    errno = error;
    return -1;
}
