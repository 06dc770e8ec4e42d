#ifndef CLICK_CHECKIPHEADER2_HH
#define CLICK_CHECKIPHEADER2_HH
#include "checkipheader.hh"
CLICK_DECLS

/*
=c
CheckIPHeader2([OFFSET, I<keywords> as CheckIPHeader])
=s ip
checks IP header, not its checksum
=d
Works as CheckIPHeader with CHECKSUM false: a wrong header checksum is let through.
=a CheckIPHeader */
class CheckIPHeader2 : public CheckIPHeader { public:

    CheckIPHeader2()			{ _checksum = false; }

    const char *class_name() const	{ return "CheckIPHeader2"; }
};

CLICK_ENDDECLS
#endif
