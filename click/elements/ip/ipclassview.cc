/*
 * ipclassview.{cc,hh} -- a packet as programs of the IPFilter language see it
 */
#include <click/config.h>
#include "ipclassview.hh"
CLICK_DECLS

void
IPClassView::set_mac(const Packet *p)
{
    enum { mac_length = 14 };
    memset(_mac, 0, sizeof(_mac));
    base[0] = _mac;
    const unsigned char *mac = p->mac_header();
    if (!mac || mac < p->buffer())
        return;
    int n = p->end_data() - mac;
    if (n > 0) {
        n = n > mac_length ? (int) mac_length : n;
        memcpy(_mac + mac_shift, mac, n);
        avail[0] = n + mac_shift;
    }
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassProgram)
ELEMENT_PROVIDES(IPClassView)
