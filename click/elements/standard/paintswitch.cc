// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "paintswitch.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

int
PaintSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    _anno = PAINT_ANNO_OFFSET;
    return Args(conf, this, errh).read_p("ANNO", AnnoArg(1), _anno).complete();
}

void
PaintSwitch::push(int, Packet *p)
{
    int color = p->anno_u8(_anno);
    if (color != 255) {
        checked_output_push(color, p);
        return;
    }
    int last = noutputs() - 1;
    for (int i = 0; i < last; i++)
        if (Packet *copy = p->clone())
            output(i).push(copy);
    checked_output_push(last, p);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(PaintSwitch)
ELEMENT_MT_SAFE(PaintSwitch)
