/* Addresses as text, services, protocols. */
#include "tests.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <string.h>

static void test_ipv6_text(void)
{
    static const char *const pairs[][2] = {      /* read, written: RFC 5952, sections 2 and 4 */
        { "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1" }, { "2001:0db8::0001", "2001:db8::1" }, { "::", "::" }, { "::1", "::1" },
        { "1::", "1::" }, { "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1" }, { "2001:0:0:1:0:0:0:1", "2001:0:0:1::1" },
        { "2001:DB8::AbCd", "2001:db8::abcd" }, { "::ffff:192.0.2.1", "::ffff:192.0.2.1" }, { "fe80::1:2", "fe80::1:2" },
        { "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0" }, { "::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8" },
        { "64:ff9b::192.0.2.33", "64:ff9b::c000:221" }, { "::1:2:3:4:5:6", "::1:2:3:4:5:6" },
    };
    static const char *const wrong[] = { "", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1::", "12345::", "g::", "1:",
                                         "::1 ", "1:2:3:4:5:6:7:8::", "::192.0.2", "192.0.2.1::", "::1.2.3.4:5", ":1:2:3:4:5:6:7:8",
                                         "1:2:3:4:5:6:7:1.2.3.4", "::256.0.0.1", "1::2:", "fe80::1%0" };
    char text[INET6_ADDRSTRLEN];
    struct in6_addr address;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; ++i)
        checked(inet_pton(AF_INET6, pairs[i][0], &address) == 1 && inet_ntop(AF_INET6, &address, text, sizeof text) &&
                    strcmp(text, pairs[i][1]) == 0, pairs[i][0], __FILE__, __LINE__);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i)
        checked(inet_pton(AF_INET6, wrong[i], &address) == 0, wrong[i], __FILE__, __LINE__);
    CHECK(!inet_ntop(AF_INET6, &in6addr_loopback, text, 3) && errno == ENOSPC);
    CHECK(inet_ntop(AF_INET6, &in6addr_loopback, text, 4) == text);
}

static void test_ipv4_text(void)
{
    static const char *const wrong[] = { "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.04", "1.2.3.4 ", "1..2.3", "0x1.2.3.4", "1.2.3.-4" };
    struct in_addr address;
    char text[INET_ADDRSTRLEN];
    CHECK(inet_pton(AF_INET, "192.0.2.255", &address) == 1 && address.s_addr == htonl(0xc00002ff));
    CHECK(strcmp(inet_ntop(AF_INET, &address, text, sizeof text), "192.0.2.255") == 0);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i)
        checked(inet_pton(AF_INET, wrong[i], &address) == 0, wrong[i], __FILE__, __LINE__);
    FAILS(inet_pton(99, "x", &address), EAFNOSUPPORT);
    CHECK(inet_aton("127.1", &address) && address.s_addr == htonl(0x7f000001));
    CHECK(inet_aton("0x7f.010.2", &address) && address.s_addr == htonl(0x7f080002));
    CHECK(inet_aton("4294967295", &address) && !inet_aton("4294967296", &address) && !inet_aton("1.16777216", &address));
    CHECK(inet_addr("10.0.0.1") == htonl(0x0a000001) && inet_addr("no") == INADDR_NONE);
    CHECK(strcmp(inet_ntoa((struct in_addr){ htonl(0x01020304) }), "1.2.3.4") == 0);
}

void test_text(void)
{
    test_ipv4_text();
    test_ipv6_text();
    CHECK(htons(0x1234) == 0x3412 && htonl(0x12345678) == 0x78563412 && ntohs(htons(77)) == 77 && ntohl(htonl(77)) == 77);
    struct servent *service = getservbyname("http", "tcp");
    CHECK(service && service->s_port == htons(80) && strcmp(service->s_proto, "tcp") == 0);
    service = getservbyport(htons(53), "udp");
    CHECK(service && strcmp(service->s_name, "domain") == 0 && strcmp(service->s_proto, "udp") == 0);
    CHECK(!getservbyname("http", "udp") && !getservbyname("nothing", NULL) && !getservbyport(htons(1), NULL));
    struct protoent *protocol = getprotobyname("tcp");
    CHECK(protocol && protocol->p_proto == IPPROTO_TCP && strcmp(getprotobynumber(17)->p_name, "udp") == 0);
}
