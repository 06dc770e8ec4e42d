/* Services and protocols: a few of IANA's registries' entries, those that programs ask for. */
#include <netdb.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { TCP = 1, UDP = 2 };

static const struct {
    const char *name;
    uint16_t port;
    uint8_t protocols;
} services[] = {
    { "echo", 7, TCP | UDP }, { "discard", 9, TCP | UDP }, { "daytime", 13, TCP | UDP }, { "chargen", 19, TCP | UDP },
    { "ftp-data", 20, TCP }, { "ftp", 21, TCP }, { "ssh", 22, TCP }, { "telnet", 23, TCP }, { "smtp", 25, TCP },
    { "time", 37, TCP | UDP }, { "whois", 43, TCP }, { "domain", 53, TCP | UDP }, { "bootps", 67, UDP },
    { "bootpc", 68, UDP }, { "tftp", 69, UDP }, { "gopher", 70, TCP }, { "finger", 79, TCP }, { "http", 80, TCP },
    { "www", 80, TCP }, { "kerberos", 88, TCP | UDP }, { "pop3", 110, TCP }, { "sunrpc", 111, TCP | UDP },
    { "auth", 113, TCP }, { "nntp", 119, TCP }, { "ntp", 123, UDP }, { "netbios-ns", 137, UDP },
    { "netbios-dgm", 138, UDP }, { "netbios-ssn", 139, TCP }, { "imap2", 143, TCP }, { "imap", 143, TCP },
    { "snmp", 161, TCP | UDP }, { "snmp-trap", 162, TCP | UDP }, { "bgp", 179, TCP }, { "irc", 194, TCP | UDP },
    { "ldap", 389, TCP | UDP }, { "https", 443, TCP | UDP }, { "microsoft-ds", 445, TCP | UDP }, { "isakmp", 500, UDP },
    { "syslog", 514, UDP }, { "printer", 515, TCP }, { "dhcpv6-client", 546, UDP }, { "dhcpv6-server", 547, UDP },
    { "rtsp", 554, TCP | UDP }, { "ldaps", 636, TCP | UDP }, { "rsync", 873, TCP }, { "imaps", 993, TCP },
    { "pop3s", 995, TCP }, { "socks", 1080, TCP }, { "openvpn", 1194, TCP | UDP }, { "radius", 1812, UDP },
    { "nfs", 2049, TCP | UDP }, { "mysql", 3306, TCP }, { "sip", 5060, TCP | UDP }, { "mdns", 5353, UDP },
    { "postgresql", 5432, TCP }, { "http-alt", 8080, TCP | UDP },
};

static const struct {
    const char *name;
    int number;
} protocols[] = {
    { "ip", 0 }, { "icmp", 1 }, { "igmp", 2 }, { "ipencap", 4 }, { "tcp", 6 }, { "egp", 8 }, { "igp", 9 },
    { "udp", 17 }, { "dccp", 33 }, { "ipv6", 41 }, { "ipv6-route", 43 }, { "ipv6-frag", 44 }, { "rsvp", 46 },
    { "gre", 47 }, { "esp", 50 }, { "ah", 51 }, { "ipv6-icmp", 58 }, { "icmp6", 58 }, { "ipv6-nonxt", 59 },
    { "ipv6-opts", 60 }, { "eigrp", 88 }, { "ospf", 89 }, { "ipip", 94 }, { "etherip", 97 }, { "pim", 103 },
    { "vrrp", 112 }, { "l2tp", 115 }, { "isis", 124 }, { "sctp", 132 }, { "udplite", 136 }, { "mpls-in-ip", 137 },
    { "hip", 139 },
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static char *no_aliases[] = { NULL };

static unsigned mask_of(const char *protocol)
{
    return !protocol ? TCP | UDP : strcmp(protocol, "tcp") == 0 ? TCP : strcmp(protocol, "udp") == 0 ? UDP : 0;
}

static struct servent *service(size_t index, unsigned mask)
{
    static struct servent entry;
    entry = (struct servent){ .s_name = (char *)services[index].name,
                              .s_aliases = no_aliases,
                              .s_port = htons(services[index].port),
                              .s_proto = (char *)(services[index].protocols & mask & TCP ? "tcp" : "udp") };
    return &entry;
}

struct servent *getservbyname(const char *name, const char *protocol)
{
    unsigned mask = mask_of(protocol);
    for (size_t i = 0; i < COUNT(services); ++i)
        if (services[i].protocols & mask && strcmp(services[i].name, name) == 0)
            return service(i, mask);
    return NULL;
}

struct servent *getservbyport(int port, const char *protocol)
{
    unsigned mask = mask_of(protocol);
    for (size_t i = 0; i < COUNT(services); ++i)
        if (services[i].protocols & mask && htons(services[i].port) == port)
            return service(i, mask);
    return NULL;
}

static struct protoent *protocol_at(size_t index)
{
    static struct protoent entry;
    entry = (struct protoent){ .p_name = (char *)protocols[index].name,
                               .p_aliases = no_aliases,
                               .p_proto = protocols[index].number };
    return &entry;
}

struct protoent *getprotobyname(const char *name)
{
    for (size_t i = 0; i < COUNT(protocols); ++i)
        if (strcmp(protocols[i].name, name) == 0)
            return protocol_at(i);
    return NULL;
}

struct protoent *getprotobynumber(int number)
{
    for (size_t i = 0; i < COUNT(protocols); ++i)
        if (protocols[i].number == number)
            return protocol_at(i);
    return NULL;
}

struct netent *getnetbyname(const char *name)
{
    (void)name;
    return NULL;
}
