/* Descriptors 0, 1 and 2. */
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <minios/console.h>
#include <minios/event.h>

static void input_arrived(void *unused)
{
    (void)unused;                                /* that it ran is what ends minios_event_wait() */
}

/* Reading takes over the console's input event: a program uses either read(0) or minios_console_read(). */
static ssize_t console_read(struct descriptor *descriptor, void *buffer, size_t size)
{
    if (size == 0)
        return 0;
    minios_console_set_event(input_arrived, NULL);
    for (;;) {
        size_t count = minios_console_read(buffer, size);
        if (count > 0)
            return (ssize_t)count;
        if (descriptor->flags & O_NONBLOCK)
            return -EAGAIN;
        /* No input is lost in between: callbacks run only inside the wait, and it returns after any of them. */
        minios_event_wait(MINIOS_NO_DEADLINE);
    }
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
    .terminal = true,
};
