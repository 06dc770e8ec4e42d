// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CONTROLSOCKET_HH
#define CLICK_CONTROLSOCKET_HH
#include <click/controlsession.hh>
#include <click/element.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
ControlSocket(TCP, PORT [, I<keywords> READONLY, PROXY, VERBOSE, LOCALHOST, RETRIES, RETRY_WARNINGS])
ControlSocket(UNIX, FILENAME [, I<keywords>])
ControlSocket(SOCKET, FD [, I<keywords>])
=s control
opens handlers to other programs
=d
The first argument is TYPE. Programs that connect call read and write handlers, as text lines (the protocol is in docs/reference). PORT is a port number or a
service name; NNNN+ means that port or one of the next ones that is free. FD is a connected socket. READONLY refuses writes.
LOCALHOST listens on 127.0.0.1 only. With RETRIES, opening is tried again each second.
=h port read-only
The port of a TCP socket.
=h filename read-only
The name of a UNIX socket.
=e
  ControlSocket(TCP, 7777, LOCALHOST true);
*/
class ControlSocket : public Element { public:

    ControlSocket() CLICK_COLD;
    ~ControlSocket() CLICK_COLD;

    const char *class_name() const override { return "ControlSocket"; }
    void *cast(const char *name) override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;
    Element *hotswap_element() const override;
    void take_state(Element *, ErrorHandler *) override CLICK_COLD;

    void selected(int fd, int mask) override;
    void run_timer(Timer *) override;

  private:
    enum Type { t_tcp, t_unix, t_socket };
    enum { port_tries = 12, read_size = 65536, max_reads = 16 };
    struct Connection {
        int fd;
        bool input_ended;
        ControlSession session;
        Connection(int fd_, Router *router, const ControlSession::Options &options)
            : fd(fd_), input_ended(false), session(router, options) {}
    };

    Type _type;
    String _filename;           // t_unix
    uint16_t _port;             // t_tcp: what was asked for, then what it is
    bool _port_may_grow;
    bool _localhost;
    bool _verbose;
    ControlSession::Options _options;
    int _given_socket;          // t_socket
    int _listener;              // descriptor, or -1
    bool _owns_filename;
    Vector<Connection *> _connections;
    int _retries;
    bool _retry_warnings;
    Timer _retry_timer;

    const char *open_tcp();
    const char *open_unix();
    int try_open(ErrorHandler *);
    void add_connection(int fd);
    Connection *find(int fd) const;
    void receive(Connection *);
    bool send(Connection *);
    void serve(Connection *, int mask);
    void close_connection(Connection *);
    bool same_address(const ControlSocket *old) const;
    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
