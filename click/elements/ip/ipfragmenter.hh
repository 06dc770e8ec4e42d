#ifndef CLICK_IPFRAGMENTER_HH
#define CLICK_IPFRAGMENTER_HH
#include <click/element.hh>
#include <click/atomic.hh>
CLICK_DECLS

/*
=c
IPFragmenter(MTU [, HONOR_DF, VERBOSE, I<keyword> HEADROOM])
=s ip
cuts IP packets into fragments
=d
As RFC 791 has it: data in units of 8 bytes, options with the copy bit in every fragment. Packets with DF (unless HONOR_DF is false)
and those whose headers leave no room leave on output 1.
=h drops read-only
Packets dropped so far.
=h fragments read-only
Fragments made so far.
*/
class IPFragmenter : public Element { public:

    const char *class_name() const { return "IPFragmenter"; }
    const char *port_count() const { return PORTS_1_1X2; }

    IPFragmenter();
    const char *processing() const { return PUSH; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    void push(int port, Packet *p);

  private:

    uint32_t _mtu;
    bool _honor_df;
    bool _verbose;
    uint32_t _headroom;
    atomic_uint32_t _drops;
    atomic_uint32_t _fragments;

    void fragment(Packet *p);
    void refuse(Packet *p);
    static int copied_options(const unsigned char *options, int length, unsigned char *copy);
};

CLICK_ENDDECLS
#endif
