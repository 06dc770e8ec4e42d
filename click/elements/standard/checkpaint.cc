// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "checkpaint.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

int
CheckPaint::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int anno = PAINT_ANNO_OFFSET;
    if (Args(conf, this, errh)
        .read_mp("COLOR", _color)
        .read_p("ANNO", AnnoArg(1), anno)
        .complete() < 0)
        return -1;
    _anno = anno;
    return 0;
}

Packet *
CheckPaint::simple_action(Packet *p)
{
    if (p->anno_u8(_anno) == _color)
        return p;
    checked_output_push(1, p);
    return 0;
}

void
CheckPaint::add_handlers()
{
    add_data_handlers("color", Handler::OP_READ | Handler::OP_WRITE, &_color);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(CheckPaint)
ELEMENT_MT_SAFE(CheckPaint)
