// -*- c-basic-offset: 4 -*-
/* tundevice.{cc,hh} -- tun and tap interfaces: the kernel's Documentation/networking/tuntap.rst, netdevice(7), rtentry of route(8) */
#include <click/config.h>
#include "tundevice.hh"
#include <click/error.hh>
#include <click/packet.hh>
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <net/route.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
CLICK_DECLS

// The kernel's prefix of each packet: flags, and the Ethernet type.
struct TunPrefix {
    uint16_t flags;
    uint16_t protocol;
};
static_assert(sizeof(TunPrefix) == TunDevice::prefix_length, "struct tun_pi has four bytes");

static void
set_address(struct sockaddr &where, IPAddress address)
{
    struct sockaddr_in in;
    memset(&in, 0, sizeof(in));
    in.sin_family = AF_INET;
    in.sin_addr.s_addr = address.addr();
    memcpy(&where, &in, sizeof(where));
}

int
TunDevice::open(const Setup &setup, ErrorHandler *errh)
{
    if (setup.name.length() >= IFNAMSIZ)
        return errh->error("%s: device name too long", setup.name.c_str());
    _fd = ::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (_fd < 0)
        return errh->error("open /dev/net/tun: %s", strerror(errno));
    int r = make(setup, errh);
    if (r < 0)
        close();
    return r;
}

int
TunDevice::make(const Setup &setup, ErrorHandler *errh)
{
    struct ifreq request;
    memset(&request, 0, sizeof(request));
    request.ifr_flags = setup.tap ? IFF_TAP : IFF_TUN;
    memcpy(request.ifr_name, setup.name.data(), setup.name.length());
    if (ioctl(_fd, TUNSETIFF, &request) < 0)
        return errh->error("%s: TUNSETIFF: %s", setup.name ? setup.name.c_str() : "/dev/net/tun", strerror(errno));
    _name = String(request.ifr_name);
    return set_up(setup, errh);
}

// Each step fails for a reason of its own, which the message names.
int
TunDevice::set_up(const Setup &setup, ErrorHandler *errh)
{
    int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (s < 0)
        return errh->error("socket: %s", strerror(errno));
    struct ifreq request;
    memset(&request, 0, sizeof(request));
    memcpy(request.ifr_name, _name.data(), _name.length());
    const char *step = 0;
    if (setup.ether) {
        request.ifr_hwaddr.sa_family = ARPHRD_ETHER;
        memcpy(request.ifr_hwaddr.sa_data, setup.ether.data(), 6);
        if (ioctl(s, SIOCSIFHWADDR, &request) < 0)
            step = "Ethernet address";
    }
    if (!step && setup.mtu) {
        request.ifr_mtu = static_cast<int>(setup.mtu);
        if (ioctl(s, SIOCSIFMTU, &request) < 0)
            step = "MTU";
    }
    if (!step && setup.address) {
        set_address(request.ifr_addr, setup.address);
        if (ioctl(s, SIOCSIFADDR, &request) < 0)
            step = "address";
        set_address(request.ifr_netmask, setup.mask);
        if (!step && ioctl(s, SIOCSIFNETMASK, &request) < 0)
            step = "netmask";
        if (!step && ioctl(s, SIOCGIFFLAGS, &request) < 0)
            step = "flags";
        request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP | IFF_RUNNING);
        if (!step && ioctl(s, SIOCSIFFLAGS, &request) < 0)
            step = "bringing it up";
    }
    if (!step && setup.gateway) {
        struct rtentry route;
        memset(&route, 0, sizeof(route));
        set_address(route.rt_dst, IPAddress());
        set_address(route.rt_genmask, IPAddress());
        set_address(route.rt_gateway, setup.gateway);
        route.rt_flags = RTF_UP | RTF_GATEWAY;
        if (ioctl(s, SIOCADDRT, &route) < 0)
            step = "default route";
    }
    int error = errno;
    ::close(s);
    return step ? errh->error("%s: %s: %s", _name.c_str(), step, strerror(error)) : 0;
}

void
TunDevice::close()
{
    if (_fd >= 0)
        ::close(_fd);
    _fd = -1;
}

WritablePacket *
TunDevice::receive(uint32_t headroom, uint32_t size, uint16_t &protocol)
{
    WritablePacket *p = Packet::make(headroom, 0, size, 0);
    if (!p)
        return 0;
    TunPrefix prefix;
    struct iovec parts[2] = { { &prefix, sizeof(prefix) }, { p->data(), size } };
    ssize_t n = readv(_fd, parts, 2);
    if (n < static_cast<ssize_t>(sizeof(prefix))) {
        if (n < 0 && errno != EAGAIN && errno != EINTR)
            click_chatter("%s: read: %s", _name.c_str(), strerror(errno));
        p->kill();
        return 0;
    }
    p->take(size - static_cast<uint32_t>(n - sizeof(prefix)));
    p->timestamp_anno().assign_now();
    protocol = ntohs(prefix.protocol);
    return p;
}

int
TunDevice::send(const unsigned char *data, uint32_t length, uint16_t protocol)
{
    TunPrefix prefix = { 0, htons(protocol) };
    struct iovec parts[2] = { { &prefix, sizeof(prefix) }, { const_cast<unsigned char *>(data), length } };
    ssize_t n;
    do
        n = writev(_fd, parts, 2);
    while (n < 0 && errno == EINTR);
    return n < 0 ? errno : 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel linux)
ELEMENT_PROVIDES(TunDevice)
