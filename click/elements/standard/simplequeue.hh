// -*- c-basic-offset: 4 -*-
// SimpleQueue: the ring under all FIFO queues. Subclasses add notifiers.
#ifndef CLICK_SIMPLEQUEUE_HH
#define CLICK_SIMPLEQUEUE_HH
#include <click/element.hh>
#include <click/standard/storage.hh>
CLICK_DECLS

/*
=c
SimpleQueue([CAPACITY])
=s storage
stores packets in a FIFO queue, without telling anybody
=d
Drops what comes when CAPACITY (default 1000) packets are held; a second output gets those instead.
=h length read-only
Packets held.
=h highwater_length read-only
The most packets that it held at once.
=h capacity read/write
The argument CAPACITY.
=h drops read-only
Packets dropped so far.
=h reset_counts write-only
Sets the counts to zero.
=h reset write-only
Drops all packets held, and sets the counts to zero.
=a Queue, NotifierQueue
*/
class SimpleQueue : public Element, public Storage { public:

    SimpleQueue() CLICK_COLD;

    const char *class_name() const override { return "SimpleQueue"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return "h/lh"; }
    void *cast(const char *name) override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    int live_reconfigure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void take_state(Element *, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    int drops() const { return _drops; }
    int highwater_length() const { return _highwater_length; }

    /** Store a packet; if full, kill it, count a drop, and say false. */
    inline bool enq(Packet *p);
    /** Store a packet so that it is the next to be taken; the newest makes room if full. */
    inline void lifo_enq(Packet *p);
    /** The next packet, or 0. */
    inline Packet *deq();
    /** The i-th packet from the front; 0 <= i < size(). */
    Packet *packet(int i) const { return _q[(head() + i) % (_capacity + 1)]; }
    void reset();

    /* take out, or look at, packets for which filter(const Packet *) is true; yank() says how many, the caller owns them */
    template <typename Filter> Packet *yank1(Filter filter);
    template <typename Filter> Packet *yank1_peek(Filter filter);
    template <typename Filter> int yank(Filter filter, Vector<Packet *> &yanked);

    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  protected:
    Packet *volatile *_q;
    volatile int _drops;
    int _highwater_length;

    /** A packet that does not fit: counted, and to output 1 or gone. */
    void overflow(Packet *p);
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

    friend class MixedQueue;
    friend class TokenQueue;
    friend class InOrderQueue;
    friend class ECNQueue;
};

inline bool
SimpleQueue::enq(Packet *p)
{
    assert(p);
    Storage::index_type h = head(), t = tail(), nt = next_i(t);
    if (nt == h) {
        p->kill();
        _drops++;
        return false;
    }
    _q[t] = p;
    set_tail(nt);
    int s = size(h, nt);
    if (s > _highwater_length)
        _highwater_length = s;
    return true;
}

inline void
SimpleQueue::lifo_enq(Packet *p)
{
    Storage::index_type h = head(), t = tail(), ph = prev_i(h);
    if (ph == t) {
        t = prev_i(t);
        _q[t]->kill();
        set_tail(t);
    }
    _q[ph] = p;
    set_head(ph);
}

inline Packet *
SimpleQueue::deq()
{
    Storage::index_type h = head(), t = tail();
    if (h == t)
        return 0;
    Packet *p = _q[h];
    set_head(next_i(h));
    return p;
}

template <typename Filter> Packet *
SimpleQueue::yank1(Filter filter)
{
    for (Storage::index_type i = head(); i != tail(); i = next_i(i))
        if (filter(_q[i])) {
            Packet *p = _q[i];
            // The packets in front move one place towards the gap.
            while (i != head()) {
                Storage::index_type before = prev_i(i);
                _q[i] = _q[before];
                i = before;
            }
            set_head(next_i(head()));
            return p;
        }
    return 0;
}

template <typename Filter> Packet *
SimpleQueue::yank1_peek(Filter filter)
{
    for (Storage::index_type i = head(); i != tail(); i = next_i(i))
        if (filter(_q[i]))
            return _q[i];
    return 0;
}

template <typename Filter> int
SimpleQueue::yank(Filter filter, Vector<Packet *> &yanked)
{
    int n = 0;
    Storage::index_type keep = head();
    for (Storage::index_type i = head(); i != tail(); i = next_i(i))
        if (filter(_q[i])) {
            Packet *p = _q[i];
            yanked.push_back(p);
            n++;
        } else {
            _q[keep] = _q[i];
            keep = next_i(keep);
        }
    set_tail(keep);
    return n;
}

CLICK_ENDDECLS
#endif
