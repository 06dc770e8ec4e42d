#ifndef CLICK_ADDRESSBOOK_HH
#define CLICK_ADDRESSBOOK_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
#include <click/hashallocator.hh>
#include <click/hashcontainer.hh>
#include <click/list.hh>
CLICK_DECLS

/*
=c
AddressBook([CAPACITY])
=s ethernet
remembers the source addresses of Ethernet packets, the CAPACITY most recent ones
=d
CAPACITY is 16 by default. New addresses push out the one that was heard longest ago. Packets too short for an Ethernet header are
dropped.
=h entries read-only
Address and number of packets, most recently heard first.
=h find read, with an address as parameter
=h forget write-only
*/
class AddressBook : public Element { public:

    AddressBook() CLICK_COLD;

    const char *class_name() const	{ return "AddressBook"; }
    const char *port_count() const	{ return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void cleanup(CleanupStage) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *simple_action(Packet *);

  private:

    struct Entry {
	typedef EtherAddress key_type;
	typedef const EtherAddress &key_const_reference;
	EtherAddress address;
	uint32_t packets;
	Entry *_hashnext;
	List_member<Entry> link;
	Entry(const EtherAddress &a)
	    : address(a), packets(0), _hashnext(0) {
	}
	key_const_reference hashkey() const {
	    return address;
	}
    };
    HashContainer<Entry> _table;
    List<Entry, &Entry::link> _recent;
    SizedHashAllocator<sizeof(Entry)> _alloc;
    int _capacity;

    void forget(Entry *);
    static String entries_handler(Element *, void *) CLICK_COLD;
    static int find_handler(int, String &, Element *, const Handler *, ErrorHandler *) CLICK_COLD;
    static int forget_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
