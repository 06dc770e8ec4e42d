/*
 * ipnameinfo.{cc,hh} -- names of IP protocols, ports, ICMP types and codes
 *
 * Numbers: IANA protocol numbers, service names and ports, ICMP parameters (RFC 792, 1122, 1812).
 */
#include <click/config.h>
#include "ipnameinfo.hh"
#include <click/nameinfo.hh>
#include <clicknet/ip.h>
#if CLICK_USERLEVEL
# include "ipservicenames.hh"
#endif
CLICK_DECLS

// All tables are sorted by name: StaticNameDB searches by halving.
static const StaticNameDB::Entry protos[] = {
    { "dccp", 33 }, { "gre", 47 }, { "icmp", 1 }, { "igmp", 2 }, { "ipip", 4 }, { "payload", 259 }, { "sctp", 132 },
    { "tcp", 6 }, { "tcpudp", 256 }, { "transp", 258 }, { "udp", 17 }
};
static const StaticNameDB::Entry ports[] = {
    { "auth", 113 }, { "bootpc", 68 }, { "bootps", 67 }, { "chargen", 19 }, { "daytime", 13 }, { "discard", 9 },
    { "dns", 53 }, { "domain", 53 }, { "echo", 7 }, { "finger", 79 }, { "ftp", 21 }, { "ftp-data", 20 },
    { "https", 443 }, { "imap3", 220 }, { "imaps", 993 }, { "irc", 194 }, { "netbios-dgm", 138 },
    { "netbios-ns", 137 }, { "netbios-ssn", 139 }, { "nntp", 119 }, { "ntp", 123 }, { "pop3", 110 }, { "pop3s", 995 },
    { "pptp", 1723 }, { "rip", 520 }, { "route", 520 }, { "smtp", 25 }, { "snmp", 161 }, { "snmp-trap", 162 },
    { "ssh", 22 }, { "sunrpc", 111 }, { "telnet", 23 }, { "tftp", 69 }, { "www", 80 }
};
static const StaticNameDB::Entry icmp_types[] = {
    { "echo", 8 }, { "echo-reply", 0 }, { "inforeq", 15 }, { "inforeq-reply", 16 }, { "maskreq", 17 },
    { "maskreq-reply", 18 }, { "parameterproblem", 12 }, { "redirect", 5 }, { "routeradvert", 9 },
    { "routersolicit", 10 }, { "sourcequench", 4 }, { "timeexceeded", 11 }, { "timestamp", 13 },
    { "timestamp-reply", 14 }, { "unreachable", 3 }
};
static const StaticNameDB::Entry unreachable_codes[] = {
    { "filterprohibited", 13 }, { "host", 1 }, { "hostprecedence", 14 }, { "hostprohibited", 10 },
    { "hostunknown", 7 }, { "isolated", 8 }, { "needfrag", 4 }, { "net", 0 }, { "netprohibited", 9 },
    { "netunknown", 6 }, { "port", 3 }, { "precedencecutoff", 15 }, { "protocol", 2 }, { "srcroutefail", 5 },
    { "toshost", 12 }, { "tosnet", 11 }
};
static const StaticNameDB::Entry redirect_codes[] = {
    { "host", 1 }, { "net", 0 }, { "toshost", 3 }, { "tosnet", 2 }
};
static const StaticNameDB::Entry timeexceeded_codes[] = { { "reassembly", 1 }, { "transit", 0 } };
static const StaticNameDB::Entry paramprob_codes[] = { { "erroratptr", 0 }, { "length", 2 }, { "missingopt", 1 } };

#define TABLE(t) t, sizeof(t) / sizeof(t[0])
static const struct { uint32_t type; const StaticNameDB::Entry *entry; size_t n; } tables[] = {
    { NameInfo::T_IP_PROTO, TABLE(protos) },
    { NameInfo::T_TCP_PORT, TABLE(ports) },
    { NameInfo::T_UDP_PORT, TABLE(ports) },
    { NameInfo::T_ICMP_TYPE, TABLE(icmp_types) },
    { NameInfo::T_ICMP_CODE + 3, TABLE(unreachable_codes) },
    { NameInfo::T_ICMP_CODE + 5, TABLE(redirect_codes) },
    { NameInfo::T_ICMP_CODE + 11, TABLE(timeexceeded_codes) },
    { NameInfo::T_ICMP_CODE + 12, TABLE(paramprob_codes) }
};
enum { ntables = sizeof(tables) / sizeof(tables[0]) };
static NameDB *dbs[ntables];

void
IPNameInfo::static_initialize()
{
    // databases installed later are asked first: the system's go in before the built-in ones
#if CLICK_USERLEVEL
    IPServiceNames::install();
#endif
    for (int i = 0; i != ntables; ++i) {
        dbs[i] = new StaticNameDB(tables[i].type, String(), tables[i].entry, tables[i].n);
        NameInfo::installdb(dbs[i], 0);
    }
}

void
IPNameInfo::static_cleanup()
{
    for (int i = 0; i != ntables; ++i) {
        NameInfo::uninstalldb(dbs[i]);
        delete dbs[i];
        dbs[i] = 0;
    }
#if CLICK_USERLEVEL
    IPServiceNames::uninstall();
#endif
}

CLICK_ENDDECLS
EXPORT_ELEMENT(IPNameInfo)
ELEMENT_HEADER("ipnameinfo.hh")
