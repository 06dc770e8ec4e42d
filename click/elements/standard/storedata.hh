// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STOREDATA_HH
#define CLICK_STOREDATA_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
StoreData(OFFSET, DATA)
=s basicmod
overwrites packet bytes from OFFSET on with DATA
=d
What does not fit into the packet is left out.
*/
class StoreData : public Element { public:

    StoreData() CLICK_COLD;

    const char *class_name() const override { return "StoreData"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    unsigned _offset;
    String _data;
};

CLICK_ENDDECLS
#endif
