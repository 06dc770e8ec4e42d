// -*- c-basic-offset: 4 -*-
/*
 * controlsocket.{cc,hh} -- opens handlers to other programs: its connections. Configuration and listening are in
 * controlsocketopen.cc, the protocol in <click/controlsession.hh>.
 */
#include <click/config.h>
#include "controlsocket.hh"
#include <click/error.hh>
#include <click/router.hh>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
CLICK_DECLS

ControlSocket::ControlSocket()
    : _type(t_tcp), _port(0), _port_may_grow(false), _localhost(false), _verbose(false), _given_socket(-1), _listener(-1), _owns_filename(false),
      _retries(0), _retry_warnings(true), _retry_timer(this)
{
}

ControlSocket::~ControlSocket()
{
}

void *
ControlSocket::cast(const char *name)
{
    return strcmp(name, "ControlSocket") == 0 ? this : Element::cast(name);
}

void
ControlSocket::cleanup(CleanupStage)
{
    while (!_connections.empty()) {
        send(_connections.back());
        close_connection(_connections.back());
    }
    if (_listener >= 0)
        close(_listener);
    if (_owns_filename)
        unlink(_filename.c_str());
    _listener = -1;
    _owns_filename = false;
}

/* ---- hot swap ---- */

bool
ControlSocket::same_address(const ControlSocket *old) const
{
    if (_type != old->_type)
        return false;
    if (_type == t_socket)
        return _given_socket == old->_given_socket && !old->_connections.empty();
    if (old->_listener < 0)
        return false;
    if (_type == t_unix)
        return _filename == old->_filename;
    return _localhost == old->_localhost && (_port == old->_port || _port_may_grow);
}

Element *
ControlSocket::hotswap_element() const
{
    Element *e = Element::hotswap_element();
    ControlSocket *old = e ? static_cast<ControlSocket *>(e->cast("ControlSocket")) : 0;
    return old && same_address(old) ? old : 0;
}

void
ControlSocket::take_state(Element *e, ErrorHandler *)
{
    ControlSocket *old = static_cast<ControlSocket *>(e);
    if (_listener >= 0)
        return;
    _listener = old->_listener;
    _port = old->_port;
    _owns_filename = old->_owns_filename;
    old->_listener = -1;
    old->_owns_filename = false;
    _retry_timer.unschedule();
    if (_listener >= 0)
        add_select(_listener, SELECT_READ);
    _connections.swap(old->_connections);
    for (Connection *c : _connections) {
        c->session.set_router(router(), _options);
        add_select(c->fd, SELECT_READ | SELECT_WRITE);
    }
}

/* ---- connections ---- */

void
ControlSocket::add_connection(int fd)
{
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    int yes = 1;
    if (_type == t_tcp)         // replies are small and waited for
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    Connection *c = new Connection(fd, router(), _options);
    if (!c) {
        close(fd);
        return;
    }
    _connections.push_back(c);
    if (_verbose)
        click_chatter("%s: opened connection %d", declaration().c_str(), fd);
    c->session.start();
    serve(c, 0);
}

ControlSocket::Connection *
ControlSocket::find(int fd) const
{
    for (Connection *c : _connections)
        if (c->fd == fd)
            return c;
    return 0;
}

void
ControlSocket::close_connection(Connection *c)
{
    if (_verbose)
        click_chatter("%s: closed connection %d", declaration().c_str(), c->fd);
    remove_select(c->fd, SELECT_READ | SELECT_WRITE);
    // what was not read would make TCP reset the connection, and replies under way would be lost
    shutdown(c->fd, SHUT_WR);
    char unread[4096];
    for (int i = 0; i < max_reads && recv(c->fd, unread, sizeof(unread), MSG_DONTWAIT) > 0; ++i)
        /* drop */;
    close(c->fd);
    for (Connection *&x : _connections)
        if (x == c) {
            x = _connections.back();
            break;
        }
    _connections.pop_back();
    delete c;
}

void
ControlSocket::receive(Connection *c)
{
    char buffer[read_size];
    ssize_t n = read(c->fd, buffer, sizeof(buffer));
    if (n > 0)
        c->session.receive(buffer, static_cast<int>(n));
    else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
        c->input_ended = true;
        c->session.receive_end();
    }
}

// False: the client is gone.
bool
ControlSocket::send(Connection *c)
{
    while (c->session.output_length() > 0) {
        ssize_t n = ::send(c->fd, c->session.output_data(), c->session.output_length(), MSG_NOSIGNAL);
        if (n >= 0)
            c->session.output_taken(static_cast<int>(n));
        else if (errno == EAGAIN)
            return true;
        else if (errno != EINTR)
            return false;
    }
    return true;
}

void
ControlSocket::serve(Connection *c, int mask)
{
    c->session.run();
    if ((mask & SELECT_READ) && !c->session.yields() && c->session.wants_input())
        receive(c);
    bool alive = send(c);
    // replies that went make room for commands that waited
    for (int i = 0; alive && i < max_reads; ++i) {
        if (!c->session.yields())
            c->session.run();
        if (c->session.output_length() == 0 || c->session.yields())
            break;
        alive = send(c);
    }
    bool waits = c->session.output_length() > 0;
    if (!alive || (c->session.finished() && !waits)) {
        close_connection(c);
        return;
    }
    int want = (c->session.wants_input() ? SELECT_READ : 0) | (waits ? SELECT_WRITE : 0);
    // with commands left to run, come back through the writable socket
    if (!want || c->session.yields())
        want |= SELECT_WRITE;
    remove_select(c->fd, (SELECT_READ | SELECT_WRITE) & ~want);
    add_select(c->fd, want);
}

void
ControlSocket::selected(int fd, int mask)
{
    if (fd != _listener) {
        if (Connection *c = find(fd))
            serve(c, mask);
        return;
    }
    int client = accept(_listener, 0, 0);
    if (client >= 0)
        add_connection(client);
    else if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED)
        click_chatter("%s: accept: %s", declaration().c_str(), strerror(errno));
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel ControlSocketOpen)
EXPORT_ELEMENT(ControlSocket)
