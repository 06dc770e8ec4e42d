/* Raw sockets: an echo request to oneself, RFC 792 and RFC 4443. */
#include "tests.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static uint16_t checksum(const uint8_t *data, size_t size)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < size; i += 2)
        sum += (uint32_t)data[i] << 8 | data[i + 1];
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (uint16_t)~sum;
}

static void test_echo4(void)
{
    int s = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    uint8_t request[16] = { 8, 0, 0, 0, 0x12, 0x34, 0, 1, 'd', 'a', 't', 'a', '1', '2', '3', '4' }, answer[128];
    uint16_t sum = checksum(request, sizeof request);
    request[2] = (uint8_t)(sum >> 8);
    request[3] = (uint8_t)sum;
    CHECK(s >= 0);
    struct timeval limit = { 2, 0 };
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    CHECK(sendto(s, request, sizeof request, 0, (struct sockaddr *)&to, sizeof to) == sizeof request);
    ssize_t got;
    do                                           /* the request comes by, too */
        got = recv(s, answer, sizeof answer, 0);
    while (got == 36 && answer[20] == 8);
    CHECK(got == 36 && answer[0] == 0x45 && answer[20] == 0 && memcmp(answer + 24, request + 4, 12) == 0);
    close(s);
}

static void test_echo6(void)
{
    int s = socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6);
    struct sockaddr_in6 to = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
    uint8_t request[12] = { 128, 0, 0, 0, 0x12, 0x34, 0, 1, 'd', 'a', 't', 'a' }, answer[128];
    struct timeval limit = { 2, 0 };
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    CHECK(sendto(s, request, sizeof request, 0, (struct sockaddr *)&to, sizeof to) == sizeof request);
    ssize_t got;
    do
        got = recv(s, answer, sizeof answer, 0);
    while (got > 0 && answer[0] != 129);         /* the request itself, and what neighbours say */
    CHECK(got == 12 && memcmp(answer + 4, request + 4, 8) == 0);
    close(s);
}

void test_raw(void)
{
    test_echo4();
    test_echo6();
}
