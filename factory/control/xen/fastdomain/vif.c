/* dom0's end of an interface: the network driver makes vif<domid>.<n> when it sees its nodes; here it goes on its bridge and
 * up, which is all that the usual script does for a bridge. */
#define _GNU_SOURCE
#include "fastdomain.h"
#include <errno.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { patience = 20000 };              /* times half a millisecond */

static unsigned wait_for(const char *name)
{
    const struct timespec moment = { .tv_nsec = 500000 };
    for (unsigned i = 0; i < patience; ++i) {
        unsigned index = if_nametoindex(name);
        if (index)
            return index;
        check_interrupted();
        nanosleep(&moment, 0);
    }
    errno = 0;
    fail("%s does not appear: is the driver xen-netback loaded?", name);
}

void vif_plug(const struct domain *d, unsigned index)
{
    struct ifreq request = { 0 };
    char *name = format("vif%u.%u", d->id, index);
    const char *bridge = d->vifs[index].bridge;
    int file = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int number = (int) wait_for(name);
    if (file < 0)
        fail("no socket");
    if (*bridge) {
        strncpy(request.ifr_name, bridge, IFNAMSIZ - 1);
        request.ifr_ifindex = number;
        if (ioctl(file, SIOCBRADDIF, &request) < 0 && errno != EBUSY)
            fail("cannot put %s on bridge %s", name, bridge);
    }
    memset(&request, 0, sizeof(request));
    strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    if (ioctl(file, SIOCGIFFLAGS, &request) < 0)
        fail("cannot look at %s", name);
    request.ifr_flags |= IFF_UP;
    if (ioctl(file, SIOCSIFFLAGS, &request) < 0)
        fail("cannot bring %s up", name);
    close(file);
    store_write(0, format("/local/domain/0/backend/vif/%u/%u/hotplug-status", d->id, index), "connected");
}
