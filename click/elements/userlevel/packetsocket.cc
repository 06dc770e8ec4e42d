// -*- c-basic-offset: 4 -*-
/* packetsocket.{cc,hh} -- a Linux AF_PACKET socket on one interface: packet(7), netdevice(7) */
#include <click/config.h>
#include "packetsocket.hh"
#include "pcapfilter.hh"
#include <click/error.hh>
#include <click/linktype.hh>
#include <click/packet.hh>
#include <click/packet_anno.hh>
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
CLICK_DECLS

static int
linktype_of(int hardware)
{
    switch (hardware) {
    case ARPHRD_ETHER:
    case ARPHRD_LOOPBACK:
        return LinkType::ETHER;
    case ARPHRD_NONE:
    case ARPHRD_TUNNEL:
    case ARPHRD_TUNNEL6:
    case ARPHRD_SIT:
    case ARPHRD_IPGRE:
        return LinkType::IP;
    case ARPHRD_PPP:
        return LinkType::PPP;
    case ARPHRD_IEEE80211:
        return LinkType::WIFI;
    case ARPHRD_IEEE80211_PRISM:
        return LinkType::PRISM;
    case ARPHRD_IEEE80211_RADIOTAP:
        return LinkType::WIFI_RADIO;
    default:
        return LinkType::NONE;
    }
}

int
PacketSocket::open(const String &device, const Wanted &wanted, ErrorHandler *errh)
{
    // protocol 0: nothing is received before the socket is bound to its interface
    _fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (_fd < 0)
        return errh->error("%s: socket: %s", device.c_str(), strerror(errno));
    int r = configure(device, wanted, errh);
    if (r < 0)
        close();
    return r;
}

int
PacketSocket::configure(const String &device, const Wanted &wanted, ErrorHandler *errh)
{
    struct ifreq request;
    memset(&request, 0, sizeof(request));
    if (device.length() >= IFNAMSIZ)
        return errh->error("%s: device name too long", device.c_str());
    memcpy(request.ifr_name, device.data(), device.length());
    if (ioctl(_fd, SIOCGIFINDEX, &request) < 0)
        return errh->error("%s: %s", device.c_str(), strerror(errno));
    int index = request.ifr_ifindex;
    if (ioctl(_fd, SIOCGIFHWADDR, &request) < 0)
        return errh->error("%s: %s", device.c_str(), strerror(errno));
    _linktype = linktype_of(request.ifr_hwaddr.sa_family);

    int yes = 1;
    setsockopt(_fd, SOL_SOCKET, SO_TIMESTAMPNS, &yes, sizeof(yes));
    setsockopt(_fd, SOL_PACKET, PACKET_AUXDATA, &yes, sizeof(yes));

    // before the socket is bound, so that nothing else waits in it already
    if (wanted.filter && attach_pcap_filter(_fd, wanted.filter, _linktype, errh) < 0)
        return -1;
    struct sockaddr_ll address;
    memset(&address, 0, sizeof(address));
    address.sll_family = AF_PACKET;
    address.sll_ifindex = index;
    address.sll_protocol = wanted.receive ? htons(wanted.protocol ? wanted.protocol : ETH_P_ALL) : 0;
    if (bind(_fd, reinterpret_cast<struct sockaddr *>(&address), sizeof(address)) < 0)
        return errh->error("%s: bind: %s", device.c_str(), strerror(errno));

    if (wanted.promisc) {
        struct packet_mreq membership;
        memset(&membership, 0, sizeof(membership));
        membership.mr_ifindex = index;
        membership.mr_type = PACKET_MR_PROMISC;
        if (setsockopt(_fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &membership, sizeof(membership)) < 0)
            return errh->error("%s: promiscuous mode: %s", device.c_str(), strerror(errno));
    }
    return 0;
}

void
PacketSocket::close()
{
    if (_fd >= 0)
        ::close(_fd);
    _fd = -1;
}

// The kernel takes VLAN tags off; put one back.
static WritablePacket *
insert_vlan_tag(WritablePacket *p, uint16_t tpid, uint16_t tci)
{
    if (p->length() < 12 || !(p = p->push(4)))
        return p;
    memmove(p->data(), p->data() + 4, 12);
    uint16_t tag[2] = { htons(tpid), htons(tci) };
    memcpy(p->data() + 12, tag, 4);
    return p;
}

WritablePacket *
PacketSocket::receive(uint32_t snaplen, uint32_t headroom)
{
    WritablePacket *p = Packet::make(headroom, 0, snaplen, 0);
    if (!p)
        return 0;
    struct sockaddr_ll from;
    struct iovec data = { p->data(), snaplen };
    union {
        char bytes[256];
        struct cmsghdr alignment;
    } control;
    struct msghdr message;
    memset(&message, 0, sizeof(message));
    message.msg_name = &from;
    message.msg_namelen = sizeof(from);
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = &control;
    message.msg_controllen = sizeof(control);
    ssize_t n = recvmsg(_fd, &message, MSG_TRUNC);
    if (n < 0) {
        if (errno != EAGAIN && errno != EINTR && errno != ENETDOWN)
            click_chatter("recvmsg: %s", strerror(errno));
        p->kill();
        return 0;
    }
    uint32_t length = static_cast<uint32_t>(n);
    if (length < snaplen)
        p->take(snaplen - length);
    uint32_t extra = length > snaplen ? length - snaplen : 0;

    struct tpacket_auxdata aux;
    memset(&aux, 0, sizeof(aux));
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(&message, c))
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS && c->cmsg_len >= CMSG_LEN(sizeof(struct timespec))) {
            struct timespec when;
            memcpy(&when, CMSG_DATA(c), sizeof(when));
            p->set_timestamp_anno(Timestamp(when));
        } else if (c->cmsg_level == SOL_PACKET && c->cmsg_type == PACKET_AUXDATA && c->cmsg_len >= CMSG_LEN(sizeof(aux)))
            memcpy(&aux, CMSG_DATA(c), sizeof(aux));
    if (aux.tp_status & TP_STATUS_VLAN_VALID) {
        p = insert_vlan_tag(p, aux.tp_status & TP_STATUS_VLAN_TPID_VALID ? aux.tp_vlan_tpid : ETH_P_8021Q, aux.tp_vlan_tci);
        if (!p)
            return 0;
        if (p->length() > snaplen) {
            extra += p->length() - snaplen;
            p->take(p->length() - snaplen);
        }
    }
    p->set_packet_type_anno(static_cast<Packet::PacketType>(from.sll_pkttype)); // same numbers
    p->set_mac_header(p->data());
    SET_EXTRA_LENGTH_ANNO(p, extra);
    return p;
}

int
PacketSocket::send(const void *data, uint32_t length)
{
    ssize_t n;
    do
        n = ::send(_fd, data, length, 0);
    while (n < 0 && errno == EINTR);
    return n < 0 ? errno : 0;
}

uint64_t
PacketSocket::drops()
{
    struct tpacket_stats stats;
    socklen_t length = sizeof(stats);
    if (_fd >= 0 && getsockopt(_fd, SOL_PACKET, PACKET_STATISTICS, &stats, &length) >= 0)
        _drops += stats.tp_drops;       // reading resets the kernel's count
    return _drops;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel linux PcapFilter)
ELEMENT_PROVIDES(PacketSocket)
