/* Read, evaluate, print, loop. */
#ifndef LUA_RECIPE_REPL_H
#define LUA_RECIPE_REPL_H
#include "session.h"

/* Serves the session until its input ends or it calls os.exit(). An expression's values are printed; a chunk may have
 * several lines: "> " asks for the first, ">> " for more. An error is reported and the next line is read. */
void repl(struct session *, lua_State *);

#endif
