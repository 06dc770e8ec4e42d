/* The console over TCP. */
#ifndef LUA_RECIPE_SERVER_H
#define LUA_RECIPE_SERVER_H
#include <stdbool.h>

/* Starts a thread that accepts connections on the port, and gives each a Lua state and a thread of its own. False (and
 * a line on the console) when that cannot be done. */
bool server_start(unsigned port);

#endif
