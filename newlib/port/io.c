/* The system calls that take a descriptor. */
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
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

int ftruncate(int number, off_t length)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor)
        return fail(EBADF);
    if (length < 0 || !descriptor->ops->truncate || (descriptor->flags & O_ACCMODE) == O_RDONLY)
        return fail(EINVAL);
    return (int)result(descriptor->ops->truncate(descriptor, length));
}

/* Nothing is behind what an image keeps: memory is as safe as it gets. */
int fsync(int number)
{
    return descriptor_get(number) ? 0 : fail(EBADF);
}

int fdatasync(int number)
{
    return fsync(number);
}

/* The slot is free again whatever the object says, as on every system with descriptors. */
int close(int number)
{
    struct descriptor *descriptor = descriptor_get(number);
    return descriptor ? (int)result(descriptor_close(descriptor)) : fail(EBADF);
}

int dup(int number)
{
    return (int)result(descriptor_copy(number, 0));
}

int dup2(int number, int wanted)
{
    if (!descriptor_get(number) || wanted < 0 || wanted >= DESCRIPTOR_MAX)
        return fail(EBADF);
    if (number == wanted)
        return wanted;
    struct descriptor *there = descriptor_get(wanted);
    if (there)
        descriptor_close(there);
    return (int)result(descriptor_copy(number, wanted));
}

int fcntl(int number, int command, ...)
{
    enum { CHANGEABLE = O_APPEND | O_NONBLOCK };
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor)
        return fail(EBADF);
    va_list arguments;
    va_start(arguments, command);
    bool takes_one = command == F_SETFL || command == F_SETFD || command == F_DUPFD || command == F_DUPFD_CLOEXEC;
    int argument = takes_one ? va_arg(arguments, int) : 0;
    va_end(arguments);
    switch (command) {
    case F_DUPFD:
    case F_DUPFD_CLOEXEC:
        return (int)result(descriptor_copy(number, argument));
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
