// -*- c-basic-offset: 4 -*-
/* socketopen.cc -- Socket's configuration, and how it binds, listens and connects: socket(7), ip(7), unix(7) */
#include <click/config.h>
#include "elements/ip/iproutetable.hh"
#include "socket.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet.hh>
#include <click/standard/scheduleinfo.hh>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
CLICK_DECLS

int
Socket::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String type;
    bool proper;
    Element *allow = 0, *deny = 0;
    _client = noutputs() == 0;
    if (Args(this, errh).bind(conf)
        .read_mp("TYPE", WordArg(), type)
        .read("CLIENT", _client)
        .read("SNAPLEN", _snaplen)
        .read("HEADROOM", _headroom)
        .read("TIMESTAMP", _timestamp)
        .read("NODELAY", _nodelay)
        .read("SNDBUF", _sndbuf)
        .read("RCVBUF", _rcvbuf)
        .read("VERBOSE", _verbose)
        .read("ALLOW", allow)
        .read("DENY", deny)
        .read("PROPER", proper)
        .consume() < 0)
        return -1;
    if (allow && !(_allow = static_cast<IPRouteTable *>(allow->cast("IPRouteTable"))))
        return errh->error("%s is not an IPRouteTable", allow->name().c_str());
    if (deny && !(_deny = static_cast<IPRouteTable *>(deny->cast("IPRouteTable"))))
        return errh->error("%s is not an IPRouteTable", deny->name().c_str());
    if (_snaplen == 0 || _snaplen > 65535)
        return errh->error("SNAPLEN out of range");
    if (_headroom > 8192)
        return errh->error("HEADROOM out of range");
    type = type.upper();
    if (type == "TCP")
        _type = t_tcp;
    else if (type == "UDP")
        _type = t_udp;
    else if (type == "UNIX")
        _type = t_unix;
    else if (type == "UNIX_DGRAM")
        _type = t_unix_datagram;
    else
        return errh->error("unknown socket type `%s'", type.c_str());
    return read_place(conf, errh);
}

int
Socket::read_place(Vector<String> &conf, ErrorHandler *errh)
{
    if (is_ip()) {
        int protocol = _type == t_tcp ? IPPROTO_TCP : IPPROTO_UDP;
        return Args(conf, this, errh)
            .read_mp("ADDR", _ip)
            .read_mp("PORT", IPPortArg(protocol), _port)
            .read_p("LOCAL_ADDR", _local_ip)
            .read_p("LOCAL_PORT", IPPortArg(protocol), _local_port)
            .complete();
    }
    if (Args(conf, this, errh)
        .read_mp("FILENAME", FilenameArg(), _filename)
        .read_p("LOCAL_FILENAME", FilenameArg(), _local_filename)
        .complete() < 0)
        return -1;
    int most = sizeof(sockaddr_un::sun_path) - 1;
    if (_filename.length() > most || _local_filename.length() > most)
        return errh->error("filename too long");
    return 0;
}

Socket::Address
Socket::ip_address(IPAddress ip, uint16_t port)
{
    struct sockaddr_in in;
    memset(&in, 0, sizeof(in));
    in.sin_family = AF_INET;
    in.sin_addr.s_addr = ip.addr();
    in.sin_port = htons(port);
    Address address;
    memcpy(address.bytes, &in, sizeof(in));
    address.length = sizeof(in);
    return address;
}

Socket::Address
Socket::file_address(const String &name)
{
    struct sockaddr_un un;
    memset(&un, 0, sizeof(un));
    un.sun_family = AF_UNIX;
    memcpy(un.sun_path, name.data(), name.length());
    Address address;
    static_assert(sizeof(un) <= sizeof(address.bytes), "a Unix address fits");
    memcpy(address.bytes, &un, sizeof(un));
    address.length = sizeof(un);
    return address;
}

int
Socket::set_options(ErrorHandler *errh)
{
    int yes = 1;
    if (_type == t_tcp && _nodelay && setsockopt(_fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes)) < 0)
        return errh->error("setsockopt(TCP_NODELAY): %s", strerror(errno));
    if (is_ip() && !_client && setsockopt(_fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) < 0)
        return errh->error("setsockopt(SO_REUSEADDR): %s", strerror(errno));
    if (_sndbuf >= 0 && setsockopt(_fd, SOL_SOCKET, SO_SNDBUF, &_sndbuf, sizeof(_sndbuf)) < 0)
        return errh->error("setsockopt(SO_SNDBUF): %s", strerror(errno));
    if (_rcvbuf >= 0 && setsockopt(_fd, SOL_SOCKET, SO_RCVBUF, &_rcvbuf, sizeof(_rcvbuf)) < 0)
        return errh->error("setsockopt(SO_RCVBUF): %s", strerror(errno));
    return 0;
}

int
Socket::listen_or_connect(ErrorHandler *errh)
{
    Address place = is_ip() ? ip_address(_ip, _port) : file_address(_filename), here = place;
    bool binds = !_client;
    if (_client && is_ip()) {
        here = ip_address(_local_ip, _local_port);
        binds = _local_port != 0;
    } else if (_client) {
        here = file_address(_local_filename);
        binds = static_cast<bool>(_local_filename);
    }
    if (binds && bind(_fd, reinterpret_cast<struct sockaddr *>(here.bytes), here.length) < 0)
        return errh->error("bind: %s", strerror(errno));
    _owns_filename = binds && _client && !is_ip();
    if (_client) {
        if (is_stream() && connect(_fd, reinterpret_cast<struct sockaddr *>(place.bytes), place.length) < 0)
            return errh->error("connect: %s", strerror(errno));
        _remote = place;
        _active = _fd;
    } else if (!is_stream())
        _active = _fd;
    else if (noutputs() && listen(_fd, 2) < 0)
        return errh->error("listen: %s", strerror(errno));
    return 0;
}

int
Socket::open(ErrorHandler *errh)
{
    int domain = is_ip() ? AF_INET : AF_UNIX;
    _fd = socket(domain, (is_stream() ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC, 0);
    if (_fd < 0)
        return errh->error("socket: %s", strerror(errno));
    if (set_options(errh) < 0 || listen_or_connect(errh) < 0)
        return -1;
    fcntl(_fd, F_SETFL, fcntl(_fd, F_GETFL) | O_NONBLOCK);
    return 0;
}

int
Socket::initialize(ErrorHandler *errh)
{
    if (open(errh) < 0)
        return -1;
    if (ninputs() && input_is_pull(0)) {
        ScheduleInfo::join_scheduler(this, &_task, errh);
        _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    }
    if (noutputs())
        add_select(_fd, SELECT_READ);
    return 0;
}

void
Socket::cleanup(CleanupStage)
{
    if (_held)
        _held->kill();
    _held = 0;
    if (_active >= 0)
        close_active();
    if (_fd >= 0) {
        remove_select(_fd, SELECT_READ | SELECT_WRITE);
        close(_fd);
    }
    _fd = -1;
    if (_owns_filename)
        unlink(_local_filename.c_str());
    _owns_filename = false;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel)
ELEMENT_PROVIDES(SocketOpen)
