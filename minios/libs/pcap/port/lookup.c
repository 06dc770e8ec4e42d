/* The one socket that libpcap opens: pcap_lookupnet() asks it for an interface's IPv4 address. An interface that is
 * captured from has none, since it is not lwip's (live.h), so the answer is always EADDRNOTAVAIL, which libpcap reports as
 * "net0: no IPv4 address assigned". */
#include "live.h"
#include "names.h"

#include <descriptor.h>

#include <errno.h>
#include <net/if.h>
#include <stddef.h>
#include <sys/ioctl.h>

static int ask(struct descriptor *descriptor, unsigned long request, void *argument)
{
    (void)descriptor;
    const struct ifreq *asked = argument;
    if (request != SIOCGIFADDR && request != SIOCGIFNETMASK)
        return -ENOTTY;
    return live_index(asked->ifr_name) < 0 ? -ENXIO : -EADDRNOTAVAIL;
}

static const struct descriptor_ops ops = { .ioctl = ask };

int pcap_minios_socket(int domain, int type, int protocol)
{
    (void)domain, (void)type, (void)protocol;
    int number = descriptor_open(&ops, NULL, 0);
    if (number >= 0)
        return number;
    errno = -number;
    return -1;
}
