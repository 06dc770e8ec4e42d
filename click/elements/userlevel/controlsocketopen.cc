// -*- c-basic-offset: 4 -*-
/* controlsocketopen.cc -- ControlSocket's configuration, and how it begins to listen */
#include <click/config.h>
#include "controlsocket.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/ipaddress.hh>
#include <click/router.hh>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
CLICK_DECLS

int
ControlSocket::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String type;
    if (Args(this, errh).bind(conf)
        .read_mp("TYPE", WordArg(), type)
        .read("READONLY", _options.read_only)
        .read("PROXY", _options.proxy)
        .read("VERBOSE", _verbose)
        .read("LOCALHOST", _localhost)
        .read("RETRIES", _retries)
        .read("RETRY_WARNINGS", _retry_warnings)
        .consume() < 0)
        return -1;
    type = type.upper();
    if (type == "TCP") {
        String port;
        _type = t_tcp;
        if (Args(conf, this, errh).read_mp("PORT", WordArg(), port).complete() < 0)
            return -1;
        _port_may_grow = port && port.back() == '+';
        if (_port_may_grow)
            port = port.substring(0, port.length() - 1);
        if (!IPPortArg(IPPROTO_TCP).parse(port, _port, ArgContext(this)))
            return errh->error("PORT requires TCP port");
    } else if (type == "UNIX") {
        _type = t_unix;
        if (Args(conf, this, errh).read_mp("FILENAME", FilenameArg(), _filename).complete() < 0)
            return -1;
        if (_filename.length() >= static_cast<int>(sizeof(sockaddr_un::sun_path)))
            return errh->error("filename too long");
    } else if (type == "SOCKET") {
        _type = t_socket;
        if (Args(conf, this, errh).read_mp("FD", _given_socket).complete() < 0)
            return -1;
        if (_given_socket < 0)
            return errh->error("FD out of range");
    } else
        return errh->error("unknown socket type %<%s%>", type.c_str());
    return 0;
}

// 0, or the system call that failed; errno says why.
const char *
ControlSocket::open_tcp()
{
    _listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
    if (_listener < 0)
        return "socket";
    int yes = 1;
    setsockopt(_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    struct sockaddr_in address;
    memset(&address, 0, sizeof(address));
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(_localhost ? INADDR_LOOPBACK : INADDR_ANY);
    for (int i = 0; i < (_port_may_grow ? port_tries : 1) && _port + i <= 65535; ++i) {
        address.sin_port = htons(static_cast<uint16_t>(_port + i));
        if (bind(_listener, reinterpret_cast<struct sockaddr *>(&address), sizeof(address)) >= 0) {
            // with SO_REUSEADDR two sockets may bind, but only one of them listen
            if (listen(_listener, 8) < 0)
                return "listen";
            socklen_t length = sizeof(address);
            if (getsockname(_listener, reinterpret_cast<struct sockaddr *>(&address), &length) < 0)
                return "getsockname";
            _port = ntohs(address.sin_port);
            return 0;
        }
        if (errno != EADDRINUSE)
            break;
    }
    return "bind";
}

const char *
ControlSocket::open_unix()
{
    _listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (_listener < 0)
        return "socket";
    struct sockaddr_un address;
    memset(&address, 0, sizeof(address));
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, _filename.data(), _filename.length());
    if (bind(_listener, reinterpret_cast<struct sockaddr *>(&address), sizeof(address)) < 0)
        return "bind";
    _owns_filename = true;
    return listen(_listener, 8) < 0 ? "listen" : 0;
}

// Begin to listen, or complain; the retries that are left decide how.
int
ControlSocket::try_open(ErrorHandler *errh)
{
    const char *failed = _type == t_tcp ? open_tcp() : open_unix();
    if (!failed) {
        fcntl(_listener, F_SETFL, fcntl(_listener, F_GETFL) | O_NONBLOCK);
        add_select(_listener, SELECT_READ);
        return 0;
    }
    int reason = errno;
    if (_listener >= 0)
        close(_listener);
    _listener = -1;
    if (_retries <= 0)
        return errh->error("%s: %s", failed, strerror(reason));
    if (_retry_warnings)
        errh->warning("%s: %s (%d tries left)", failed, strerror(reason), _retries);
    --_retries;
    _retry_timer.schedule_after_sec(1);
    return 0;
}

int
ControlSocket::initialize(ErrorHandler *errh)
{
    _retry_timer.initialize(this);
    if (hotswap_element())      // listener and connections come with take_state()
        return 0;
    if (_type != t_socket)
        return try_open(errh);
    if (fcntl(_given_socket, F_GETFL) < 0)
        return errh->error("fcntl: %s", strerror(errno));
    add_connection(_given_socket);
    return 0;
}

void
ControlSocket::run_timer(Timer *)
{
    PrefixErrorHandler errh(ErrorHandler::default_handler(), declaration() + ": ");
    if (_listener < 0 && try_open(&errh) < 0)
        router()->please_stop_driver();
}

String
ControlSocket::read_handler(Element *e, void *)
{
    ControlSocket *s = static_cast<ControlSocket *>(e);
    return s->_type == t_tcp ? String(static_cast<unsigned>(s->_port)) : s->_filename;
}

void
ControlSocket::add_handlers()
{
    if (_type == t_tcp)
        add_read_handler("port", read_handler, 0);
    else if (_type == t_unix)
        add_read_handler("filename", read_handler, 0, Handler::f_calm);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel)
ELEMENT_PROVIDES(ControlSocketOpen)
