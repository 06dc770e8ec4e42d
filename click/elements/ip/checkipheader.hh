#ifndef CLICK_CHECKIPHEADER_HH
#define CLICK_CHECKIPHEADER_HH
#include <click/element.hh>
#include <click/atomic.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

/*
=c
CheckIPHeader([OFFSET, I<keywords> OFFSET, INTERFACES, BADSRC, GOODDST, CHECKSUM, VERBOSE, DETAILS, TRIM])
=s ip
checks IP header
=d
Good packets get their IP header and destination annotations, lose what follows the IP length, and leave on output 0; bad ones
leave on output 1, or are dropped. TRIM false (ours, not in other Clicks): what follows the IP length, such as Ethernet padding,
stays, so that a bridge passes frames bit for bit.
=h drops read-only
Packets dropped so far.
=h drop_details read-only
Dropped packets by reason: a count, a tab and the reason on each line. Only with DETAILS true.
=a CheckIPHeader2, MarkIPHeader */
class CheckIPHeader : public Element { public:

    CheckIPHeader() CLICK_COLD;
    ~CheckIPHeader() CLICK_COLD;

    const char *class_name() const	{ return "CheckIPHeader"; }
    const char *port_count() const	{ return PORTS_1_1X2; }
    const char *processing() const	{ return PROCESSING_A_AH; }
    const char *flags() const { return "A"; }

    int configure(Vector<String> &conf, ErrorHandler *errh) CLICK_COLD;
    void add_handlers() CLICK_COLD;
    Packet *simple_action(Packet *p);

  protected:

    enum Reason { tiny, version, header_length, ip_length, bad_checksum, bad_source, n_reasons };
    bool _checksum;
    atomic_uint32_t _drops;
    /** Counts, reports and disposes of a bad packet; returns 0. */
    virtual Packet *drop(Reason reason, Packet *p);

  private:

    static const char * const reason_texts[n_reasons];

    uint32_t _offset;
    bool _trim;
    Vector<IPAddress> _bad_src;
    Vector<IPAddress> _good_dst;
    bool _verbose;
    atomic_uint32_t *_details;		///< by Reason, or 0

    inline Reason check(const Packet *p, const click_ip *ip, unsigned &plen, unsigned &hlen) const;
    CLICK_NOINLINE bool bad_addresses(const click_ip *ip) const;
    static String read_details(Element *e, void *user) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
