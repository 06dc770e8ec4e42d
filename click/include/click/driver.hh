// -*- c-basic-offset: 4 -*-
// What both drivers (user space and the guest) share: element classes, reading a configuration, calling read handlers.
#ifndef CLICK_DRIVER_HH
#define CLICK_DRIVER_HH
#include <click/package.hh>
#include <click/string.hh>
#include <click/vector.hh>

/** Defined by the generated element table: registers every class with click_add_element_type_stable() and calls the
 * static_initialize() of the classes that have one. */
void click_export_elements();
/** Defined by the generated element table: calls the static_cleanup()s. */
void click_unexport_elements();

CLICK_DECLS
class ErrorHandler;
class Lexer;
class Master;
class Router;

/** The lexer with all registered classes. */
Lexer *click_lexer();

/** Start the library: error handler, global handlers, element classes. */
void click_static_initialize();
void click_static_cleanup();

/** Driver parameters NAME=VALUE: they win over file-scope defines. */
struct ClickParameters {
    Vector<String> names;
    Vector<String> values;
};

/** Parse @a text into a router. @a landmark: the file's name in messages. 0 if parsing failed (messages in @a errh). */
Router *click_parse_configuration(const String &text, const String &landmark, const ClickParameters &parameters,
                                  Master *master, ErrorHandler *errh);

/** Call read handlers as `-h` does: @a handlers are `E.H` texts, output goes to standard output. False if one failed. */
bool click_call_read_handlers(const Vector<String> &handlers, Router *router, ErrorHandler *errh);

CLICK_ENDDECLS
#endif
