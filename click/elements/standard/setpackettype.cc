// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "setpackettype.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

SetPacketType::SetPacketType()
    : _type(Packet::HOST)
{
}

int
SetPacketType::configure(Vector<String> &conf, ErrorHandler *errh)
{
    static const struct { const char *name; Packet::PacketType type; } types[] = {
        { "HOST", Packet::HOST }, { "BROADCAST", Packet::BROADCAST }, { "MULTICAST", Packet::MULTICAST },
        { "OTHERHOST", Packet::OTHERHOST }, { "OUTGOING", Packet::OUTGOING }, { "LOOPBACK", Packet::LOOPBACK },
    };
    String word;
    if (Args(conf, this, errh).read_mp("TYPE", WordArg(), word).complete() < 0)
        return -1;
    String upper = word.upper();
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); ++i)
        if (upper == types[i].name) {
            _type = types[i].type;
            return 0;
        }
    return errh->error("unrecognized packet type %<%s%>", word.c_str());
}

Packet *
SetPacketType::simple_action(Packet *p)
{
    p->set_packet_type_anno(_type);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetPacketType)
ELEMENT_MT_SAFE(SetPacketType)
