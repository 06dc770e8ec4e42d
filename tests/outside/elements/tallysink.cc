#include <click/config.h>
#include "tallysink.hh"
CLICK_DECLS

TallySink::TallySink()
{
}

void
TallySink::push(int, Packet *p)
{
    p->kill();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(TallyBoard)
EXPORT_ELEMENT(TallySink)
