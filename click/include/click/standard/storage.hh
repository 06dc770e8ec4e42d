// -*- c-basic-offset: 4 -*-
// Storage: the positions of a ring of capacity() + 1 slots. head() is the next to take, tail() the next free.
#ifndef CLICK_STORAGE_HH
#define CLICK_STORAGE_HH
#include <click/glue.hh>
#include <click/machine.hh>
CLICK_DECLS

class Storage { public:
    typedef uint32_t index_type;
    typedef int32_t signed_index_type;
    static constexpr index_type invalid_index = static_cast<index_type>(-1);

    Storage() : _head(0), _tail(0), _capacity(0) {}

    operator bool() const { return _head != _tail; }
    bool empty() const { return _head == _tail; }
    int size() const { return size(_head, _tail); }
    int size(index_type head, index_type tail) const {
        index_type x = tail - head;
        return static_cast<signed_index_type>(x) >= 0 ? x : _capacity + x + 1;
    }
    int capacity() const { return _capacity; }
    index_type head() const { return _head; }
    index_type tail() const { return _tail; }
    index_type next_i(index_type i) const { return i != _capacity ? i + 1 : 0; }
    index_type prev_i(index_type i) const { return i != 0 ? i - 1 : _capacity; }

    void set_capacity(index_type capacity) { _capacity = capacity; }
    void set_head(index_type head) { _head = head; }
    void set_tail(index_type tail) { _tail = tail; }
    /* across threads: a slot is read before head moves on, and written before tail does */
    void set_head_release(index_type head) { click_fence(); _head = head; }
    void set_tail_acquire(index_type tail) { click_fence(); _tail = tail; }
    void packet_memory_barrier(index_type &variable, index_type value) { click_fence(); variable = value; }
    /** Move the tail one on; the slot it was at, or invalid_index when full. */
    index_type reserve_tail_atomic() {
        index_type t = _tail, nt = next_i(t);
        if (nt == _head)
            return invalid_index;
        _tail = nt;
        return t;
    }

  private:
#if HAVE_MULTITHREAD
    volatile index_type _head;
    volatile index_type _tail;
#else
    index_type _head;
    index_type _tail;
#endif

  protected:
    index_type _capacity;
};

CLICK_ENDDECLS
#endif
