#include <click/config.h>
#include "rpcbox.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <click/straccum.hh>
CLICK_DECLS

RpcBox::RpcBox()
    : _peer(0)
{
    for (int i = 0; i < N; ++i)
	_counts[i] = 0;
}

int
RpcBox::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("PEER", ElementArg(), _peer).complete();
}

Packet *
RpcBox::simple_action(Packet *p)
{
    _lock.acquire();
    if (_lock.attempt()) {	// recursive
	_counts[PAINT_ANNO(p) % N]++;
	_lock.release();
    }
    _lock.release();
    return p;
}

int
RpcBox::llrpc(unsigned command, void *data)
{
    if (command == CLICK_LLRPC_GET_COUNT) {
	uint32_t *val = reinterpret_cast<uint32_t *>(data);
	if (*val >= N)
	    return -EDOM;
	_rw.acquire_read();
	*val = _counts[*val].value();
	_rw.release_read();
	return 0;
    } else if (command == CLICK_LLRPC_GET_COUNTS) {
	click_llrpc_counts_st *user_cs = (click_llrpc_counts_st *) data;
	click_llrpc_counts_st cs;
	if (CLICK_LLRPC_GET_DATA(&cs, data, sizeof(cs.n) + sizeof(cs.keys)) < 0 || cs.n > CLICK_LLRPC_COUNTS_SIZE)
	    return -EINVAL;
	_simple.acquire();
	for (unsigned i = 0; i < cs.n; ++i)
	    cs.values[i] = cs.keys[i] < N ? _counts[cs.keys[i]].value() : 0;
	_simple.release();
	return CLICK_LLRPC_PUT_DATA(&user_cs->values, &cs.values, sizeof(cs.values));
    }
    return Element::llrpc(command, data);
}

int
RpcBox::peer_handler(int, String &str, Element *e, const Handler *h, ErrorHandler *errh)
{
    RpcBox *box = static_cast<RpcBox *>(e);
    if (!box->_peer)
	return errh->error("no peer");
    if (h->read_user_data()) {
	click_llrpc_counts_st cs;
	cs.n = N;
	for (int i = 0; i < N; ++i)
	    cs.keys[i] = N - 1 - i;
	if (box->_peer->local_llrpc(CLICK_LLRPC_GET_COUNTS, &cs) < 0)
	    return errh->error("call failed");
	StringAccum sa;
	for (int i = 0; i < N; ++i)
	    sa << cs.keys[i] << ':' << cs.values[i] << ' ';
	str = sa.take_string().trim_space();
	return 0;
    }
    uint32_t x;
    if (!IntArg().parse(str, x))
	return errh->error("expected an index");
    int r = box->_peer->local_llrpc(CLICK_LLRPC_GET_COUNT, &x);
    if (r < 0)
	return errh->error("call gives %d", r);
    str = String(x);
    return 0;
}

void
RpcBox::add_handlers()
{
    set_handler("peer_count", Handler::f_read | Handler::f_read_param, peer_handler, 0);
    set_handler("peer_counts", Handler::f_read, peer_handler, 1);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RpcBox)
