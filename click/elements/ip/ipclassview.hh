#ifndef CLICK_IPCLASSVIEW_HH
#define CLICK_IPCLASSVIEW_HH
#include <click/packet.hh>
#include "../standard/classprogram.hh"
CLICK_DECLS

/** @brief A packet as programs of the IPFilter language see it. Headers that it does not have match nothing.
 *
 * Bases: 0 the MAC header, mac_shift bytes into the base, so that its words are aligned as IP's are; 1 the network header; 2 the
 * transport header. */
struct IPClassView : public ClassView { public:

    enum { mac_shift = 2 };

    inline IPClassView(const ClassProgram &program, const Packet *p);

  private:

    unsigned char _mac[16];             ///< a copy: the bytes before the header may lie outside the buffer

    void set_mac(const Packet *p);
};

inline
IPClassView::IPClassView(const ClassProgram &program, const Packet *p)
{
    const unsigned char *end = p->end_data();
    base[1] = p->network_header();
    avail[1] = base[1] ? end - base[1] : 0;
    base[2] = p->transport_header();
    avail[2] = base[2] ? end - base[2] : 0;
    avail[0] = 0;
    if (program.uses(0))
        set_mac(p);
}

CLICK_ENDDECLS
#endif
