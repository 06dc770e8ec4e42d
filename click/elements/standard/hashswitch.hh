// -*- c-basic-offset: 4 -*-
#ifndef CLICK_HASHSWITCH_HH
#define CLICK_HASHSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
HashSwitch(OFFSET, LENGTH)
=s classification
chooses the output by a hash of packet bytes
=d
Hashes LENGTH bytes from OFFSET. Packets that end before go to output 0.
=a RoundRobinSwitch
*/
class HashSwitch : public Element { public:

    HashSwitch() CLICK_COLD;

    const char *class_name() const override { return "HashSwitch"; }
    const char *port_count() const override { return "1/1-"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void push(int port, Packet *) override;

  private:
    int _offset;
    int _length;
};

CLICK_ENDDECLS
#endif
