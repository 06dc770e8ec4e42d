// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "paintcolor.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

int
PaintColor::configure(Vector<String> &conf, ErrorHandler *errh)
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

void
PaintColor::add_handlers()
{
    add_data_handlers("color", Handler::OP_READ | Handler::OP_WRITE, &_color);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(PaintColor)
