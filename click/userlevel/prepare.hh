// -*- c-basic-offset: 4 -*-
// A configuration as lists that an image reads without a parser (click/minios/preparedconfig.cc).
#ifndef CLICK_PREPARE_HH
#define CLICK_PREPARE_HH
#include <click/string.hh>
CLICK_DECLS
class Router;

/** The prepared form of @a router, which is not initialized yet; once it is checked, with the programs of its classifiers, which need no
 *  patterns then: click/minios/compiledclassifiers.hh. A number is decimal and ends with a comma; a text is its length and its
 *  bytes. Requirements: how many; type and value of each. Elements: how many; name, class, configuration and landmark (file, line) of each.
 *  Connections: how many; element and output, element and input of each. Programs: how many; the elements that have it (how many,
 *  and each), the text of their handler `program`, and the numbers of ClassProgram::exchange(). */
String click_prepared_form(const Router *router);

CLICK_ENDDECLS
#endif
