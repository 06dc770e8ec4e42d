#include <click/config.h>
#include "addressbook.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#include <clicknet/ether.h>
CLICK_DECLS

AddressBook::AddressBook()
    : _capacity(16)
{
}

int
AddressBook::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("CAPACITY", BoundedIntArg(1, 65536), _capacity).complete();
}

void
AddressBook::cleanup(CleanupStage)
{
    while (!_recent.empty())
	forget(_recent.front());
}

void
AddressBook::forget(Entry *e)
{
    _table.erase(e->address);
    _recent.erase(e);
    e->~Entry();
    _alloc.deallocate(e);
}

Packet *
AddressBook::simple_action(Packet *p)
{
    if (p->length() < sizeof(click_ether)) {
	p->kill();
	return 0;
    }
    const click_ether *eth = reinterpret_cast<const click_ether *>(p->data());
    EtherAddress a(eth->ether_shost);
    HashContainer<Entry>::iterator it = _table.find(a);
    Entry *e = it.get();
    if (!e) {
	void *space = _alloc.allocate();
	if (!space)
	    return p;
	e = new(space) Entry(a);
	_table.insert_at(it, e);
	_table.balance();
    } else
	_recent.erase(e);
    _recent.push_front(e);
    ++e->packets;
    if ((int) _table.size() > _capacity)
	forget(_recent.back());
    return p;
}

String
AddressBook::entries_handler(Element *e, void *)
{
    AddressBook *ab = static_cast<AddressBook *>(e);
    StringAccum sa;
    for (List<Entry, &Entry::link>::iterator it = ab->_recent.begin(); it; ++it)
	sa << it->address.unparse_colon() << ' ' << it->packets << '\n';
    return sa.take_string();
}

int
AddressBook::find_handler(int, String &str, Element *e, const Handler *, ErrorHandler *errh)
{
    AddressBook *ab = static_cast<AddressBook *>(e);
    EtherAddress a;
    if (!EtherAddressArg().parse(str, a, ArgContext(e, errh)))
	return errh->error("expected an address");
    Entry *entry = ab->_table.get(a);
    str = entry ? String(entry->packets) : String::make_stable("unknown", 7);
    return 0;
}

int
AddressBook::forget_handler(const String &str, Element *e, void *, ErrorHandler *errh)
{
    AddressBook *ab = static_cast<AddressBook *>(e);
    EtherAddress a;
    if (!EtherAddressArg().parse(str, a))
	return errh->error("expected an address");
    if (Entry *entry = ab->_table.get(a))
	ab->forget(entry);
    return 0;
}

void
AddressBook::add_handlers()
{
    add_read_handler("entries", entries_handler);
    set_handler("find", Handler::OP_READ | Handler::READ_PARAM, find_handler);
    add_write_handler("forget", forget_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(AddressBook)
