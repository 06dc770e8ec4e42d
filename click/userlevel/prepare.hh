// -*- c-basic-offset: 4 -*-
// A configuration as lists that an image reads without a parser (click/minios/preparedconfig.cc).
#ifndef CLICK_PREPARE_HH
#define CLICK_PREPARE_HH
#include <click/string.hh>
CLICK_DECLS
class Router;

/** The prepared form of @a router, which is not initialized yet. A number is decimal and ends with a comma; a text is its length and its
 *  bytes. Requirements: how many; type and value of each. Elements: how many; name, class, configuration and landmark (file, line) of each.
 *  Connections: how many; element and output, element and input of each. */
String click_prepared_form(const Router *router);

CLICK_ENDDECLS
#endif
