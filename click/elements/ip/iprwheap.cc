/*
 * iprwheap.cc -- a rewriter's flows in the order in which they expire
 *
 * Packets make flows live longer, which is only noted in the flow: a flow's place follows its _heap_key, which may lie before its
 * expiry, and first() puts that right for the flows that come to the top. A packet so costs the same for one flow and a million.
 */
#include <click/config.h>
#include "iprewriterbase.hh"
#include "iprwmapping.hh"
#include <click/heap.hh>
CLICK_DECLS

struct IPRewriterFlow::heap_less {
    bool operator()(const IPRewriterFlow *a, const IPRewriterFlow *b) const { return click_jiffies_less(a->_heap_key, b->_heap_key); }
};
struct IPRewriterFlow::heap_place {
    void operator()(IPRewriterFlow **begin, IPRewriterFlow **it) const { (*it)->_place = it - begin; }
};

void
IPRewriterHeap::add(IPRewriterFlow *f)
{
    Vector<IPRewriterFlow *> &heap = _heaps[f->_guaranteed];
    f->_heap_key = f->_expiry_j;
    heap.push_back(f);
    push_heap(heap.begin(), heap.end(), IPRewriterFlow::heap_less(), IPRewriterFlow::heap_place());
}

void
IPRewriterHeap::remove(IPRewriterFlow *f)
{
    if (f->_place < 0)
        return;
    Vector<IPRewriterFlow *> &heap = _heaps[f->_guaranteed];
    remove_heap(heap.begin(), heap.end(), heap.begin() + f->_place, IPRewriterFlow::heap_less(), IPRewriterFlow::heap_place());
    heap.pop_back();
    f->_place = -1;
}

void
IPRewriterHeap::moved(IPRewriterFlow *f, bool was_guaranteed)
{
    if (f->_place < 0) // not in the heap yet
        return;
    bool now_guaranteed = f->_guaranteed;
    f->_guaranteed = was_guaranteed;
    remove(f);
    f->_guaranteed = now_guaranteed;
    add(f);
}

IPRewriterFlow *
IPRewriterHeap::first(int kind)
{
    Vector<IPRewriterFlow *> &heap = _heaps[kind];
    while (heap.size() && heap[0]->_heap_key != heap[0]->_expiry_j) {
        heap[0]->_heap_key = heap[0]->_expiry_j;
        change_heap(heap.begin(), heap.end(), heap.begin(), IPRewriterFlow::heap_less(), IPRewriterFlow::heap_place());
    }
    return heap.size() ? heap[0] : 0;
}

void
IPRewriterHeap::demote(click_jiffies_t now)
{
    while (IPRewriterFlow *f = first(guaranteed)) {
        if (!f->expired(now))
            break;
        f->change_expiry(this, false, f->owner()->owner->best_effort_expiry(f));
    }
}

void
IPRewriterHeap::shrink(click_jiffies_t now)
{
    if (size() <= static_cast<uint32_t>(_capacity))
        return;
    demote(now);
    while (size() > static_cast<uint32_t>(_capacity)) {
        IPRewriterFlow *f = first(best_effort);
        f = f ? f : first(guaranteed);
        f->owner()->owner->destroy_flow(f);
    }
}

void
IPRewriterHeap::reap(click_jiffies_t now)
{
    demote(now);
    while (IPRewriterFlow *f = first(best_effort)) {
        if (!f->expired(now))
            break;
        f->owner()->owner->destroy_flow(f);
    }
    shrink(now);
}

void
IPRewriterHeap::list(Vector<IPRewriterFlow *> &flows, const IPRewriterBase *owner) const
{
    for (int kind = 0; kind != 2; ++kind)
        for (int i = 0; i != _heaps[kind].size(); ++i)
            if (!owner || _heaps[kind][i]->owner()->owner == owner)
                flows.push_back(_heaps[kind][i]);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(IPRewriterHeap)
