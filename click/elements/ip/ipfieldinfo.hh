#ifndef CLICK_IPFIELDINFO_HH
#define CLICK_IPFIELDINFO_HH
#include <click/element.hh>
CLICK_DECLS

/** @brief Some bits of an IP or transport header, written C<HEADER [NAME] [RANGE] [/PREFIXLEN] [& MASK]>. */
struct IPField {
    enum { p_ip = 0 };
    int proto;                  ///< p_ip: the IP header; else the transport header of this protocol (256: TCP or UDP)
    int bit_offset;             ///< from the start of that header, most significant bit first
    int bit_length;

    IPField() : proto(p_ip), bit_offset(0), bit_length(0) { }
    /** False after an error message. */
    static bool parse(const String &text, IPField &field, const Element *context, ErrorHandler *errh);
};

/*
=c
IPFieldInfo()
=s information
stores names of IP header fields
=d
Not for configurations: its presence in a program installs the names and the field syntax. */
class IPFieldInfo : public Element { public:

    const char *class_name() const { return "IPFieldInfo"; }

    static void static_initialize();
    static void static_cleanup();
};

CLICK_ENDDECLS
#endif
