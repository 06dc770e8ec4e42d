/* Interfaces, and getaddrinfo() without any query. */
#include "tests.h"

#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

static void test_interfaces(void)
{
    char name[IF_NAMESIZE];
    unsigned index = if_nametoindex("net0");
    CHECK(index > 0 && if_indextoname(index, name) && strcmp(name, "net0") == 0);
    CHECK(if_nametoindex("lo") == 1 && if_nametoindex("eth0") == 0 && errno == ENXIO);
    struct if_nameindex *list = if_nameindex();
    CHECK(list && strcmp(list[0].if_name, "lo") == 0 && strcmp(list[1].if_name, "net0") == 0 && list[2].if_index == 0);
    if_freenameindex(list);
}

static void test_numeric(void)
{
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST }, *found;
    CHECK(getaddrinfo("192.0.2.1", "http", &hints, &found) == 0);
    const struct sockaddr_in *four = (struct sockaddr_in *)found->ai_addr;
    CHECK(found->ai_family == AF_INET && found->ai_protocol == IPPROTO_TCP && !found->ai_next);
    CHECK(four->sin_port == htons(80) && four->sin_addr.s_addr == htonl(0xc0000201));
    freeaddrinfo(found);
    CHECK(getaddrinfo("fe80::1%net0", "8080", &hints, &found) == 0);
    const struct sockaddr_in6 *six = (struct sockaddr_in6 *)found->ai_addr;
    CHECK(found->ai_family == AF_INET6 && six->sin6_scope_id == if_nametoindex("net0") && six->sin6_port == htons(8080));
    char host[64], service[16];
    CHECK(getnameinfo(found->ai_addr, found->ai_addrlen, host, sizeof host, service, sizeof service, NI_NUMERICSERV) == 0);
    CHECK(strcmp(host, "fe80::1%net0") == 0 && strcmp(service, "8080") == 0);
    CHECK(getnameinfo(found->ai_addr, found->ai_addrlen, host, 5, NULL, 0, 0) == EAI_OVERFLOW);
    CHECK(getnameinfo(found->ai_addr, found->ai_addrlen, host, sizeof host, NULL, 0, NI_NAMEREQD) == EAI_NONAME);
    freeaddrinfo(found);
    CHECK(getaddrinfo("name.example", NULL, &hints, &found) == EAI_NONAME && !found);
}

void test_names(void)
{
    struct addrinfo hints = { .ai_flags = AI_PASSIVE, .ai_socktype = SOCK_STREAM }, *found;
    test_interfaces();
    test_numeric();
    CHECK(getaddrinfo(NULL, "80", &hints, &found) == 0 && found->ai_next && !found->ai_next->ai_next);
    CHECK(((struct sockaddr_in *)found->ai_addr)->sin_addr.s_addr == INADDR_ANY);
    freeaddrinfo(found);
    hints = (struct addrinfo){ .ai_family = AF_INET6, .ai_flags = AI_CANONNAME };
    CHECK(getaddrinfo("localhost", "7", &hints, &found) == 0);
    CHECK(IN6_IS_ADDR_LOOPBACK(&((struct sockaddr_in6 *)found->ai_addr)->sin6_addr));
    CHECK(strcmp(found->ai_canonname, "localhost") == 0 && found->ai_socktype == SOCK_STREAM && found->ai_next->ai_socktype == SOCK_DGRAM);
    freeaddrinfo(found);
    CHECK(getaddrinfo(NULL, NULL, NULL, &found) == EAI_NONAME);
    CHECK(getaddrinfo("::1", "nothing", NULL, &found) == EAI_SERVICE);
    CHECK(getaddrinfo("::1", "70000", NULL, &found) == EAI_SERVICE);
    hints = (struct addrinfo){ .ai_family = 99 };
    CHECK(getaddrinfo("::1", "1", &hints, &found) == EAI_FAMILY);
    hints = (struct addrinfo){ .ai_socktype = 99 };
    CHECK(getaddrinfo("::1", "1", &hints, &found) == EAI_SOCKTYPE);
    hints = (struct addrinfo){ .ai_family = AF_INET };
    CHECK(getaddrinfo("::1", "1", &hints, &found) == EAI_NONAME);
    CHECK(strlen(gai_strerror(EAI_NONAME)) > 5 && strlen(gai_strerror(-999)) > 5);
}
