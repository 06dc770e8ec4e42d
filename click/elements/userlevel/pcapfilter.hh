// -*- c-basic-offset: 4 -*-
// PcapFilter: pcap-filter(7) expressions for Linux sockets. libpcap, which compiles them, is loaded when one is used: click does without.
#ifndef CLICK_PCAPFILTER_HH
#define CLICK_PCAPFILTER_HH
#include <click/string.hh>
CLICK_DECLS
class ErrorHandler;

/** The socket @a fd receives only what @a expression lets through. @a linktype: LinkType of its frames. 0, or negative with a message. */
int attach_pcap_filter(int fd, const String &expression, int linktype, ErrorHandler *errh);

CLICK_ENDDECLS
#endif
