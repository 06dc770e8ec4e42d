/* Queries to a name server, which is a thread of this program at 127.0.0.1:53 (RFC 1035, section 4). It knows one name. */
#include "tests.h"

#include <minios/thread.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const uint8_t known[] = "\4host\7example";     /* with the root's empty label at its end */

static size_t answer(uint8_t *message, size_t size)
{
    static const uint8_t four[] = { 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 77 };
    static const uint8_t six[] = { 0xc0, 12, 0, 28, 0, 1, 0, 0, 0, 60, 0, 16, 0x20, 1, 0xd, 0xb8, [27] = 0x77 };
    message[2] |= 0x80;
    message[3] = 0x80;
    if (size < 12 + sizeof known + 4 || memcmp(message + 12, known, sizeof known) != 0) {
        message[3] |= 3;                         /* no such name */
        return size;
    }
    bool wants_six = message[12 + sizeof known + 1] == 28;
    size = 12 + sizeof known + 4;
    memset(message + 6, 0, 6);
    message[7] = 1;
    memcpy(message + size, wants_six ? six : four, wants_six ? sizeof six : sizeof four);
    return size + (wants_six ? sizeof six : sizeof four);
}

static void serve(void *arg)
{
    int s = *(int *)arg;
    uint8_t message[512];
    for (;;) {
        struct sockaddr_in from;
        socklen_t size = sizeof from;
        ssize_t got = recvfrom(s, message, 400, 0, (struct sockaddr *)&from, &size);
        if (got < 12)
            return;
        sendto(s, message, answer(message, (size_t)got), 0, (struct sockaddr *)&from, size);
    }
}

void test_queries(void)
{
    struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons(53), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    static int s;
    s = socket(AF_INET, SOCK_DGRAM, 0);
    CHECK(bind(s, (struct sockaddr *)&here, sizeof here) == 0);
    CHECK(minios_thread_create(serve, &s, "names", 0));
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM }, *found = NULL;
    CHECK(getaddrinfo("host.example", "80", &hints, &found) == 0);
    if (found) {
        CHECK(((struct sockaddr_in *)found->ai_addr)->sin_addr.s_addr == htonl(0xc000024d));
        CHECK(found->ai_next && ((struct sockaddr_in6 *)found->ai_next->ai_addr)->sin6_addr.s6_addr[15] == 0x77);
        freeaddrinfo(found);
    }
    CHECK(getaddrinfo("nobody.example", "80", &hints, &found) == EAI_NONAME);
    struct hostent *host = gethostbyname("host.example");
    CHECK(host && host->h_addrtype == AF_INET && memcmp(host->h_addr, "\300\0\2\115", 4) == 0 && !host->h_addr_list[1]);
    CHECK(!gethostbyname("nobody.example") && h_errno == HOST_NOT_FOUND);
    CHECK(!gethostbyname("") && h_errno == HOST_NOT_FOUND);
    close(s);
}
