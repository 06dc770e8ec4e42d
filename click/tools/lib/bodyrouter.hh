// -*- c-basic-offset: 4 -*-
// One body of a configuration as a router: compounds are elements of it, groups are expanded.
#ifndef CLICK_TOOLS_BODYROUTER_HH
#define CLICK_TOOLS_BODYROUTER_HH
#include "classmap.hh"
#include "toolrouter.hh"
#include "lib/configbody.hh"
CLICK_DECLS

/** What stands for a class in the router. */
typedef String (*ClassKey)(const ConfigClass *c, void *thunk);
/** The body's own input and output become elements `input` and `output` without a class. */
void body_router(const ConfigBody *body, const ConfigTokens &tokens, ClassKey key_of, void *thunk, ToolRouter &router);

/** What the first body of a compound class tells of its ports; classes that it uses are in @a map already. @a name: the class's key. */
ClassTraits compound_traits(const String &name, const ConfigBody *body, const ConfigTokens &tokens, ClassKey key_of, void *thunk, ClassMap &map);
/** A key of its own for each compound class; @a thunk is not used. */
String compound_key(const ConfigClass *c, void *thunk);
/** Adds a compound class under its compound_key(), after those that it uses. */
void learn_compound(const ConfigClass *c, const ConfigTokens &tokens, ClassMap &map);

CLICK_ENDDECLS
#endif
