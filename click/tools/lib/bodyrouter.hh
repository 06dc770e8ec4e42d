// -*- c-basic-offset: 4 -*-
// One body of a configuration as a router: compounds are elements of it, groups are expanded.
#ifndef CLICK_TOOLS_BODYROUTER_HH
#define CLICK_TOOLS_BODYROUTER_HH
#include "toolrouter.hh"
#include "lib/configbody.hh"
CLICK_DECLS

/** What stands for a class in the router. */
typedef String (*ClassKey)(const ConfigClass *c, void *thunk);
/** The body's own input and output become elements `input` and `output` without a class. */
void body_router(const ConfigBody *body, const ConfigTokens &tokens, ClassKey key_of, void *thunk, ToolRouter &router);

CLICK_ENDDECLS
#endif
