/* A Lua state for one user: its files instead of the process's, a limit on its memory, a limit on its time. */
#include "session.h"

#include <minios/time.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "lauxlib.h"
#include "lualib.h"

enum {
    INSTRUCTIONS = 10000,                        /* of Lua, between two looks at the clock */
    RESERVE = 64 * 1024,                         /* bytes above the limit, for the next line after a chunk that took all */
};

static struct session *session_of(lua_State *L)
{
    struct session *session;

    memcpy(&session, lua_getextraspace(L), sizeof(session));   /* every coroutine has a copy */
    return session;
}

/* lua_Alloc, section 4.6 of the manual: size 0 frees; what does not fit into the limit is "not enough memory". */
static void *allocate(void *data, void *block, size_t old, size_t size)
{
    struct session *session = data;

    if (!block)
        old = 0;                                 /* then it is the kind of object, not a size */
    if (size == 0) {
        free(block);
        session->memory_used -= old;
        return NULL;
    }
    size_t limit = session->memory_limit + (session->running ? 0 : RESERVE);
    if (session->memory_limit && size > old && session->memory_used - old + size > limit)
        return NULL;
    void *grown = realloc(block, size);
    if (grown)
        session->memory_used += size - old;
    return grown;
}

/* Called as Lua runs: threads are cooperative, so a chunk that never waits has to let the others run. */
static void tick(lua_State *L, lua_Debug *where)
{
    struct session *session = session_of(L);

    (void)where;
    sched_yield();
    bool late = session->chunk_seconds && minios_monotonic() > session->deadline;
    if (!session->ended && !late)
        return;
    /* A pcall() around it must not bring the chunk back to life: from here on every instruction fails. */
    lua_sethook(L, tick, LUA_MASKCOUNT, 1);
    if (session->ended)
        luaL_error(L, "the session has ended");
    luaL_error(L, "a chunk may run for %d s", (int)session->chunk_seconds);
}

static int print(lua_State *L)
{
    FILE *out = session_of(L)->out;

    for (int i = 1, count = lua_gettop(L); i <= count; i++) {
        size_t length;
        const char *text = luaL_tolstring(L, i, &length);
        if (i > 1)
            fputc('\t', out);
        fwrite(text, 1, length, out);
        lua_pop(L, 1);
    }
    fputc('\n', out);
    fflush(out);
    return 0;
}

static int end_session(lua_State *L)
{
    session_of(L)->ended = true;
    lua_sethook(L, tick, LUA_MASKCOUNT, 1);
    return 0;
}

/* lua_WarnFunction, section 4.6: a message in pieces; "@on" and "@off" switch. */
static void warn(void *data, const char *text, int more)
{
    struct session *session = data;

    if (!session->warning_continues && !more && text[0] == '@') {
        if (!strcmp(text, "@on") || !strcmp(text, "@off"))
            session->warnings = text[2] == 'n';
        return;
    }
    if (session->warnings) {
        if (!session->warning_continues)
            fputs("Lua warning: ", session->out);
        fputs(text, session->out);
        if (!more)
            fputc('\n', session->out);
    }
    session->warning_continues = more;
}

static int keep_open(lua_State *L)
{
    luaL_Stream *stream = luaL_checkudata(L, 1, LUA_FILEHANDLE);

    stream->closef = keep_open;                  /* liolib has set it to NULL, which means closed */
    luaL_pushfail(L);
    lua_pushliteral(L, "the session's own file stays open");
    return 2;
}

/* io.NAME = the file; io.SELECT(it) when it becomes a default. The table io is on top of the stack. */
static void own_file(lua_State *L, FILE *file, const char *name, const char *select)
{
    luaL_Stream *stream = lua_newuserdatauv(L, sizeof(*stream), 0);

    stream->f = file;
    stream->closef = keep_open;
    luaL_setmetatable(L, LUA_FILEHANDLE);
    if (select) {
        lua_getfield(L, -2, select);
        lua_pushvalue(L, -2);
        lua_call(L, 1, 0);
    }
    lua_setfield(L, -2, name);
}

static int open_all(lua_State *L)
{
    struct session *session = session_of(L);

    luaL_openlibs(L);
    lua_register(L, "print", print);
    lua_getglobal(L, "io");
    own_file(L, session->in, "stdin", "input");
    own_file(L, session->out, "stdout", "output");
    own_file(L, session->out, "stderr", NULL);
    if (session->remote) {
        lua_getglobal(L, "os");
        lua_pushcfunction(L, end_session);
        lua_setfield(L, -2, "exit");
    }
    return 0;
}

lua_State *session_open(struct session *session)
{
    session->memory_used = 0;
    session->ended = session->running = session->warnings = session->warning_continues = false;
    lua_State *L = lua_newstate(allocate, session);
    if (!L)
        return NULL;
    memcpy(lua_getextraspace(L), &session, sizeof(session));
    lua_setwarnf(L, warn, session);
    lua_pushcfunction(L, open_all);
    if (lua_pcall(L, 0, 0, 0) != LUA_OK) {
        lua_close(L);
        return NULL;
    }
    return L;
}

/* An error's message with where it came from; an error that is no string becomes its __tostring, or its type. */
static int explain(lua_State *L)
{
    const char *text = lua_tostring(L, 1);

    if (!text) {
        if (luaL_callmeta(L, 1, "__tostring") && lua_type(L, -1) == LUA_TSTRING)
            return 1;
        text = lua_pushfstring(L, "an error that is a %s", luaL_typename(L, 1));
    }
    luaL_traceback(L, L, text, 1);
    return 1;
}

int session_run(struct session *session, lua_State *L, int arguments)
{
    int function = lua_gettop(L) - arguments;

    lua_pushcfunction(L, explain);
    lua_insert(L, function);
    session->deadline = minios_monotonic() + session->chunk_seconds * UINT64_C(1000000000);
    lua_sethook(L, tick, LUA_MASKCOUNT, INSTRUCTIONS);
    session->running = true;
    int status = lua_pcall(L, arguments, LUA_MULTRET, function);
    session->running = false;
    lua_sethook(L, NULL, 0, 0);
    lua_remove(L, function);
    return status;
}
