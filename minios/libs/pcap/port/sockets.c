/* The one socket that libpcap opens: pcap_lookupnet() asks it for an interface's address and mask. */
#include "names.h"

#include <errno.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

/* lwip's, when the image has it. */
extern __typeof__(socket) socket __attribute__((weak));
extern __typeof__(ioctl) ioctl __attribute__((weak));

int pcap_minios_socket(int domain, int type, int protocol)
{
    if (socket)
        return socket(domain, type, protocol);
    errno = EAFNOSUPPORT;
    return -1;
}

int pcap_minios_ioctl(int descriptor, int request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *argument = va_arg(rest, void *);       /* libpcap always gives one */
    va_end(rest);
    if (ioctl)
        return ioctl(descriptor, request, argument);
    errno = ENOTTY;
    return -1;
}
