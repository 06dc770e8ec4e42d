// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "simplequeue.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

SimpleQueue::SimpleQueue()
    : _q(0), _drops(0), _highwater_length(0)
{
}

void *
SimpleQueue::cast(const char *name)
{
    if (strcmp(name, "Storage") == 0)
        return static_cast<Storage *>(this);
    if (strcmp(name, "SimpleQueue") == 0 || strcmp(name, "Queue") == 0)
        return static_cast<Element *>(this);
    return Element::cast(name);
}

int
SimpleQueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    unsigned capacity = 1000;
    if (Args(conf, this, errh).read_p("CAPACITY", BoundedIntArg(0u, 0x7ffffffeu), capacity).complete() < 0)
        return -1;
    _capacity = capacity;
    return 0;
}

int
SimpleQueue::initialize(ErrorHandler *errh)
{
    assert(!_q && head() == 0 && tail() == 0);
    _q = static_cast<Packet **>(CLICK_LALLOC(sizeof(Packet *) * (_capacity + size_t(1))));
    if (!_q)
        return errh->error("out of memory");
    _drops = 0;
    _highwater_length = 0;
    return 0;
}

int
SimpleQueue::live_reconfigure(Vector<String> &conf, ErrorHandler *errh)
{
    Storage::index_type old_capacity = _capacity;
    if (SimpleQueue::configure(conf, errh) < 0) {
        _capacity = old_capacity;
        return -1;
    }
    Storage::index_type new_capacity = _capacity;
    _capacity = old_capacity;
    if (new_capacity == old_capacity || !_q) {
        _capacity = new_capacity;
        return 0;
    }
    Packet **q = static_cast<Packet **>(CLICK_LALLOC(sizeof(Packet *) * (new_capacity + size_t(1))));
    if (!q)
        return errh->error("out of memory");
    // The oldest stay.
    Storage::index_type n = 0;
    Storage::index_type i = head();
    for (; i != tail() && n < new_capacity; i = next_i(i))
        q[n++] = _q[i];
    for (; i != tail(); i = next_i(i))
        _q[i]->kill();
    CLICK_LFREE(const_cast<Packet **>(_q), sizeof(Packet *) * (old_capacity + size_t(1)));
    _q = q;
    set_head(0);
    set_tail(n);
    _capacity = new_capacity;
    return 0;
}

void
SimpleQueue::take_state(Element *e, ErrorHandler *errh)
{
    SimpleQueue *q = e->cast("SimpleQueue") ? static_cast<SimpleQueue *>(static_cast<Element *>(e->cast("SimpleQueue"))) : 0;
    if (!q)
        return;
    if (tail() != head() || head() != 0) {
        errh->error("already have packets enqueued, can%,t take state");
        return;
    }
    Storage::index_type n = 0;
    Storage::index_type i = q->head();
    for (; i != q->tail() && n < _capacity; i = q->next_i(i))
        _q[n++] = q->_q[i];
    set_tail(n);
    _highwater_length = size();
    if (i != q->tail())
        errh->warning("some packets lost (old length %d, new capacity %d)", q->size(), capacity());
    for (; i != q->tail(); i = q->next_i(i))
        q->_q[i]->kill();
    q->set_head(0);
    q->set_tail(0);
}

void
SimpleQueue::cleanup(CleanupStage)
{
    if (!_q)
        return;
    for (Storage::index_type i = head(); i != tail(); i = next_i(i))
        _q[i]->kill();
    CLICK_LFREE(const_cast<Packet **>(_q), sizeof(Packet *) * (_capacity + size_t(1)));
    _q = 0;
    set_head(0);
    set_tail(0);
}

void
SimpleQueue::overflow(Packet *p)
{
    if (CLICK_SHARED_LOAD(_drops) == 0 && _capacity > 0)
        click_chatter("%p{element}: overflow", this);
    // (several threads may push)
    click_smp_inc(reinterpret_cast<uint32_t *>(const_cast<int *>(&_drops)));
    checked_output_push(1, p);
}

void
SimpleQueue::push(int, Packet *p)
{
    Storage::index_type h = head(), t = tail(), nt = next_i(t);
    if (nt == h) {
        overflow(p);
        return;
    }
    _q[t] = p;
    set_tail_acquire(nt);
    int s = size(h, nt);
    if (s > _highwater_length)
        _highwater_length = s;
}

Packet *
SimpleQueue::pull(int)
{
    return deq();
}

void
SimpleQueue::reset()
{
    while (Packet *p = pull(0))
        checked_output_push(1, p);
}

enum { h_length, h_highwater, h_capacity, h_drops, h_reset_counts, h_reset };

String
SimpleQueue::read_handler(Element *e, void *what)
{
    SimpleQueue *q = static_cast<SimpleQueue *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_length:
        return String(q->size());
    case h_highwater:
        return String(q->highwater_length());
    case h_capacity:
        return String(q->capacity());
    default:
        return String(q->drops());
    }
}

int
SimpleQueue::write_handler(const String &, Element *e, void *what, ErrorHandler *)
{
    SimpleQueue *q = static_cast<SimpleQueue *>(e);
    if (reinterpret_cast<intptr_t>(what) == h_reset)
        q->reset();
    else {
        q->_drops = 0;
        q->_highwater_length = q->size();
    }
    return 0;
}

void
SimpleQueue::add_handlers()
{
    add_read_handler("length", read_handler, h_length);
    add_read_handler("highwater_length", read_handler, h_highwater);
    add_read_handler("capacity", read_handler, h_capacity, Handler::CALM);
    add_read_handler("drops", read_handler, h_drops);
    add_write_handler("capacity", reconfigure_keyword_handler, "0 CAPACITY");
    add_write_handler("reset_counts", write_handler, h_reset_counts, Handler::BUTTON | Handler::NONEXCLUSIVE);
    add_write_handler("reset", write_handler, h_reset, Handler::BUTTON);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SimpleQueue)
ELEMENT_MT_SAFE(SimpleQueue)
