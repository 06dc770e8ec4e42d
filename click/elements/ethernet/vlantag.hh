// -*- c-basic-offset: 4 -*-
// VLANTag: the tag that VLANEncap and EtherVLANEncap write, and its configuration arguments.
#ifndef CLICK_VLANTAG_HH
#define CLICK_VLANTAG_HH
#include <click/args.hh>
#include <click/element.hh>
#include <click/packet.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

/** VLAN_TCI, or VLAN_ID, with VLAN_PCP in the three highest bits (IEEE 802.1Q, 9.6), and the untagged network NATIVE_VLAN. */
class VLANTag { public:

    VLANTag() : _tci(0), _native(0), _anno(false) {}

    /** Reads VLAN_TCI, VLAN_PCP (positional), VLAN_ID, NATIVE_VLAN, after what @a args has read, and completes. */
    int configure(Args &args) CLICK_COLD;

    /** Network byte order. */
    uint16_t tci(const Packet *p) const { return _anno ? VLAN_TCI_ANNO(p) : htons(_tci); }
    /** Do packets with this tag (network byte order) travel without one? */
    bool native(uint16_t tci) const { return (ntohs(tci) & 0xFFF) == _native; }

    /** `ANNO` or a number. */
    String unparse_tci() const { return _anno ? String::make_stable("ANNO", 4) : String(_tci); }
    /** `ANNO` or `VLAN_ID n, VLAN_PCP n`, then NATIVE_VLAN if it is not 0. */
    String unparse() const;

  private:
    uint16_t _tci;              // host byte order
    uint16_t _native;           // 0xFFFF: none
    bool _anno;                 // the tag is the packet's annotation
};

/** An element that writes a tag, and tells of it by handlers. */
class VLANTagElement : public Element {

  protected:
    VLANTag _tag;

    /** vlan_tci, vlan_id, vlan_pcp, native_vlan. @a tci: VLAN_TCI's place among the arguments and its name. */
    void add_tag_handlers(const char *tci) CLICK_COLD;

  private:
    static String read_tci(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
