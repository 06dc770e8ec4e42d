#ifndef CLICK_FLOWTALLY_HH
#define CLICK_FLOWTALLY_HH
#include <click/element.hh>
#include <click/hashtable.hh>
#include <click/ipflowid.hh>
CLICK_DECLS

/*
=c
FlowTally([LIMIT])
=s ip
counts packets and bytes of each UDP or TCP flow
=d
Packets need an IP header annotation. Both directions of a flow count together. Others pass uncounted; with LIMIT, packets of
flows beyond that number go to output 1, or are dropped.
=h flows read-only
One line a flow, most packets first.
=h nflows read-only
=h clear write-only
*/
class FlowTally : public Element { public:

    FlowTally() CLICK_COLD;

    const char *class_name() const	{ return "FlowTally"; }
    const char *port_count() const	{ return PORTS_1_1X2; }
    const char *processing() const	{ return PROCESSING_A_AH; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void take_state(Element *, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void push(int, Packet *);
    Packet *pull(int);

  private:

    struct Tally {
	uint32_t packets;
	uint64_t bytes;
	Tally() : packets(0), bytes(0) { }
    };
    typedef HashTable<IPFlowID, Tally> Table;
    Table _table;
    uint32_t _limit;

    bool count(Packet *);
    static int compare(const void *, const void *, void *);
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
