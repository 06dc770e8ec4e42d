/*
 * getipaddress.{cc,hh} -- copies an address from the packet to an annotation
 */
#include <click/config.h>
#include "getipaddress.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
CLICK_DECLS

GetIPAddress::GetIPAddress()
    : _offset(0), _anno(DST_IP_ANNO_OFFSET)
{
}

int
GetIPAddress::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int anno = DST_IP_ANNO_OFFSET;
    uint32_t offset = 0;
    bool has_offset = false, has_ip = false;
    String ip;
    if (Args(conf, this, errh)
        .read_p("OFFSET", offset).read_status(has_offset)
        .read_p("ANNO", AnnoArg(4), anno)
        .read("IP", WordArg(), ip).read_status(has_ip)
        .complete() < 0)
        return -1;
    if (has_offset == has_ip)
        return errh->error("set one of OFFSET, IP");
    if (has_ip && ip != "src" && ip != "dst")
        return errh->error("bad IP");
    if (has_offset && offset > 0x7FFFFFFFU - 4)
        return errh->error("OFFSET: out of range, bound %d", 0x7FFFFFFF - 4);
    _anno = anno;
    _offset = has_offset ? (int) offset : ip == "src" ? (int) from_src : (int) from_dst;
    return 0;
}

Packet *
GetIPAddress::simple_action(Packet *p)
{
    uint32_t address;
    if (_offset >= 0) {
        if (p->length() < (uint32_t) _offset + 4)
            return p;
        memcpy(&address, p->data() + _offset, 4);
    } else {
        if (!p->has_network_header() || p->network_length() < (int) sizeof(click_ip))
            return p;
        const click_ip *ip = p->ip_header();
        address = _offset == from_src ? ip->ip_src.s_addr : ip->ip_dst.s_addr;
    }
    p->set_anno_u32(_anno, address);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(GetIPAddress)
ELEMENT_MT_SAFE(GetIPAddress)
