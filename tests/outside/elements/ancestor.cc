#include <click/config.h>
#include "ancestor.hh"
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

Ancestor::Ancestor()
    : _limit(0), _seen(0), _routed(0), _verbose(false)
{
}

Ancestor::~Ancestor()
{
}

int
Ancestor::configure(Vector<String> &conf, ErrorHandler *errh)
{
    IPAddress gw;
    String routes;
    bool limited = false;
    if (cp_va_parse(conf, this, errh,
		    cpIPAddress, "default gateway", &gw,
		    cpOptional,
		    cpBool, "verbose?", &_verbose,
		    cpConfirmKeywords,
		    "LIMIT", cpInteger, "maximum number of packets", &limited, &_limit,
		    cpKeywords,
		    "ROUTES", cpString, "routes", &routes,
		    cpEnd) < 0)
	return -1;
    if (!limited)
	_limit = 0x7FFFFFFF;
    _routes.add(IPAddress(), IPAddress(), gw, 0);
    Vector<String> list;
    cp_argvec(routes, list);
    for (int i = 0; i < list.size(); i++) {
	IPAddress addr, mask;
	if (cp_va_space_parse(list[i], this, errh, cpIPPrefix, "prefix", &addr, &mask, cpIPAddress, "gateway", &gw, cpEnd) < 0)
	    return -1;
	_routes.add(addr, mask, gw, i + 1);
    }
    return 0;
}

Packet *
Ancestor::simple_action(Packet *p)
{
    IPAddress gw;
    int index = -1;
    if (_seen++ >= _limit || !_routes.lookup(p->dst_ip_anno(), gw, index)) {
	p->kill();
	return 0;
    }
    if (_verbose)
	click_chatter("%s -> %s", p->dst_ip_anno().s().c_str(), gw.s().c_str());
    if (index > 0)
	_routed++;
    p->set_dst_ip_anno(gw);
    return p;
}

String
Ancestor::read_routed(Element *e, void *)
{
    return String(static_cast<Ancestor *>(e)->_routed) + "\n";
}

void
Ancestor::add_handlers()
{
    add_read_handler("routed", read_routed, 0);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Ancestor)
