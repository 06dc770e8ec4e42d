// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CHECKCRC32_HH
#define CLICK_CHECKCRC32_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
CheckCRC32
=s crc
checks and removes the checksum that SetCRC32 appends
=d
Packets with a wrong one are dropped, with a message.
=a SetCRC32
*/
class CheckCRC32 : public Element { public:

    const char *class_name() const override { return "CheckCRC32"; }
    const char *port_count() const override { return PORTS_1_1; }

    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
