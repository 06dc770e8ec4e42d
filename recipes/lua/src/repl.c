#include "repl.h"

#include <string.h>

#include "lauxlib.h"

enum { LINE_MAX_BYTES = 64 * 1024 };

/* Pushes the next line without its end (LF or CR LF). False at the end of the input, or for a line that is too long. */
static bool read_line(struct session *session, lua_State *L, const char *prompt)
{
    luaL_Buffer line;
    size_t length = 0;
    int c;

    fputs(prompt, session->out);
    fflush(session->out);
    luaL_buffinit(L, &line);
    while ((c = getc(session->in)) != EOF && c != '\n' && length < LINE_MAX_BYTES) {
        luaL_addchar(&line, c);
        length++;
    }
    if (length > 0 && luaL_buffaddr(&line)[luaL_bufflen(&line) - 1] == '\r')
        luaL_buffsub(&line, 1);
    luaL_pushresult(&line);
    if (length >= LINE_MAX_BYTES) {
        fprintf(session->out, "a line may have %d bytes\n", LINE_MAX_BYTES);
        session->ended = true;
    }
    if (session->ended || (c == EOF && length == 0)) {
        lua_pop(L, 1);
        return false;
    }
    return true;
}

/* Whether a syntax error says that the text stopped too early: Lua then names the place `<eof>`. */
static bool wants_more(lua_State *L, int status)
{
    static const char mark[] = "<eof>";
    size_t length;

    if (status != LUA_ERRSYNTAX)
        return false;
    const char *text = lua_tolstring(L, -1, &length);
    return length >= sizeof(mark) - 1 && !strcmp(text + length - (sizeof(mark) - 1), mark);
}

static int load(lua_State *L, const char *text)
{
    return luaL_loadbufferx(L, text, strlen(text), "=stdin", "t");
}

/* Replaces the text on top of the stack by its function (LUA_OK), or by an error's message. */
static int compile(struct session *session, lua_State *L)
{
    /* First as an expression: what it gives is shown. */
    const char *text = lua_tostring(L, -1);
    if (load(L, lua_pushfstring(L, "return %s", text)) == LUA_OK) {
        lua_replace(L, -3);
        lua_pop(L, 1);
        return LUA_OK;
    }
    lua_pop(L, 2);
    for (;;) {
        int status = load(L, lua_tostring(L, -1));
        if (!wants_more(L, status) || !read_line(session, L, ">> ")) {
            lua_remove(L, -2);
            return status;
        }
        lua_remove(L, -2);                       /* the message */
        lua_pushliteral(L, "\n");
        lua_insert(L, -2);
        lua_concat(L, 3);
    }
}

static int one_chunk(lua_State *L)
{
    struct session *session = lua_touserdata(L, 1);
    int base = lua_gettop(L);

    if (!read_line(session, L, "> ")) {
        session->ended = true;
        return 0;
    }
    int status = compile(session, L);
    if (status == LUA_OK)
        status = session_run(session, L, 0);
    int results = lua_gettop(L) - base;
    if (results == 0 || session->ended)
        return 0;
    if (status != LUA_OK) {
        fprintf(session->out, "%s\n", lua_tostring(L, -1));
        return 0;
    }
    luaL_checkstack(L, LUA_MINSTACK, "too many results to print");
    lua_getglobal(L, "print");
    lua_insert(L, base + 1);
    lua_call(L, results, 0);
    return 0;
}

void repl(struct session *session, lua_State *L)
{
    while (!session->ended) {
        /* What goes wrong outside the user's chunk, no memory for the line or a broken print, is told as well. */
        lua_pushcfunction(L, one_chunk);
        lua_pushlightuserdata(L, session);
        if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
            const char *text = lua_tostring(L, -1);
            fprintf(session->out, "%s\n", text ? text : "an error that is no text");
            lua_pop(L, 1);
        }
        lua_settop(L, 0);
        fflush(session->out);
        if (ferror(session->out))
            session->ended = true;
    }
}
