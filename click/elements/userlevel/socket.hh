// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SOCKET_HH
#define CLICK_SOCKET_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
#include <click/notifier.hh>
#include <click/task.hh>
CLICK_DECLS
class IPRouteTable;

/*
=c
Socket(TYPE, ADDR, PORT [, LOCAL_ADDR, LOCAL_PORT, I<keywords> CLIENT, SNAPLEN, HEADROOM, TIMESTAMP, NODELAY, SNDBUF, RCVBUF, VERBOSE, ALLOW,
DENY, PROPER])
Socket(TYPE, FILENAME [, LOCAL_FILENAME, I<keywords>])
=s comm
exchanges packets' data with another program through a socket
=d
TYPE is TCP or UDP, with an address and port, or UNIX or UNIX_DGRAM, with a file. What is read from the socket comes out: data of a stream
as they come, or datagrams, at most SNAPLEN (2048) bytes, HEADROOM (28) bytes in front and the time as annotation unless TIMESTAMP is false.
The data of packets that come in are written to it.

A client connects to ADDR and PORT or FILENAME, from LOCAL_ADDR and LOCAL_PORT or LOCAL_FILENAME if these are given; a UDP client with ADDR 0.0.0.0
sends to each packet's destination annotation. A server waits there: of a stream type, it serves one connection after the other; with
datagrams, it answers who sent last. CLIENT: which of the two it is; by default a client if it has no output. ALLOW, DENY: IP route tables.
A server speaks with addresses that ALLOW has a route for, and with those that DENY has none for. NODELAY (true) is TCP's, SNDBUF and RCVBUF
are the socket's buffers in bytes, VERBOSE tells of connections, PROPER is ignored.

Without a connection, pushed packets are dropped and others not pulled. Pushing waits until everything is written. The end of the
stream and errors end a connection, and so does an empty datagram; a client does not come back.
=a RawSocket, ControlSocket */
class Socket : public Element { public:

    Socket() CLICK_COLD;

    const char *class_name() const override { return "Socket"; }
    const char *port_count() const override { return "0-1/0-1"; }
    const char *processing() const override { return "a/h"; }
    const char *flow_code() const override { return "x/y"; }
    const char *flags() const override { return "S3"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;
    bool run_task(Task *) override;
    void selected(int fd, int mask) override;

  private:
    enum Type { t_tcp, t_udp, t_unix, t_unix_datagram };
    /** Any socket address, with its length; 0: none. */
    struct Address {
        alignas(8) char bytes[128];
        unsigned length;
    };

    Type _type;
    bool _client;
    bool _timestamp;
    bool _nodelay;
    bool _verbose;
    unsigned _snaplen;
    unsigned _headroom;
    int _sndbuf;                // -1: the system's
    int _rcvbuf;
    IPAddress _ip;
    uint16_t _port;
    IPAddress _local_ip;
    uint16_t _local_port;
    String _filename;
    String _local_filename;
    bool _owns_filename;        // it is removed in the end
    IPRouteTable *_allow;
    IPRouteTable *_deny;

    int _fd;                    // the socket that was made
    int _active;                // the one that data go through; -1: none
    Address _remote;            // of datagrams that are sent
    Packet *_held;              // pulled and not yet written
    uint32_t _written;          // bytes of it
    Task _task;
    NotifierSignal _signal;

    bool is_stream() const { return _type == t_tcp || _type == t_unix; }
    bool is_ip() const { return _type == t_tcp || _type == t_udp; }
    int read_place(Vector<String> &, ErrorHandler *) CLICK_COLD;
    static Address ip_address(IPAddress ip, uint16_t port);
    static Address file_address(const String &name);
    int open(ErrorHandler *) CLICK_COLD;
    int set_options(ErrorHandler *) CLICK_COLD;
    int listen_or_connect(ErrorHandler *) CLICK_COLD;

    bool allowed(const Address &who) const;
    void accept_connection();
    void receive();
    void close_active();
    enum Result { all_written, not_yet, failed };
    Result write(const Packet *p, uint32_t &written);
    Address target_of(const Packet *p) const;
    void failed_call(const char *call, int error) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
