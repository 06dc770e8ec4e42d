#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENTS = 8 };

static int open_socket(int type)
{
    struct sockaddr_in6 here = { .sin6_family = AF_INET6, .sin6_port = htons(7) };
    int s = socket(AF_INET6, type | SOCK_NONBLOCK, 0);
    if (s < 0 || bind(s, (struct sockaddr *)&here, sizeof here) < 0)
        perror("echo");
    return s;
}

/* False: the one that says that it is over. */
static int answer(int s)
{
    static char data[65536];
    struct sockaddr_storage from;
    socklen_t size = sizeof from;
    for (ssize_t got; (got = recvfrom(s, data, sizeof data, 0, (struct sockaddr *)&from, &size)) >= 0; size = sizeof from) {
        sendto(s, data, (size_t)got, 0, (struct sockaddr *)&from, size);
        if (got == 4 && memcmp(data, "quit", 4) == 0)
            return 0;
    }
    return 1;
}

int main(void)
{
    struct pollfd set[2 + CLIENTS] = { { .fd = open_socket(SOCK_DGRAM), .events = POLLIN },
                                       { .fd = open_socket(SOCK_STREAM), .events = POLLIN } };
    nfds_t count = 2;
    listen(set[1].fd, 16);
    puts("echo: ready");
    for (;;) {
        poll(set, count, -1);
        if (!answer(set[0].fd))
            return 0;
        for (nfds_t i = count - 1; i >= 2; --i) {
            char data[2048];
            ssize_t got = set[i].revents ? read(set[i].fd, data, sizeof data) : 1;
            if (set[i].revents && (got <= 0 || write(set[i].fd, data, (size_t)got) != got)) {
                close(set[i].fd);
                set[i] = set[--count];
            }
        }
        int client = set[1].revents ? accept4(set[1].fd, NULL, NULL, SOCK_NONBLOCK) : -1;
        if (client >= 0 && count == 2 + CLIENTS)
            close(client);
        else if (client >= 0)
            set[count++] = (struct pollfd){ .fd = client, .events = POLLIN };
    }
}
