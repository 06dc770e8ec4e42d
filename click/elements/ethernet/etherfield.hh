// -*- c-basic-offset: 4 -*-
// EtherField: where in a frame an address is: an OFFSET argument.
#ifndef CLICK_ETHERFIELD_HH
#define CLICK_ETHERFIELD_HH
#include <click/element.hh>
CLICK_DECLS
class ErrorHandler;

namespace EtherField {

/** src (6), dst (0), in any case, or an unsigned number of bytes. 0, or negative with a message. */
int parse(const String &text, uint32_t &offset, ErrorHandler *errh);

/** Are the 6 bytes at @a offset inside the packet? */
inline bool inside(const Packet *p, uint32_t offset) {
    return static_cast<uint64_t>(offset) + 6 <= p->length();
}

}

CLICK_ENDDECLS
#endif
