/*
 * icmpipencap.{cc,hh} -- puts packets in ICMP (RFC 792) and IP
 */
#include <click/config.h>
#include "icmpipencap.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <clicknet/icmp.h>
#include <clicknet/ip.h>
CLICK_DECLS

ICMPIPEncap::ICMPIPEncap()
    : _type(ICMP_ECHO), _code(0), _identifier(0), _id(1)
{
}

int
ICMPIPEncap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int type;
    String code_text = "0";
    if (Args(conf, this, errh)
        .read_mp("SRC", _src)
        .read_mp("DST", _dst)
        .read_mp("TYPE", NamedIntArg(NameInfo::T_ICMP_TYPE), type)
        .read_p("CODE", WordArg(), code_text)
        .read("IDENTIFIER", _identifier)
        .complete() < 0)
        return -1;
    int32_t code;
    if (type < 0 || type > 255)
        return errh->error("invalid TYPE");
    if ((!NameInfo::query_int(NameInfo::T_ICMP_CODE + type, this, code_text, &code) && !IntArg().parse(code_text, code))
        || code < 0 || code > 255)
        return errh->error("invalid CODE");
    _type = type;
    _code = code;
    return 0;
}

Packet *
ICMPIPEncap::simple_action(Packet *p_in)
{
    unsigned icmp_length = click_icmp_hl(_type);
    WritablePacket *p = p_in->push(sizeof(click_ip) + icmp_length);
    if (!p)
        return 0;
    memset(p->data(), 0, sizeof(click_ip) + icmp_length);
    click_ip *ip = reinterpret_cast<click_ip *>(p->data());
    ip->ip_v = 4;
    ip->ip_hl = sizeof(click_ip) >> 2;
    ip->ip_len = htons(p->length());
    ip->ip_id = htons(_id);
    ip->ip_ttl = 255;
    ip->ip_p = IP_PROTO_ICMP;
    ip->ip_src = _src.in_addr();
    ip->ip_dst = _dst.in_addr();
    ip->ip_sum = click_in_cksum(p->data(), sizeof(click_ip));
    p->set_dst_ip_anno(_dst);
    p->set_ip_header(ip, sizeof(click_ip));

    click_icmp_sequenced *icmp = reinterpret_cast<click_icmp_sequenced *>(ip + 1);
    icmp->icmp_type = _type;
    icmp->icmp_code = _code;
    if (_type == ICMP_ECHOREPLY || _type == ICMP_ECHO || (_type >= ICMP_TSTAMP && _type <= ICMP_IREQREPLY)) {
        icmp->icmp_identifier = htons(_identifier);
        icmp->icmp_sequence = ip->ip_id;
    }
    icmp->icmp_cksum = click_in_cksum(reinterpret_cast<unsigned char *>(icmp), p->length() - sizeof(click_ip));
    _id = _id == 0xFFFF ? 1 : _id + 1;
    return p;
}

String
ICMPIPEncap::read_handler(Element *e, void *user)
{
    ICMPIPEncap *i = static_cast<ICMPIPEncap *>(e);
    return user ? i->_dst.unparse() : i->_src.unparse();
}

int
ICMPIPEncap::write_handler(const String &str, Element *e, void *user, ErrorHandler *errh)
{
    ICMPIPEncap *i = static_cast<ICMPIPEncap *>(e);
    IPAddress a;
    if (!IPAddressArg().parse(str, a, ArgContext(i)))
        return errh->error("syntax error");
    (user ? i->_dst : i->_src) = a;
    return 0;
}

void
ICMPIPEncap::add_handlers()
{
    add_read_handler("src", read_handler, 0);
    add_write_handler("src", write_handler, 0);
    add_read_handler("dst", read_handler, 1);
    add_write_handler("dst", write_handler, 1);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPNameInfo)
EXPORT_ELEMENT(ICMPIPEncap)
