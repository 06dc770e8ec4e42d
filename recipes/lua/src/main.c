/* Lua in an image. Without arguments: a console on the machine's serial port and one for each TCP connection. With
 * arguments: a script of the in-memory file system and what it gets as `...`; its end is the image's. */
#include <stdio.h>
#include <stdlib.h>

#include "lauxlib.h"
#include "repl.h"
#include "server.h"
#include "session.h"
#include "terminal.h"

/* loslib.c's system(): an image is one process, so there is no shell to ask (C11 7.22.4.8). The recipe's defines have
 * it called by this name. */
int lua_no_shell(const char *command)
{
    return command ? -1 : 0;
}

static int run_script(struct session *session, lua_State *L, int argc, char **argv)
{
    int status = luaL_loadfilex(L, argv[1], "t");

    if (status == LUA_OK) {
        luaL_checkstack(L, argc, "too many arguments");
        for (int i = 2; i < argc; i++)
            lua_pushstring(L, argv[i]);
        status = session_run(session, L, argc - 2);
    }
    if (status != LUA_OK)
        printf("lua: %s\n", lua_tostring(L, -1));
    lua_close(L);
    return status == LUA_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    static struct session console;

    console.in = argc > 1 ? stdin : terminal_open();
    console.out = stdout;
    console.memory_limit = CONSOLE_MEMORY;
    lua_State *L = console.in ? session_open(&console) : NULL;
    if (!L) {
        puts("lua: no memory for Lua");
        return EXIT_FAILURE;
    }
    if (argc > 1)
        return run_script(&console, L, argc, argv);
    bool served = server_start(PORT);
    puts(LUA_RELEASE ", console");
    repl(&console, L);
    lua_close(L);
    /* The serial port's input has ended (or there is none); the connections go on. */
    if (served)
        pthread_exit(NULL);
    return EXIT_SUCCESS;
}
