#ifndef CLICK_SIXSORTER_HH
#define CLICK_SIXSORTER_HH
#include <click/element.hh>
#include <click/ip6address.hh>
#include <click/hashtable.hh>
CLICK_DECLS

/*
=c
SixSorter(PREFIX PORT, ...)
=s ip6
sends IPv6 packets to the output of the first prefix that has their destination
=d
Packets begin with the IPv6 header. What matches nothing, or is no IPv6 packet, is dropped. Sets the destination annotation.
=h hits read-only
=h flush write-only
*/
class SixSorter : public Element { public:

    SixSorter() CLICK_COLD;

    const char *class_name() const	{ return "SixSorter"; }
    const char *port_count() const	{ return "1/-"; }
    const char *processing() const	{ return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void push(int, Packet *);

  private:

    struct Rule {
	IP6Address addr;
	IP6Address mask;
	int port;
    };
    Vector<Rule> _rules;
    struct Hit {
	typedef IP6Address key_type;
	typedef const IP6Address &key_const_reference;
	IP6Address addr;
	int n;
	explicit Hit(const IP6Address &a)	: addr(a), n(0) { }
	key_const_reference hashkey() const	{ return addr; }
    };
    HashTable<Hit> _hits;

    static String hits_handler(Element *, void *) CLICK_COLD;
    static int flush_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
