// -*- c-basic-offset: 4 -*-
#ifndef CLICK_TEE_HH
#define CLICK_TEE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Tee([N])
=s basictransfer
sends each packet to every output
=d
N, if given, must be the number of outputs. Output 0 comes first; the original goes to the last.
=e
  FromDevice(eth0) -> t :: Tee -> Queue -> ToDevice(eth1);
  t[1] -> ToDump(eth0.pcap);
=a PullTee
*/
class Tee : public Element { public:
    const char *class_name() const override { return "Tee"; }
    const char *port_count() const override { return "1/1-"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void push(int, Packet *) override;
};

/*
=c
PullTee([N])
=s basictransfer
answers pulls on output 0, and pushes copies to the other outputs
=d
N, if given, must be the number of outputs. A pull that finds nothing pushes nothing.
=a Tee
*/
class PullTee : public Tee { public:
    const char *class_name() const override { return "PullTee"; }
    const char *processing() const override { return "l/lh"; }

    Packet *pull(int) override;
};

CLICK_ENDDECLS
#endif
