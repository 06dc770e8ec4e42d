/* Descriptors 0, 1 and 2. */
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <minios/console.h>
#include <minios/event.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>

/* What poll() has taken out of the console to see whether there is something; read() gives it first. */
static char peeked[64];
static size_t peeked_count;

static void input_arrived(void *unused)
{
    (void)unused;                                /* that it ran is what ends minios_event_wait() */
    descriptor_changed();
}

static size_t take(void *buffer, size_t size)
{
    if (peeked_count == 0)
        return minios_console_read(buffer, size);
    size_t count = size < peeked_count ? size : peeked_count;
    memcpy(buffer, peeked, count);
    peeked_count -= count;
    memmove(peeked, peeked + count, peeked_count);
    return count;
}

/* Reading takes over the console's input event: a program uses either read(0) or minios_console_read(). */
static ssize_t console_read(struct descriptor *descriptor, void *buffer, size_t size)
{
    if (size == 0)
        return 0;
    minios_console_set_event(input_arrived, NULL);
    for (;;) {
        size_t count = take(buffer, size);
        if (count > 0)
            return (ssize_t)count;
        if (descriptor->flags & O_NONBLOCK)
            return -EAGAIN;
        /* No input is lost in between: callbacks run only inside the wait, and it returns after any of them. */
        minios_event_wait(MINIOS_NO_DEADLINE);
    }
}

static size_t peek(void)
{
    minios_console_set_event(input_arrived, NULL);
    if (peeked_count == 0)
        peeked_count = minios_console_read(peeked, sizeof peeked);
    return peeked_count;
}

static short console_poll(struct descriptor *descriptor, short events)
{
    short ready = events & (POLLOUT | POLLWRNORM);
    if ((events & (POLLIN | POLLRDNORM)) && (descriptor->flags & O_ACCMODE) == O_RDONLY && peek() > 0)
        ready |= events & (POLLIN | POLLRDNORM);
    return ready;
}

static int console_ioctl(struct descriptor *descriptor, unsigned long request, void *argument)
{
    if (request != FIONREAD || (descriptor->flags & O_ACCMODE) != O_RDONLY)
        return -ENOTTY;
    *(int *)argument = (int)peek();
    return 0;
}

static ssize_t console_write(struct descriptor *descriptor, const void *data, size_t size)
{
    (void)descriptor;
    minios_console_write(data, size);
    return (ssize_t)size;
}

static int console_stat(struct descriptor *descriptor, struct stat *status)
{
    (void)descriptor;
    *status = (struct stat){ .st_mode = S_IFCHR | 0600, .st_nlink = 1, .st_blksize = 1024 };
    return 0;
}

static int console_dup(struct descriptor *descriptor)
{
    (void)descriptor;
    return 0;                                    /* the console has no state of its own */
}

const struct descriptor_ops console_ops = {
    .read = console_read,
    .write = console_write,
    .stat = console_stat,
    .dup = console_dup,
    .poll = console_poll,
    .ioctl = console_ioctl,
    .terminal = true,
};
