/*
 * ipencap.{cc,hh} -- puts packets in IP (RFC 791)
 */
#include <click/config.h>
#include "ipencap.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
CLICK_DECLS

IPEncap::IPEncap()
    : _use_dst_anno(false)
{
    memset(&_header, 0, sizeof(_header));
    _id = 0;
}

int
IPEncap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int proto, ttl = 250, tos = 0, dscp = 0;
    bool ce = false, df = false, has_tos, has_dscp;
    IPAddress src;
    String dst_text, ect_text;
    if (Args(conf, this, errh)
        .read_mp("PROTO", NamedIntArg(NameInfo::T_IP_PROTO), proto)
        .read_mp("SRC", src)
        .read_mp("DST", AnyArg(), dst_text)
        .read("TTL", BoundedIntArg(0, 255), ttl)
        .read("TOS", tos).read_status(has_tos)
        .read("DSCP", dscp).read_status(has_dscp)
        .read("ECT", WordArg(), ect_text)
        .read("CE", ce)
        .read("DF", df)
        .complete() < 0)
        return -1;
    IPAddress dst;
    bool use_dst_anno = dst_text == "DST_ANNO";
    if (!use_dst_anno && !IPAddressArg().parse(dst_text, dst, ArgContext(this)))
        return errh->error("DST argument should be IP address or 'DST_ANNO'");
    if (proto < 0 || proto > 255)
        return errh->error("bad IP protocol");
    int ect = 0;
    bool ect_bool = false;
    if (ect_text == "2")
        ect = 2;
    else if (ect_text && BoolArg().parse(ect_text, ect_bool))
        ect = ect_bool;
    else if (ect_text)
        return errh->error("bad ECT value '%s'", ect_text.c_str());
    if (has_tos && has_dscp)
        return errh->error("cannot set both TOS and DSCP");
    if (has_tos && (ect || ce))
        return errh->error("cannot set both TOS and ECN bits");
    if (ect && ce)
        return errh->error("can set at most one ECN option");
    if (tos < 0 || tos > 255)
        return errh->error("TOS too large; max 255");
    if (dscp < 0 || dscp >= 63)
        return errh->error("DSCP too large; max 63");

    memset(&_header, 0, sizeof(_header));
    _header.ip_v = 4;
    _header.ip_hl = sizeof(click_ip) >> 2;
    _header.ip_tos = has_dscp ? dscp << 2 : tos;
    _header.ip_tos |= ce ? (int) IP_ECN_CE : ect;
    _header.ip_off = htons(df ? IP_DF : 0);
    _header.ip_ttl = ttl;
    _header.ip_p = proto;
    _header.ip_src = src.in_addr();
    _header.ip_dst = dst.in_addr();
    _use_dst_anno = use_dst_anno;
    return 0;
}

int
IPEncap::initialize(ErrorHandler *)
{
    _id = 0;
    return 0;
}

Packet *
IPEncap::simple_action(Packet *p_in)
{
    WritablePacket *p = p_in->push(sizeof(click_ip));
    if (!p)
        return 0;
    click_ip *ip = reinterpret_cast<click_ip *>(p->data());
    memcpy(ip, &_header, sizeof(click_ip));
    if (_use_dst_anno)
        ip->ip_dst = p->dst_ip_anno().in_addr();
    else
        p->set_dst_ip_anno(IPAddress(ip->ip_dst));
    ip->ip_len = htons(p->length());
    ip->ip_id = htons(_id.fetch_and_add(1));
    ip->ip_sum = click_in_cksum(p->data(), sizeof(click_ip));
    p->set_ip_header(ip, sizeof(click_ip));
    return p;
}

String
IPEncap::read_handler(Element *e, void *user)
{
    IPEncap *encap = static_cast<IPEncap *>(e);
    if (!user)
        return IPAddress(encap->_header.ip_src).unparse();
    return encap->_use_dst_anno ? String("DST_ANNO") : IPAddress(encap->_header.ip_dst).unparse();
}

void
IPEncap::add_handlers()
{
    add_read_handler("src", read_handler, 0, Handler::CALM);
    add_write_handler("src", reconfigure_keyword_handler, "1 SRC");
    add_read_handler("dst", read_handler, 1, Handler::CALM);
    add_write_handler("dst", reconfigure_keyword_handler, "2 DST");
}

CLICK_ENDDECLS
EXPORT_ELEMENT(IPEncap)
ELEMENT_REQUIRES(IPNameInfo)
ELEMENT_MT_SAFE(IPEncap)
