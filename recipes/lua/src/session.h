/* One user of Lua: where its input comes from, where its output goes, and what it may use up. */
#ifndef LUA_RECIPE_SESSION_H
#define LUA_RECIPE_SESSION_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "lua.h"

struct session {
    FILE *in, *out;
    size_t memory_limit;                         /* bytes that its Lua state may have; 0: what the machine has */
    unsigned chunk_seconds;                      /* how long one chunk may run; 0: for ever */
    bool remote;                                 /* os.exit() ends the session, not the image */

    /* Kept by the functions below. */
    size_t memory_used;
    bool running;                                /* a chunk runs */
    bool warnings, warning_continues;            /* warn(): switched on; the next text belongs to the same message */
    uint64_t deadline;                           /* of the chunk that runs; minios_monotonic() time */
    bool ended;                                  /* os.exit() was called, or nobody listens any more */
};

/* A Lua state with the standard libraries whose print, io.write, io.read and warn use the session's files. Files whose
 * close is the session's business: io.close(io.stdout) leaves them open. NULL when there is no memory for it.
 * Closed with lua_close(). */
lua_State *session_open(struct session *);

/* Runs the function on top of the stack with `arguments` values above it, as lua_pcall(LUA_MULTRET) does, with a
 * traceback in an error's message. Other threads run meanwhile, at least every 10,000 instructions of Lua. */
int session_run(struct session *, lua_State *, int arguments);

#endif
