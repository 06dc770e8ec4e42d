/* The system calls that take a descriptor. */
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

static int fail(int error)
{
    errno = error;
    return -1;
}

/* An operation's result (negative: -errno) as the system call returns it. */
static ssize_t result(ssize_t value)
{
    return value < 0 ? fail((int)-value) : value;
}

ssize_t read(int number, void *buffer, size_t size)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor || !descriptor->ops->read || (descriptor->flags & O_ACCMODE) == O_WRONLY)
        return fail(EBADF);
    return result(descriptor->ops->read(descriptor, buffer, size < PTRDIFF_MAX ? size : PTRDIFF_MAX));
}

ssize_t write(int number, const void *data, size_t size)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor || !descriptor->ops->write || (descriptor->flags & O_ACCMODE) == O_RDONLY)
        return fail(EBADF);
    return result(descriptor->ops->write(descriptor, data, size < PTRDIFF_MAX ? size : PTRDIFF_MAX));
}

off_t lseek(int number, off_t offset, int whence)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor)
        return fail(EBADF);
    if (!descriptor->ops->seek)
        return fail(ESPIPE);
    return result(descriptor->ops->seek(descriptor, offset, whence));
}

int fstat(int number, struct stat *status)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor || !descriptor->ops->stat)
        return fail(EBADF);
    return (int)result(descriptor->ops->stat(descriptor, status));
}

int isatty(int number)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor)
        return fail(EBADF), 0;
    if (!descriptor->ops->terminal)
        return fail(ENOTTY), 0;
    return 1;
}

/* The slot is free again whatever the object says, as on every system with descriptors. */
int close(int number)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor)
        return fail(EBADF);
    int status = descriptor->ops->close ? descriptor->ops->close(descriptor) : 0;
    descriptor->ops = NULL;
    return (int)result(status);
}

int dup(int number)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor)
        return fail(EBADF);
    if (!descriptor->ops->dup)
        return fail(EINVAL);
    int copy = descriptor_open(descriptor->ops, descriptor->object, descriptor->flags);
    if (copy < 0)
        return fail(-copy);
    int status = descriptor->ops->dup(descriptor_get(copy));
    if (status < 0) {
        descriptor_get(copy)->ops = NULL;
        return fail(-status);
    }
    return copy;
}

int fcntl(int number, int command, ...)
{
    enum { CHANGEABLE = O_APPEND | O_NONBLOCK };
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor)
        return fail(EBADF);
    va_list arguments;
    va_start(arguments, command);
    int argument = command == F_SETFL || command == F_SETFD ? va_arg(arguments, int) : 0;
    va_end(arguments);
    switch (command) {
    case F_GETFL:
        return descriptor->flags;
    case F_SETFL:
        descriptor->flags = (descriptor->flags & ~CHANGEABLE) | (argument & CHANGEABLE);
        return 0;
    case F_GETFD:
    case F_SETFD:                                /* there is no exec() to close anything */
        return 0;
    default:
        return fail(EINVAL);
    }
}
