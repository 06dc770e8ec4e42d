// -*- c-basic-offset: 4 -*-
/*
 * rawsocket.{cc,hh} -- exchanges IP packets of one protocol with the network: raw(7)
 */
#include <click/config.h>
#include "rawsocket.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/ipaddress.hh>
#include <click/linktype.hh>
#include <click/nameinfo.hh>
#include <click/packet.hh>
#include <click/packet_anno.hh>
#include <click/standard/scheduleinfo.hh>
#include <clicknet/ip.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
CLICK_DECLS

RawSocket::RawSocket()
    : _protocol(0), _port(0), _snaplen(2048), _headroom(Packet::default_headroom), _fd(-1), _reservation(-1), _held(0), _backoff(0),
      _task(this), _timer(&_task)
{
}

int
RawSocket::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String port;
    if (Args(conf, this, errh)
        .read_mp("TYPE", NamedIntArg(NameInfo::T_IP_PROTO), _protocol)
        .read_p("PORT", WordArg(), port)
        .read("SNAPLEN", _snaplen)
        .read("HEADROOM", _headroom)
        .complete() < 0)
        return -1;
    if (_protocol < 0 || _protocol > 255)
        return errh->error("TYPE out of range");
    bool has_ports = _protocol == IPPROTO_TCP || _protocol == IPPROTO_UDP;
    if (has_ports && port && !IPPortArg(_protocol).parse(port, _port, ArgContext(this)))
        return errh->error("PORT: bad port");
    if (_snaplen < sizeof(click_ip) || _snaplen > 65535)
        return errh->error("SNAPLEN out of range");
    if (_headroom > 8190)
        return errh->error("HEADROOM out of range");
    return 0;
}

int
RawSocket::reserve_port(ErrorHandler *errh)
{
    _reservation = socket(AF_INET, (_protocol == IPPROTO_TCP ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC, 0);
    if (_reservation < 0)
        return errh->error("socket: %s", strerror(errno));
    struct sockaddr_in here;
    memset(&here, 0, sizeof(here));
    here.sin_family = AF_INET;
    here.sin_port = htons(_port);
    if (bind(_reservation, reinterpret_cast<struct sockaddr *>(&here), sizeof(here)) < 0)
        return errh->error("bind: %s", strerror(errno));
    return 0;
}

int
RawSocket::initialize(ErrorHandler *errh)
{
    if (_port && reserve_port(errh) < 0)
        return -1;
    _fd = socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, _protocol);
    if (_fd < 0)
        return errh->error("socket: %s", strerror(errno));
    int yes = 1;                // packets that come in have their own IP headers
    if (setsockopt(_fd, IPPROTO_IP, IP_HDRINCL, &yes, sizeof(yes)) < 0)
        return errh->error("setsockopt(IP_HDRINCL): %s", strerror(errno));
    if (noutputs())
        add_select(_fd, SELECT_READ);
    if (ninputs()) {
        _timer.initialize(this);
        ScheduleInfo::join_scheduler(this, &_task, errh);
        _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    }
    return 0;
}

void
RawSocket::cleanup(CleanupStage)
{
    if (_held)
        _held->kill();
    _held = 0;
    if (_fd >= 0) {
        remove_select(_fd, SELECT_READ);
        close(_fd);
    }
    if (_reservation >= 0)
        close(_reservation);
    _fd = _reservation = -1;
}

void
RawSocket::selected(int, int)
{
    WritablePacket *p = Packet::make(_headroom, 0, _snaplen, 0);
    if (!p)
        return;
    ssize_t n = recv(_fd, p->data(), _snaplen, MSG_TRUNC);
    if (n < 0) {
        if (errno != EAGAIN && errno != EINTR)
            click_chatter("%s: recv: %s", declaration().c_str(), strerror(errno));
        return p->kill();
    }
    uint32_t got = static_cast<uint32_t>(n);
    if (got > _snaplen)
        SET_EXTRA_LENGTH_ANNO(p, got - _snaplen);
    else
        p->take(_snaplen - got);
    p->timestamp_anno().assign_now();
    if (LinkType::force_ip(p, LinkType::IP))
        output(0).push(p);
    else
        p->kill();
}

// False: the queue is full, and the packet is held for a while.
bool
RawSocket::send(Packet *p)
{
    click_ip ip;
    if (p->length() < sizeof(ip)) {
        click_chatter("%s: runt IP packet (%u bytes)", declaration().c_str(), p->length());
        p->kill();
        return true;
    }
    memcpy(&ip, p->data(), sizeof(ip));
    struct sockaddr_in to;
    memset(&to, 0, sizeof(to));
    to.sin_family = AF_INET;
    to.sin_addr = ip.ip_dst;
    ssize_t n;
    do
        n = sendto(_fd, p->data(), p->length(), MSG_DONTWAIT, reinterpret_cast<struct sockaddr *>(&to), sizeof(to));
    while (n < 0 && errno == EINTR);
    if (n < 0 && (errno == EAGAIN || errno == ENOBUFS)) {
        _held = p;
        _backoff = !_backoff ? 1 : _backoff < max_backoff ? 2 * _backoff : _backoff;
        _timer.schedule_after(Timestamp::make_usec(0, _backoff));
        return false;
    }
    if (n < 0)
        click_chatter("%s: send: %s", declaration().c_str(), strerror(errno));
    _backoff = 0;
    p->kill();
    return true;
}

bool
RawSocket::run_task(Task *)
{
    Packet *p = _held;
    _held = 0;
    if (!p)
        p = input(0).pull();
    if (p && !send(p))
        return false;
    if (p || _signal)
        _task.fast_reschedule();
    return p != 0;
}

void
RawSocket::add_handlers()
{
    if (ninputs())
        add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel linux)
EXPORT_ELEMENT(RawSocket)
