/* pipe(3p): between threads. Programs wake their own poll() with one. */
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <minios/event.h>
#include <minios/thread.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { ROOM = 4096 };                            /* PIPE_BUF: a write of this size or less comes in one piece */

struct pipe {
    unsigned readers, writers;                   /* descriptors */
    unsigned waiting;                            /* threads that are inside a read or write */
    size_t first, count;                         /* of the bytes in the ring */
    struct minios_waitq changed;
    char bytes[ROOM];
};

static void change(struct pipe *pipe)
{
    minios_wake_all(&pipe->changed);
    descriptor_changed();
}

static void free_unused(struct pipe *pipe)
{
    if (pipe->readers == 0 && pipe->writers == 0 && pipe->waiting == 0)
        free(pipe);
}

/* False: both ends were closed meanwhile, by other threads; the pipe and the descriptor are gone. */
static bool wait_for_change(struct pipe *pipe)
{
    pipe->waiting++;
    minios_wait(&pipe->changed, MINIOS_NO_DEADLINE);
    pipe->waiting--;
    bool open = pipe->readers != 0 || pipe->writers != 0;
    free_unused(pipe);
    return open;
}

static ssize_t pipe_read(struct descriptor *descriptor, void *buffer, size_t size)
{
    struct pipe *pipe = descriptor->object;
    if (size == 0)
        return 0;
    while (pipe->count == 0) {
        if (pipe->writers == 0)
            return 0;
        if (descriptor->flags & O_NONBLOCK)
            return -EAGAIN;
        if (!wait_for_change(pipe))
            return -EBADF;
    }
    size_t count = size < pipe->count ? size : pipe->count, tail = ROOM - pipe->first;
    memcpy(buffer, pipe->bytes + pipe->first, count < tail ? count : tail);
    if (count > tail)
        memcpy((char *)buffer + tail, pipe->bytes, count - tail);
    pipe->first = (pipe->first + count) % ROOM;
    pipe->count -= count;
    change(pipe);
    return (ssize_t)count;
}

static size_t put(struct pipe *pipe, const char *data, size_t size)
{
    size_t count = size < ROOM - pipe->count ? size : ROOM - pipe->count;
    size_t at = (pipe->first + pipe->count) % ROOM, tail = ROOM - at;
    memcpy(pipe->bytes + at, data, count < tail ? count : tail);
    if (count > tail)
        memcpy(pipe->bytes, data + tail, count - tail);
    pipe->count += count;
    change(pipe);
    return count;
}

/* EPIPE without SIGPIPE: nobody is there whom the program's end would help. */
static ssize_t pipe_write(struct descriptor *descriptor, const void *data, size_t size)
{
    struct pipe *pipe = descriptor->object;
    size_t done = 0;
    while (done < size) {
        if (pipe->readers == 0)
            return done ? (ssize_t)done : -EPIPE;
        size_t room = ROOM - pipe->count;
        if (room > 0 && (size > ROOM || room >= size - done)) {
            done += put(pipe, (const char *)data + done, size - done);
            continue;
        }
        if (descriptor->flags & O_NONBLOCK)
            return done ? (ssize_t)done : -EAGAIN;
        if (!wait_for_change(pipe))
            return done ? (ssize_t)done : -EBADF;
    }
    return (ssize_t)done;
}

static bool writes(const struct descriptor *descriptor)
{
    return (descriptor->flags & O_ACCMODE) == O_WRONLY;
}

static short pipe_poll(struct descriptor *descriptor, short events)
{
    struct pipe *pipe = descriptor->object;
    if (writes(descriptor))
        return pipe->readers == 0 ? POLLERR : pipe->count < ROOM ? events & (POLLOUT | POLLWRNORM) : 0;
    return (short)((pipe->count > 0 ? events & (POLLIN | POLLRDNORM) : 0) | (pipe->writers == 0 ? POLLHUP : 0));
}

static int pipe_ioctl(struct descriptor *descriptor, unsigned long request, void *argument)
{
    struct pipe *pipe = descriptor->object;
    if (request != FIONREAD)
        return -ENOTTY;
    *(int *)argument = (int)pipe->count;
    return 0;
}

static int pipe_stat(struct descriptor *descriptor, struct stat *status)
{
    (void)descriptor;
    *status = (struct stat){ .st_mode = S_IFIFO | 0600, .st_nlink = 1, .st_blksize = ROOM };
    return 0;
}

static unsigned *ends(struct descriptor *descriptor)
{
    struct pipe *pipe = descriptor->object;
    return writes(descriptor) ? &pipe->writers : &pipe->readers;
}

static int pipe_dup(struct descriptor *descriptor)
{
    ++*ends(descriptor);
    return 0;
}

static int pipe_close(struct descriptor *descriptor)
{
    struct pipe *pipe = descriptor->object;
    --*ends(descriptor);
    change(pipe);
    free_unused(pipe);
    return 0;
}

static const struct descriptor_ops pipe_ops = {
    .read = pipe_read,
    .write = pipe_write,
    .stat = pipe_stat,
    .close = pipe_close,
    .dup = pipe_dup,
    .poll = pipe_poll,
    .ioctl = pipe_ioctl,
};

static int fail(int error)
{
    errno = error;
    return -1;
}

int pipe2(int result[2], int flags)
{
    if (flags & ~(O_NONBLOCK | O_CLOEXEC))
        return fail(EINVAL);
    struct pipe *pipe = calloc(1, sizeof *pipe);
    if (!pipe)
        return fail(ENOMEM);
    pipe->readers = pipe->writers = 1;
    int in = descriptor_open(&pipe_ops, pipe, O_RDONLY | (flags & O_NONBLOCK));
    int out = in < 0 ? in : descriptor_open(&pipe_ops, pipe, O_WRONLY | (flags & O_NONBLOCK));
    if (out < 0) {
        if (in >= 0)
            descriptor_get(in)->ops = NULL;
        free(pipe);
        return fail(-out);
    }
    result[0] = in;
    result[1] = out;
    return 0;
}

int pipe(int result[2])
{
    return pipe2(result, 0);
}
