// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RAWSOCKET_HH
#define CLICK_RAWSOCKET_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
RawSocket(TYPE [, PORT, I<keywords> SNAPLEN, HEADROOM])
=s comm
exchanges IP packets of one protocol with the network
=d
IP packets of the protocol TYPE, a name or number, that this Linux machine receives come out too, from the IP header on and with IP header
annotation, at most SNAPLEN (2048) bytes of each and with HEADROOM (28) bytes in front. IP packets that come in are sent to their destination
address as they are; those shorter than 20 bytes are dropped with a message. PORT: for TCP and UDP, keep other programs from taking this
port; what is received does not depend on it. Needs root.
=a Socket, FromDevice */
class RawSocket : public Element { public:

    RawSocket() CLICK_COLD;

    const char *class_name() const override { return "RawSocket"; }
    const char *port_count() const override { return "0-1/0-1"; }
    const char *processing() const override { return "l/h"; }
    const char *flow_code() const override { return "x/y"; }
    const char *flags() const override { return "S3"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;
    void selected(int fd, int mask) override;

  private:
    enum { max_backoff = 1 << 16 };     // microseconds

    int _protocol;
    uint16_t _port;
    unsigned _snaplen;
    unsigned _headroom;
    int _fd;
    int _reservation;           // the ordinary socket that has PORT
    Packet *_held;              // the device's queue was full
    unsigned _backoff;          // microseconds
    Task _task;
    Timer _timer;
    NotifierSignal _signal;

    int reserve_port(ErrorHandler *) CLICK_COLD;
    bool send(Packet *);
};

CLICK_ENDDECLS
#endif
