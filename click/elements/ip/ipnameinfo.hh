#ifndef CLICK_IPNAMEINFO_HH
#define CLICK_IPNAMEINFO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
IPNameInfo()
=s information
stores names of IP protocols, ports and ICMP types and codes
=d
Not for configurations: its presence in a program installs the names. At user level, names that are not built in are looked
up in C</etc/protocols> and C</etc/services>. */
class IPNameInfo : public Element { public:

    const char *class_name() const { return "IPNameInfo"; }

    static void static_initialize();
    static void static_cleanup();
};

CLICK_ENDDECLS
#endif
