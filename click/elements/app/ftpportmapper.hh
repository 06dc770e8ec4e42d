// -*- c-basic-offset: 4 -*-
#ifndef CLICK_FTPPORTMAPPER_HH
#define CLICK_FTPPORTMAPPER_HH
#include <click/element.hh>
CLICK_DECLS
class IPRewriterBase;
class TCPRewriter;

/*
=c
FTPPortMapper(CONTROL_REWRITER, DATA_REWRITER, DATA_REWRITER_INPUT)
=s app
makes active FTP work through a rewriter
=d
For FTP control packets (RFC 959) of clients, upstream of CONTROL_REWRITER, a TCPRewriter. A complete PORT command at the start of a
segment whose flow CONTROL_REWRITER knows gets a mapping for the data connection, as if a packet from its address and
port to the server's data port (the control port minus one) had come in at DATA_REWRITER_INPUT of DATA_REWRITER. The command then names
the mapping's address and port; CONTROL_REWRITER moves the later sequence numbers by the change in length. All else passes unchanged.
=e
  control :: TCPRewriter(pattern 1.0.0.1 9000-9999 - - 0 1, drop);
  data :: TCPRewriter(drop, pattern 1.0.0.1 10000-10999 - - 0 1);
  Idle -> FTPPortMapper(control, data, 1) -> [0] control [0] -> Discard;
  Idle -> [1] control [1] -> Discard;
  Idle -> [0] data [0] -> Discard;
  Idle -> [1] data [1] -> Discard;
=a TCPRewriter, IPRewriter
*/
class FTPPortMapper : public Element { public:

    FTPPortMapper() CLICK_COLD;

    const char *class_name() const override { return "FTPPortMapper"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    int initialize(ErrorHandler *) override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    TCPRewriter *_control;
    IPRewriterBase *_data;
    int _data_input;

    Packet *rewrite(Packet *p, int offset, int length, const String &numbers);
};

CLICK_ENDDECLS
#endif
