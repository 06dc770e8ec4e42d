/* readv(3p) and writev(3p). */
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>
#include <unistd.h>

static ssize_t fail(int error)
{
    errno = error;
    return -1;
}

static bool acceptable(const struct iovec *pieces, int count)
{
    if (count < 1 || count > IOV_MAX)
        return false;
    size_t all = 0;
    for (int i = 0; i < count; i++) {
        if (pieces[i].iov_len > (size_t)PTRDIFF_MAX - all)
            return false;
        all += pieces[i].iov_len;
    }
    return true;
}

/* One after the other, up to the first that is not done completely. An error counts only when nothing was moved. */
static ssize_t one_by_one(struct descriptor *descriptor, const struct iovec *pieces, int count, bool reading)
{
    ssize_t all = 0;
    for (int i = 0; i < count; i++) {
        if (pieces[i].iov_len == 0)
            continue;
        ssize_t moved = reading ? descriptor->ops->read(descriptor, pieces[i].iov_base, pieces[i].iov_len)
                                : descriptor->ops->write(descriptor, pieces[i].iov_base, pieces[i].iov_len);
        if (moved < 0)
            return all ? all : moved;
        all += moved;
        if ((size_t)moved < pieces[i].iov_len)
            break;
    }
    return all;
}

static ssize_t result(ssize_t value)
{
    return value < 0 ? fail((int)-value) : value;
}

ssize_t readv(int number, const struct iovec *pieces, int count)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor || !descriptor->ops->read || (descriptor->flags & O_ACCMODE) == O_WRONLY)
        return fail(EBADF);
    if (!acceptable(pieces, count))
        return fail(EINVAL);
    return result(descriptor->ops->readv ? descriptor->ops->readv(descriptor, pieces, count)
                                         : one_by_one(descriptor, pieces, count, true));
}

ssize_t writev(int number, const struct iovec *pieces, int count)
{
    struct descriptor *descriptor = descriptor_get(number);
    if (!descriptor || !descriptor->ops->write || (descriptor->flags & O_ACCMODE) == O_RDONLY)
        return fail(EBADF);
    if (!acceptable(pieces, count))
        return fail(EINVAL);
    return result(descriptor->ops->writev ? descriptor->ops->writev(descriptor, pieces, count)
                                          : one_by_one(descriptor, pieces, count, false));
}
