#include "server.h"

#include "connection.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#if PORT < 1 || PORT > 65535
#error "parameter port: 1 to 65535"
#endif
#if CONNECTIONS < 1 || CONNECTIONS > 240
#error "parameter connections: 1 to 240"
#endif

static struct connection *connections[CONNECTIONS];
static int count;

/* One socket for both families (RFC 3493, 3.7). */
static int open_listener(const char *name)
{
    struct sockaddr_in6 any = { .sin6_family = AF_INET6, .sin6_port = htons(PORT), .sin6_addr = in6addr_any };
    int on = 1, listener = socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (listener < 0 || setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0 ||
        setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) < 0 ||
        bind(listener, (struct sockaddr *)&any, sizeof any) < 0 || listen(listener, SOMAXCONN) < 0) {
        fprintf(stderr, "%s: cannot listen: %s\n", name, strerror(errno));
        exit(1);
    }
    return listener;
}

static void drop(int index)
{
    connection_close(connections[index]);
    connections[index] = connections[--count];
}

/* Room for one more, when necessary at the cost of the connection that has waited longest for a next request. */
static bool make_room(void)
{
    int oldest = -1;
    if (count < CONNECTIONS)
        return true;
    for (int i = 0; i < count; ++i)
        if (connection_idle(connections[i]) &&
            (oldest < 0 || connection_deadline(connections[i]) < connection_deadline(connections[oldest])))
            oldest = i;
    if (oldest >= 0)
        drop(oldest);
    return oldest >= 0;
}

static void accept_all(int listener, void *context)
{
    while (make_room()) {
        int socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
        if (socket < 0)
            return;
        struct connection *connection = connection_open(socket, context);
        if (!connection) {
            close(socket);
            return;
        }
        connections[count++] = connection;
        if (!connection_run(connection))         /* its request is often here already */
            drop(count - 1);
    }
}

void serve(const char *name, void *context)
{
    static struct pollfd set[CONNECTIONS + 1];
    int listener = open_listener(name);
    time_t looked = connection_now();
    printf("%s: listening on port %d\n", name, PORT);
    for (;;) {
        for (int i = 0; i < count; ++i)
            set[i] = (struct pollfd){ .fd = connection_socket(connections[i]), .events = connection_events(connections[i]) };
        set[count] = (struct pollfd){ .fd = listener, .events = POLLIN };
        if (poll(set, (nfds_t)count + 1, count ? 1000 : -1) < 0) {
            fprintf(stderr, "%s: poll: %s\n", name, strerror(errno));
            exit(1);
        }
        bool arrived = set[count].revents;
        time_t now = connection_now();
        /* From the end, so that drop() moves only what was looked at. */
        for (int i = count - 1; i >= 0; --i)
            if (set[i].revents ? !connection_run(connections[i]) : now != looked && connection_timed_out(connections[i], now))
                drop(i);
        looked = now;
        if (arrived)
            accept_all(listener, context);
    }
}
