/* A Lua console for each TCP connection: `nc ADDRESS 7023`. */
#define _GNU_SOURCE 1                            /* fopencookie() */
#include "server.h"

#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "repl.h"
#include "session.h"

enum {
    STACK = 512 * 1024,                          /* Lua calls C up to 200 deep; string.gsub takes 2 KB each time */
    IDLE_PROBES = 1,                             /* keep-alive: a peer that has gone away is noticed */
};

struct client {
    int socket;
    bool lost;                                   /* sending failed: nobody reads what this session prints */
    struct session session;
};

static unsigned clients;                         /* cooperative threads: no lock */

static ssize_t receive(void *cookie, char *buffer, size_t size)
{
    struct client *client = cookie;
    ssize_t got = recv(client->socket, buffer, size, 0);

    return got < 0 ? 0 : got;                    /* a broken connection is an end of the input */
}

static ssize_t transmit(void *cookie, const char *data, size_t size)
{
    struct client *client = cookie;

    for (size_t sent = 0; sent < size;) {
        ssize_t count = client->lost ? -1 : send(client->socket, data + sent, size - sent, MSG_NOSIGNAL);
        if (count <= 0) {
            client->lost = client->session.ended = true;
            return 0;
        }
        sent += (size_t)count;
    }
    return (ssize_t)size;
}

static void converse(struct client *client)
{
    struct session *session = &client->session;

    session->in = fopencookie(client, "r", (cookie_io_functions_t){ .read = receive });
    session->out = fopencookie(client, "w", (cookie_io_functions_t){ .write = transmit });
    if (session->in && session->out) {
        lua_State *L = session_open(session);
        if (L) {
            fprintf(session->out, "%s, connection %u of at most %u. os.exit() or the end of the input ends it.\n",
                    LUA_RELEASE, clients, (unsigned)CONNECTIONS);
            repl(session, L);
            lua_close(L);
        } else {
            fputs("no memory for another Lua\n", session->out);
        }
    }
    if (session->in)
        fclose(session->in);
    if (session->out)
        fclose(session->out);
}

static void *serve(void *argument)
{
    struct client *client = argument;

    converse(client);
    close(client->socket);
    free(client);
    clients--;
    return NULL;
}

/* The connection is the thread's from here on; true when there is one. */
static bool start_client(int socket)
{
    pthread_attr_t attributes;
    pthread_t thread;
    struct client *client = calloc(1, sizeof(*client));

    if (!client)
        return false;
    *client = (struct client){
        .socket = socket,
        .session = { .memory_limit = CONNECTION_MEMORY, .chunk_seconds = CHUNK_SECONDS, .remote = true },
    };
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    clients++;
    bool started = pthread_create(&thread, &attributes, serve, client) == 0;
    pthread_attr_destroy(&attributes);
    if (!started) {
        clients--;
        free(client);
    }
    return started;
}

static void *listen_for_ever(void *argument)
{
    int listener = *(int *)argument;

    for (;;) {
        int socket = accept(listener, NULL, NULL);
        if (socket < 0)
            continue;
        int on = IDLE_PROBES;
        setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
        static const char full[] = "too many connections\n", poor[] = "no memory for another connection\n";
        if (clients >= CONNECTIONS) {
            send(socket, full, sizeof(full) - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
            close(socket);
        } else if (!start_client(socket)) {
            send(socket, poor, sizeof(poor) - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
            close(socket);
        }
    }
    return NULL;
}

bool server_start(unsigned port)
{
    static int listener;
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    pthread_t thread;

    listener = socket(AF_INET, SOCK_STREAM, 0);
    int on = 1;
    if (listener >= 0)
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof(address)) < 0 || listen(listener, 8) < 0) {
        printf("lua: no console on TCP port %u: %s\n", port, strerror(errno));
        if (listener >= 0)
            close(listener);
        return false;
    }
    if (pthread_create(&thread, NULL, listen_for_ever, &listener) != 0) {
        puts("lua: no memory for the thread that accepts connections");
        close(listener);
        return false;
    }
    pthread_detach(thread);
    printf("lua: console on TCP port %u\n", port);
    return true;
}
