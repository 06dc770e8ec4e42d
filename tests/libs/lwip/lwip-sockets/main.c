#include "tests.h"

#include <minios/lwip.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned run, failed;

void checked(bool good, const char *what, const char *file, int line)
{
    ++run;
    if (good)
        return;
    ++failed;
    printf("FAILED %s:%d: %s (errno %d: %s)\n", file, line, what, errno, strerror(errno));
}

static socklen_t loopback(int family, int port, struct sockaddr_storage *address)
{
    memset(address, 0, sizeof *address);
    if (family == AF_INET) {
        *(struct sockaddr_in *)address = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                                                               .sin_addr = { htonl(INADDR_LOOPBACK) } };
        return sizeof(struct sockaddr_in);
    }
    *(struct sockaddr_in6 *)address = (struct sockaddr_in6){ .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port),
                                                             .sin6_addr = IN6ADDR_LOOPBACK_INIT };
    return sizeof(struct sockaddr_in6);
}

int listen_on(int family, int port)
{
    struct sockaddr_storage address;
    socklen_t size = loopback(family, port, &address);
    int on = 1, listener = socket(family, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    CHECK(bind(listener, (struct sockaddr *)&address, size) == 0);
    CHECK(listen(listener, 4) == 0);
    return listener;
}

int connect_to(int family, int port)
{
    struct sockaddr_storage address;
    socklen_t size = loopback(family, port, &address);
    int client = socket(family, SOCK_STREAM, 0);
    if (connect(client, (struct sockaddr *)&address, size) == 0)
        return client;
    int error = errno;
    close(client);
    errno = error;
    return -1;
}

void connected_pair(int family, int port, int pair[2])
{
    int listener = listen_on(family, port);
    pair[0] = connect_to(family, port);
    pair[1] = accept(listener, NULL, NULL);
    CHECK(pair[0] >= 0 && pair[1] >= 0);
    close(listener);
}

int main(int argc, char **argv)
{
    /* The network's word is not among them. */
    CHECK(argc == 3 && strcmp(argv[1], "first") == 0 && strcmp(argv[2], "second") == 0);
    CHECK(minios_net_wait(5000));
    test_streams();
    test_stream_ends();
    test_stream_data();
    test_datagrams();
    test_raw();
    test_ready();
    test_options();
    test_text();
    test_names();
    test_queries();
    printf("%u of %u passed\n", run - failed, run);
    return failed != 0;
}
