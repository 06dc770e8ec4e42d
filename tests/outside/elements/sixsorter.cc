#include <click/config.h>
#include "sixsorter.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#include <clicknet/ip6.h>
CLICK_DECLS

SixSorter::SixSorter()
{
}

int
SixSorter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int before = errh->nerrors();
    for (int i = 0; i < conf.size(); ++i) {
	PrefixErrorHandler perrh(errh, "argument " + String(i + 1) + ": ");
	Vector<String> words;
	cp_spacevec(conf[i], words);
	Rule r;
	if (words.size() != 2)
	    perrh.error("expected PREFIX PORT");
	else if (!IP6PrefixArg(true).parse(words[0], r.addr, r.mask, this))
	    perrh.error("bad prefix");
	else if (!cp_integer(words[1], &r.port) || r.port < 0 || r.port >= noutputs())
	    perrh.error("bad port");
	else
	    _rules.push_back(r);
    }
    return errh->nerrors() == before ? 0 : -1;
}

void
SixSorter::push(int, Packet *p)
{
    const click_ip6 *ip6h = reinterpret_cast<const click_ip6 *>(p->data());
    if (p->length() < sizeof(click_ip6) || ip6h->ip6_v != 6) {
	p->kill();
	return;
    }
    p->set_ip6_header(ip6h);
    IP6Address dst(ip6h->ip6_dst);
    SET_DST_IP6_ANNO(p, dst);
    for (Rule *r = _rules.begin(); r != _rules.end(); ++r)
	if (DST_IP6_ANNO(p).matches_prefix(r->addr, r->mask)) {
	    ++_hits.find_insert(r->addr)->n;
	    output(r->port).push(p);
	    return;
	}
    p->kill();
}

String
SixSorter::hits_handler(Element *e, void *)
{
    SixSorter *ss = static_cast<SixSorter *>(e);
    StringAccum sa;
    for (int i = 0; i < ss->_rules.size(); ++i) {
	HashTable<Hit>::iterator it = ss->_hits.find(ss->_rules[i].addr);
	sa << ss->_rules[i].addr << ' ' << (it ? it->n : 0) << '\n';
    }
    return sa.take_string();
}

int
SixSorter::flush_handler(const String &, Element *e, void *, ErrorHandler *)
{
    SixSorter *ss = static_cast<SixSorter *>(e);
    for (HashTable<Hit>::iterator it = ss->_hits.begin(); it; )
	it = ss->_hits.erase(it);
    return 0;
}

void
SixSorter::add_handlers()
{
    add_read_handler("hits", hits_handler);
    add_write_handler("flush", flush_handler, 0, Handler::BUTTON);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ip6)
EXPORT_ELEMENT(SixSorter)
