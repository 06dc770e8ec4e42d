// -*- c-basic-offset: 4 -*-
/*
 * socket.{cc,hh} -- exchanges packets' data with another program through a socket. Configuration and opening are in socketopen.cc.
 */
#include <click/config.h>
#include "elements/ip/iproutetable.hh"
#include "socket.hh"
#include <click/error.hh>
#include <click/packet.hh>
#include <click/packet_anno.hh>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
CLICK_DECLS

Socket::Socket()
    : _type(t_tcp), _client(false), _timestamp(true), _nodelay(true), _verbose(false), _snaplen(2048), _headroom(Packet::default_headroom),
      _sndbuf(-1), _rcvbuf(-1), _port(0), _local_port(0), _owns_filename(false), _allow(0), _deny(0), _fd(-1), _active(-1), _remote(), _held(0), _written(0),
      _task(this)
{
}

void
Socket::failed_call(const char *call, int error)
{
    click_chatter("%s: %s: %s", declaration().c_str(), call, strerror(error));
}

bool
Socket::allowed(const Address &who) const
{
    struct sockaddr_in in;
    if (!is_ip() || _client || who.length < sizeof(in))
        return true;
    memcpy(&in, who.bytes, sizeof(in));
    IPAddress address(in.sin_addr), gateway;
    if (_allow && _allow->lookup_route(address, gateway) >= 0)
        return true;
    return !_deny || _deny->lookup_route(address, gateway) < 0;
}

void
Socket::accept_connection()
{
    Address who;
    socklen_t length = sizeof(who.bytes);
    int fd = accept4(_fd, reinterpret_cast<struct sockaddr *>(who.bytes), &length, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0) {
        if (errno != EAGAIN && errno != EINTR)
            failed_call("accept", errno);
        return;
    }
    who.length = length;
    if (!allowed(who)) {
        if (_verbose)
            click_chatter("%s: refused a connection", declaration().c_str());
        close(fd);
        return;
    }
    if (_verbose)
        click_chatter("%s: opened connection %d", declaration().c_str(), fd);
    _active = fd;
    remove_select(_fd, SELECT_READ); // the next one waits until this one ends
    add_select(_active, SELECT_READ);
    if (ninputs() && input_is_pull(0))
        _task.reschedule();
}

// The connection ends. A server of a stream type waits for another one.
void
Socket::close_active()
{
    if (_verbose)
        click_chatter("%s: closed connection %d", declaration().c_str(), _active);
    remove_select(_active, SELECT_READ | SELECT_WRITE);
    close(_active);
    if (_active == _fd)
        _fd = -1;
    else
        add_select(_fd, SELECT_READ);
    _active = -1;
    if (_held)                  // half of it is gone
        _held->kill();
    _held = 0;
}

void
Socket::receive()
{
    WritablePacket *p = Packet::make(_headroom, 0, _snaplen, 0);
    if (!p)
        return;
    Address from;
    socklen_t length = sizeof(from.bytes);
    ssize_t n = recvfrom(_active, p->data(), _snaplen, is_stream() ? 0 : MSG_TRUNC, reinterpret_cast<struct sockaddr *>(from.bytes), &length);
    if (n <= 0) {
        int error = errno;
        p->kill();
        // a datagram that nobody took comes back as a refusal; the next one may be taken
        if (n < 0 && (error == EAGAIN || error == EINTR || (!is_stream() && error == ECONNREFUSED)))
            return;
        if (n < 0)
            failed_call("read", error);
        close_active();
        return;
    }
    from.length = length;
    if (!is_stream() && !_client) {
        if (!allowed(from))
            return p->kill();
        _remote = from;
    }
    uint32_t got = static_cast<uint32_t>(n);
    if (got > _snaplen)
        SET_EXTRA_LENGTH_ANNO(p, got - _snaplen);
    else
        p->take(_snaplen - got);
    if (_timestamp)
        p->timestamp_anno().assign_now();
    output(0).push(p);
}

void
Socket::selected(int fd, int mask)
{
    if (mask & SELECT_WRITE) {
        remove_select(fd, SELECT_WRITE);
        _task.reschedule();
    }
    if (!(mask & SELECT_READ) || !noutputs())
        return;
    if (fd == _active)
        receive();
    else if (_active < 0 && is_stream() && !_client)
        accept_connection();
}

// Where a datagram goes: to the other side, or after its annotation.
Socket::Address
Socket::target_of(const Packet *p) const
{
    if (_client && _type == t_udp && !_ip)
        return ip_address(p->dst_ip_anno(), _port);
    return _remote;
}

// Writes what is left of a packet.
Socket::Result
Socket::write(const Packet *p, uint32_t &written)
{
    Address to = is_stream() ? Address() : target_of(p);
    if (!is_stream() && !to.length) // a server that nobody has spoken to
        return all_written;
    while (written < p->length()) {
        ssize_t n = sendto(_active, p->data() + written, p->length() - written, MSG_NOSIGNAL | MSG_DONTWAIT,
                           to.length ? reinterpret_cast<struct sockaddr *>(to.bytes) : 0, to.length);
        if (n >= 0)
            written += static_cast<uint32_t>(n);
        else if (errno == EAGAIN || errno == ENOBUFS)
            return not_yet;
        else if (errno == ECONNREFUSED && !is_stream())
            return all_written; // about an earlier one
        else if (errno != EINTR) {
            failed_call("write", errno);
            return is_stream() ? failed : all_written;
        }
    }
    return all_written;
}

void
Socket::push(int, Packet *p)
{
    uint32_t written = 0;
    while (_active >= 0) {
        Result result = write(p, written);
        if (result == failed)
            close_active();
        if (result != not_yet)
            break;
        struct pollfd ready = { _active, POLLOUT, 0 };
        poll(&ready, 1, -1);
    }
    p->kill();
}

bool
Socket::run_task(Task *)
{
    if (_active < 0)            // a connection starts it again
        return false;
    if (!_held) {
        _held = input(0).pull();
        _written = 0;
        if (!_held) {
            if (_signal)
                _task.fast_reschedule();
            return false;
        }
    }
    Result result = write(_held, _written);
    if (result == not_yet) {
        add_select(_active, SELECT_WRITE);
        return false;
    }
    if (result == failed)
        close_active();
    if (_held)
        _held->kill();
    _held = 0;
    _task.fast_reschedule();
    return true;
}

void
Socket::add_handlers()
{
    if (ninputs() && input_is_pull(0))
        add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel SocketOpen IPRouteTable)
EXPORT_ELEMENT(Socket)
