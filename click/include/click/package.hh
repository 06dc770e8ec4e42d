// -*- c-basic-offset: 4 -*-
// Features and element classes that code provides: what generated element tables and packages call.
#ifndef CLICK_PACKAGE_HH
#define CLICK_PACKAGE_HH
#include <click/config.h>
CLICK_DECLS
class Element;
class Lexer;
class String;
template <typename T> class Vector;
CLICK_ENDDECLS

extern "C" {
void click_provide(const char *package);
void click_unprovide(const char *package);
bool click_has_provision(const char *package);
/** Provided names that do not begin with @. */
void click_public_packages(CLICK_NAME(Vector)<CLICK_NAME(String)> &packages);

/** Register a class; the result identifies it, negative is failure. The _stable form keeps @a name, which must live for ever. */
int click_add_element_type(const char *name, CLICK_NAME(Element) *(*factory)(uintptr_t), uintptr_t thunk);
int click_add_element_type_stable(const char *name, CLICK_NAME(Element) *(*factory)(uintptr_t), uintptr_t thunk);
void click_remove_element_type(int type);
}

#endif
