// -*- c-basic-offset: 4 -*-
#ifndef CLICK_LISTENETHERSWITCH_HH
#define CLICK_LISTENETHERSWITCH_HH
#include "etherswitch.hh"
CLICK_DECLS

/*
=c
ListenEtherSwitch([I<keywords> TIMEOUT])
=s ethernet
an EtherSwitch with a port that hears everything
=d
Has one more output than inputs; the last one gets a copy of every frame, also of those that an EtherSwitch would drop because
they are for the port that they came from.
=h table read-only
Lines C<ADDRESS PORT>.
=h timeout read/write
The argument TIMEOUT.
=a EtherSwitch
*/
class ListenEtherSwitch : public EtherSwitch { public:

    const char *class_name() const override { return "ListenEtherSwitch"; }
    const char *port_count() const override { return "-/=+"; }

  protected:
    void forward(int from, int to, Packet *) override;
};

CLICK_ENDDECLS
#endif
