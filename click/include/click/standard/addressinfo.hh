// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ADDRESSINFO_HH
#define CLICK_ADDRESSINFO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c

AddressInfo(NAME ADDRESS [ADDRESS...], ...)

=s information

specifies address information

=d

Lets Ethernet, IP and IPv6 addresses and prefixes be used by name in the compound element that holds it and everything inside. An
IP prefix with host bits, such as 10.0.0.1/24, also defines the address. Each ADDRESS may be the name of a known address.

=e

   AddressInfo(eth0 10.0.0.1/24 00:01:02:03:04:05);

=a

PortInfo */

class AddressInfo : public Element { public:
    enum { f_nodevice = 1 }; // do not try network devices

    AddressInfo() {}
    const char *class_name() const { return "AddressInfo"; }
    int configure_phase() const { return CONFIGURE_PHASE_FIRST; }
    int configure(Vector<String> &, ErrorHandler *);

    static bool query_ip(const String &name, unsigned char *store, const Element *context, int flags = 0);
    static bool query_ip_prefix(const String &name, unsigned char *store, unsigned char *mask_store, const Element *context, int flags = 0);
    static bool query_ip6(const String &name, unsigned char *store, const Element *context, int flags = 0);
    static bool query_ip6_prefix(const String &name, unsigned char *store, int *prefix_len_store, const Element *context, int flags = 0);
    static bool query_ethernet(const String &name, unsigned char *store, const Element *context, int flags = 0);
};

CLICK_ENDDECLS
#endif
