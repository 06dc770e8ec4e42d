/*
 * checkipheader.{cc,hh} -- checks IP header (RFC 791 section 3.1, RFC 1812 section 5.2.2)
 */
#include <click/config.h>
#include "checkipheader.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#include <clicknet/ip.h>
CLICK_DECLS

const char * const CheckIPHeader::reason_texts[n_reasons] = {
    "tiny packet", "bad IP version", "bad IP header length", "bad IP length", "bad IP checksum", "bad source address"
};

CheckIPHeader::CheckIPHeader()
    : _checksum(true), _offset(0), _trim(true), _verbose(false), _details(0)
{
    _drops = 0;
}

CheckIPHeader::~CheckIPHeader()
{
    delete[] _details;
}

// INTERFACES: `ADDR/LEN …`. Broadcast addresses are bad sources, the interfaces' own addresses good destinations.
struct InterfacesArg {
    static bool parse(const String &str, Vector<IPAddress> &result, const ArgContext &args) {
	Vector<String> words;
	cp_spacevec(str, words);
	for (int i = 0; i != words.size(); ++i) {
	    IPAddress addr, mask;
	    if (!IPPrefixArg(true).parse(words[i], addr, mask, args))
		return false;
	    result.push_back(addr);
	    result.push_back(mask);
	}
	return true;
    }
};

int
CheckIPHeader::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Vector<IPAddress> bad_src, good_dst, interfaces;
    bool details = false;
    // the list of bad addresses that once stood here is an argument too many, not a bad offset
    int offset_flags = !conf.empty() && IntArg().parse(conf[0], _offset) ? Args::positional : 0;
    if (Args(conf, this, errh)
	.read("OFFSET", offset_flags, _offset)
	.read("INTERFACES", InterfacesArg(), interfaces)
	.read("BADSRC", bad_src)
	.read("GOODDST", good_dst)
	.read("CHECKSUM", _checksum)
	.read("VERBOSE", _verbose)
	.read("DETAILS", details)
	.read("TRIM", _trim)
	.complete() < 0)
	return -1;
    if (!interfaces.empty()) {
	bad_src.push_back(IPAddress());
	bad_src.push_back(IPAddress::make_broadcast());
    }
    for (int i = 0; i < interfaces.size(); i += 2) {
	bad_src.push_back(interfaces[i] | ~interfaces[i + 1]);
	good_dst.push_back(interfaces[i]);
    }
    _bad_src.swap(bad_src);
    _good_dst.swap(good_dst);
    if (details && !_details) {
	_details = new atomic_uint32_t[n_reasons];
	for (int i = 0; i != n_reasons; ++i)
	    _details[i] = 0;
    }
    return 0;
}

bool
CheckIPHeader::bad_addresses(const click_ip *ip) const
{
    return find(_bad_src.begin(), _bad_src.end(), IPAddress(ip->ip_src)) != _bad_src.end()
	&& find(_good_dst.begin(), _good_dst.end(), IPAddress(ip->ip_dst)) == _good_dst.end();
}

// ip: where the header is if the packet is long enough
inline CheckIPHeader::Reason
CheckIPHeader::check(const Packet *p, const click_ip *ip, unsigned &plen, unsigned &hlen) const
{
    plen = p->length();
    if (plen < _offset || plen - _offset < sizeof(click_ip))
	return tiny;
    plen -= _offset;
    if (ip->ip_v != 4)
	return version;
    hlen = ip->ip_hl << 2;
    if (hlen < sizeof(click_ip))
	return header_length;
    unsigned len = ntohs(ip->ip_len);
    if (len > plen || len < hlen)
	return ip_length;
    if (_checksum && (likely(hlen == sizeof(click_ip)) ? click_ip_cksum20(ip)
		      : click_in_cksum(reinterpret_cast<const unsigned char *>(ip), hlen)) != 0)
	return bad_checksum;
    plen = len;
    if (!_bad_src.empty() && bad_addresses(ip))
	return bad_source;
    return n_reasons;
}

Packet *
CheckIPHeader::simple_action(Packet *p)
{
    unsigned plen, hlen = 0;
    const click_ip *ip = reinterpret_cast<const click_ip *>(p->data() + _offset);
    Reason reason = check(p, ip, plen, hlen);
    if (unlikely(reason != n_reasons))
	return drop(reason, p);
    p->set_ip_header(ip, hlen);
    unsigned keep = plen + _offset;
    if (_trim && keep < p->length())
	p->take(p->length() - keep);
    p->set_dst_ip_anno(IPAddress(ip->ip_dst));
    return p;
}

Packet *
CheckIPHeader::drop(Reason reason, Packet *p)
{
    if (_drops == 0 || _verbose)
	click_chatter("%s: IP header check failed: %s", name().c_str(), reason_texts[reason]);
    _drops++;
    if (_details)
	_details[reason]++;
    checked_output_push(1, p);
    return 0;
}

String
CheckIPHeader::read_details(Element *e, void *)
{
    CheckIPHeader *c = static_cast<CheckIPHeader *>(e);
    StringAccum sa;
    for (int i = 0; i != n_reasons; ++i)
	sa << c->_details[i].value() << '\t' << reason_texts[i] << '\n';
    return sa.take_string();
}

void
CheckIPHeader::add_handlers()
{
    add_data_handlers("drops", Handler::f_read, &_drops);
    if (_details)
	add_read_handler("drop_details", read_details);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(CheckIPHeader)
ELEMENT_MT_SAFE(CheckIPHeader)
