#include <click/config.h>
#include "tallyboard.hh"
CLICK_DECLS

TallyBoard::TallyBoard()
{
}

void *
TallyBoard::cast(const char *n)
{
    if (strcmp(n, "Tallier") == 0)
	return static_cast<Tallier *>(this);
    return Element::cast(n);
}

String
TallyBoard::read_handler(Element *e, void *)
{
    return String(static_cast<TallyBoard *>(e)->total());
}

void
TallyBoard::add_handlers()
{
    add_read_handler("total", read_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(TallyBoard)
