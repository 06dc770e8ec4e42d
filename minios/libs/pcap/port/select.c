/* The descriptor of a handle, for select() and poll() (pcap_get_selectable_fd(3PCAP)). It cannot be read from. */
#include "live.h"

#include <descriptor.h>

#include <poll.h>
#include <stddef.h>
#include <unistd.h>

static short ready(struct descriptor *descriptor, short events)
{
    short found = events & (POLLOUT | POLLWRNORM);
    if (events & (POLLIN | POLLRDNORM) && live_readable(descriptor->object))
        found |= events & (POLLIN | POLLRDNORM);
    return found;
}

static const struct descriptor_ops live_ops = { .poll = ready };

int live_descriptor_open(struct live *live)
{
    int number = descriptor_open(&live_ops, live, 0);
    return number < 0 ? -1 : number;
}

void live_descriptor_close(int number)
{
    if (number >= 0)
        close(number);
}

void live_descriptor_changed(void)
{
    descriptor_changed();
}
