// The %p{element} conversion of messages: `NAME :: CLASS`.
#include <click/config.h>
#include <click/element.hh>
CLICK_DECLS

String click_unparse_element_conversion(int, const void *p) {
    return static_cast<const Element *>(p)->declaration();
}

CLICK_ENDDECLS
