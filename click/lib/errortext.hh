// -*- c-basic-offset: 4 -*-
#ifndef CLICK_LIB_ERRORTEXT_HH
#define CLICK_LIB_ERRORTEXT_HH
#include <click/string.hh>
CLICK_DECLS

/** What an errno value means. In an image: those that xenstore and elements fail with, else `error N`; strerror() is 3 KB. */
String click_error_text(int error) CLICK_COLD;

CLICK_ENDDECLS
#endif
