/* Serves the image's files over HTTPS. One thread, one loop over poll(): no client waits for another. */
#include "connection.h"
#include "tls.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#if PORT < 1 || PORT > 65535
#error "parameter port: 1 to 65535"
#endif
#if CONNECTIONS < 1 || CONNECTIONS > 240
#error "parameter connections: 1 to 240"
#endif

static struct connection *connections[CONNECTIONS];
static struct pollfd waiting[CONNECTIONS + 1];   /* [i] goes with connections[i]; [count] is the listening socket */
static int count;

/* One socket for both families (RFC 3493, 3.7). */
static int open_listener(void)
{
    struct sockaddr_in6 any = { .sin6_family = AF_INET6, .sin6_port = htons(PORT), .sin6_addr = in6addr_any };
    int on = 1, listener = socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (listener < 0 || setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0
        || setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) < 0
        || bind(listener, (struct sockaddr *)&any, sizeof(any)) < 0 || listen(listener, SOMAXCONN) < 0) {
        perror("https-server: cannot listen");
        exit(1);
    }
    return listener;
}

static void drop(int index)
{
    connection_close(connections[index]);
    connections[index] = connections[--count];
    waiting[index] = waiting[count];
}

static void run(int index)
{
    waiting[index].events = connection_run(connections[index]);
    if (!waiting[index].events)
        drop(index);
}

/* Room for one more, when necessary at the cost of a connection that waits for a next request. */
static bool make_room(void)
{
    for (int i = 0; count == CONNECTIONS && i < count; i++)
        if (connection_idle(connections[i]))
            drop(i);
    return count < CONNECTIONS;
}

static void accept_all(int listener, SSL_CTX *context)
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
        connections[count] = connection;
        waiting[count] = (struct pollfd){ .fd = socket };
        run(count++);
    }
}

int main(void)
{
    SSL_CTX *context = tls_server(TLS12, NAMES);
    if (!context)
        return 1;
    int listener = open_listener();
    time_t looked = connection_now();
    printf("https-server: listening on port %d\n", PORT);
    for (;;) {
        waiting[count] = (struct pollfd){ .fd = listener, .events = POLLIN };
        if (poll(waiting, (nfds_t)count + 1, count ? 1000 : -1) < 0) {
            perror("https-server: poll");
            return 1;
        }
        bool arrived = waiting[count].revents;
        time_t now = connection_now();
        /* From the end, so that drop() moves only what was looked at. */
        for (int i = count - 1; i >= 0; i--)
            if (waiting[i].revents)
                run(i);
            else if (now != looked && connection_timed_out(connections[i], now))
                drop(i);
        looked = now;
        if (arrived)
            accept_all(listener, context);
    }
}
