#ifndef CLICK_IPPRINT_HH
#define CLICK_IPPRINT_HH
#include <click/element.hh>
#if CLICK_USERLEVEL
# include <stdio.h>
#endif
struct click_ip;
CLICK_DECLS
class StringAccum;

/*
=c
IPPrint([LABEL, I<keywords> CONTENTS, PAYLOAD, MAXLENGTH, ID, TTL, TOS, LENGTH, PAINT, AGGREGATE, TIMESTAMP, SWAP, ACTIVE,
OUTFILE, CHANNEL])
=s ip
prints IP packets
=d
One line per packet, in the manner of tcpdump. NBYTES is an old name of MAXLENGTH. Needs the IP header annotation; packets pass unchanged.
=h active read/write
Whether it prints; the argument ACTIVE.
=a CheckIPHeader, ARPPrint */
class IPPrint : public Element { public:

    IPPrint();

    const char *class_name() const { return "IPPrint"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);
    void cleanup(CleanupStage stage);
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    enum Show { show_none, show_hex, show_ascii };

    String _label;
    String _outfilename;
    String _channel;
#if CLICK_USERLEVEL
    FILE *_outfile;
#endif
    ErrorHandler *_errh;
    int _max_length;                    ///< of contents; negative: all
    uint8_t _contents;
    uint8_t _payload;
    bool _id, _ttl, _tos, _length, _paint, _aggregate, _timestamp, _swap, _active;

    static bool parse_show(const String &text, bool is_payload, uint8_t &show, ErrorHandler *errh);
    const unsigned char *describe(StringAccum &sa, const Packet *p) const;
    void describe_tcp(StringAccum &sa, const Packet *p, int transport_length) const;
    void describe_udp(StringAccum &sa, const Packet *p, int transport_length) const;
    void describe_icmp(StringAccum &sa, const Packet *p, int transport_length) const;
    void describe_unreachable(StringAccum &sa, const Packet *p, int transport_length) const;
    void dump(StringAccum &sa, int show, const unsigned char *data, int length) const;
};

CLICK_ENDDECLS
#endif
