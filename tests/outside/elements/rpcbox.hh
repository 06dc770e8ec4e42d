#ifndef CLICK_RPCBOX_HH
#define CLICK_RPCBOX_HH
#include <click/element.hh>
#include <click/sync.hh>
#include <click/atomic.hh>
#include <click/llrpc.h>
CLICK_DECLS

/*
=c
RpcBox([PEER])
=s counters
counts packets; its counts can be asked for by a binary call
=d
Four counts, chosen by the packet's paint modulo 4. The call GET_COUNT replaces an index by that count, GET_COUNTS fills a list.
=h peer_count read, with an index as parameter
What PEER, another RpcBox, answers to GET_COUNT.
=h peer_counts read-only
*/
class RpcBox : public Element { public:

    RpcBox() CLICK_COLD;

    const char *class_name() const	{ return "RpcBox"; }
    const char *port_count() const	{ return "0-1/="; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;
    int llrpc(unsigned, void *);

    Packet *simple_action(Packet *);

  private:

    enum { N = 4 };
    atomic_uint32_t _counts[N];
    Spinlock _lock;
    SimpleSpinlock _simple;
    ReadWriteLock _rw;
    Element *_peer;

    static int peer_handler(int, String &, Element *, const Handler *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
