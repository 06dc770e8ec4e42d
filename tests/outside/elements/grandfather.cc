#include <click/config.h>
#include "grandfather.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

GrandFather::GrandFather()
    : _color(0), _timeout(0), _quiet(false), _timeout_given(false), _seen(0)
{
}

GrandFather::~GrandFather()
{
}

int
GrandFather::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (cp_va_kparse(conf, this, errh,
		     "COLOR", cpkP+cpkM, cpInteger, &_color,
		     "ADDRESS", cpkP+cpkM, cpIPAddress, &_addr,
		     "TIMEOUT", cpkC, &_timeout_given, cpSecondsAsMilli, &_timeout,
		     "GATE", 0, cpIPPrefix, &_gate_net, &_gate_mask,
		     "QUIET", 0, cpBool, &_quiet,
		     cpEnd) < 0)
	return -1;
    if (_color < 0 || _color > 255)
	return errh->error("COLOR is 0 to 255");
    return 0;
}

Packet *
GrandFather::simple_action(Packet *p)
{
    p->set_user_anno_u8(0, _color);
    p->set_dst_ip_anno(_addr);
    if (p->user_anno_u8(0) == _color)
	_seen++;
    if (!_quiet)
	click_chatter("%{element}: %d bytes, room %d", this, (int) p->length(), (int) Packet::DEFAULT_HEADROOM);
    return p;
}

String
GrandFather::read_state(Element *e, void *)
{
    GrandFather *gf = static_cast<GrandFather *>(e);
    StringAccum sa;
    sa << gf->id() << ": color " << gf->_color << " addr " << gf->_addr.unparse()
       << " gate " << gf->_gate_net.unparse_with_mask(gf->_gate_mask)
       << " timeout " << cp_unparse_milliseconds(gf->_timeout) << ' ' << cp_unparse_bool(gf->_timeout_given)
       << " seen " << gf->_seen << '\n';
    return sa.take_string();
}

int
GrandFather::write_color(const String &in_s, Element *e, void *, ErrorHandler *errh)
{
    String s = cp_uncomment(in_s);
    int c;
    if (!cp_integer(s, &c) || c < 0 || c > 255)
	return errh->error("color must be between 0 and 255");
    static_cast<GrandFather *>(e)->_color = c;
    return 0;
}

void
GrandFather::add_handlers()
{
    add_read_handler("state", read_state, (void *) 0);
    add_write_handler("color", write_color, (void *) 0);
    add_read_handler("color", read_positional_handler, (void *) 0, Handler::CALM);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(GrandFather)
