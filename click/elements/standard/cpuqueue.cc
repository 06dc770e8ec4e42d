// -*- c-basic-offset: 4 -*-
/*
 * cpuqueue.{cc,hh} -- stores packets in one FIFO queue for each thread
 */
#include <click/config.h>
#include "cpuqueue.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/master.hh>
CLICK_DECLS

CPUQueue::CPUQueue()
    : _queues(0), _nqueues(0), _last(0), _capacity(128)
{
}

int
CPUQueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("CAPACITY", BoundedIntArg(0u, 0x7ffffffeu), _capacity).complete();
}

int
CPUQueue::initialize(ErrorHandler *errh)
{
    int n = master()->nthreads();
    if (n > MAX_CPUS)
        return errh->error("too many CPUs for CPUQueue");
    _queues = new Fifo[n];
    if (!_queues)
        return errh->error("out of memory");
    _nqueues = n;
    _last = n - 1;
    for (int i = 0; i < n; ++i) {
        _queues[i].set_capacity(_capacity);
        _queues[i].ring = static_cast<Packet **>(CLICK_LALLOC(sizeof(Packet *) * (_capacity + size_t(1))));
        if (!_queues[i].ring)
            return errh->error("out of memory");
    }
    return 0;
}

void
CPUQueue::cleanup(CleanupStage)
{
    for (int i = 0; i < _nqueues; ++i) {
        Fifo &q = _queues[i];
        if (!q.ring)
            continue;
        for (Storage::index_type k = q.head(); k != q.tail(); k = q.next_i(k))
            q.ring[k]->kill();
        CLICK_LFREE(q.ring, sizeof(Packet *) * (_capacity + size_t(1)));
    }
    delete[] _queues;
    _queues = 0;
    _nqueues = 0;
}

void
CPUQueue::push(int, Packet *p)
{
    Fifo &q = _queues[click_current_cpu_id() % _nqueues];
    Storage::index_type next = q.next_i(q.tail());
    if (next == q.head()) {
        q.drops++;
        p->kill();
        return;
    }
    q.ring[q.tail()] = p;
    q.set_tail_acquire(next);
}

Packet *
CPUQueue::pull(int)
{
    for (int i = 0, at = _last; i < _nqueues; ++i) {
        at = at + 1 < _nqueues ? at + 1 : 0;
        Fifo &q = _queues[at];
        if (!q.empty()) {
            Packet *p = q.ring[q.head()];
            q.set_head_release(q.next_i(q.head()));
            _last = at;
            return p;
        }
    }
    return 0;
}

enum { h_capacity, h_drops };

String
CPUQueue::read_handler(Element *e, void *what)
{
    CPUQueue *q = static_cast<CPUQueue *>(e);
    if (reinterpret_cast<intptr_t>(what) == h_capacity)
        return String(q->_capacity);
    unsigned drops = 0;
    for (int i = 0; i < q->_nqueues; ++i)
        drops += q->_queues[i].drops;
    return String(drops);
}

void
CPUQueue::add_handlers()
{
    add_read_handler("capacity", read_handler, h_capacity);
    add_read_handler("drops", read_handler, h_drops);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(CPUQueue)
