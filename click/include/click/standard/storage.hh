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

    operator bool() const { return head() != tail(); }
    bool empty() const { return head() == tail(); }
    int size() const { return size(head(), tail()); }
    int size(index_type head, index_type tail) const {
        index_type x = tail - head;
        return static_cast<signed_index_type>(x) >= 0 ? x : _capacity + x + 1;
    }
    int capacity() const { return _capacity; }
    index_type head() const { return load(_head); }
    index_type tail() const { return load(_tail); }
    index_type next_i(index_type i) const { return i != _capacity ? i + 1 : 0; }
    index_type prev_i(index_type i) const { return i != 0 ? i - 1 : _capacity; }

    void set_capacity(index_type capacity) { _capacity = capacity; }
    void set_head(index_type head) { store(_head, head); }
    void set_tail(index_type tail) { store(_tail, tail); }
    /* Across threads: a slot is read before head moves on, and written before tail does. What is looked at afterwards, such as a
     * notifier, is not looked at before. */
    void set_head_release(index_type head) { store(_head, head); click_fence(); }
    void set_tail_acquire(index_type tail) { store(_tail, tail); click_fence(); }
    void packet_memory_barrier(index_type &variable, index_type value) { store(variable, value); click_fence(); }
    /** Move the tail one on; the slot it was at, or invalid_index when full. */
    index_type reserve_tail_atomic() {
#if HAVE_MULTITHREAD
        index_type t = tail(), seen;
        while (true) {
            index_type nt = next_i(t);
            if (nt == head())
                return invalid_index;
            if ((seen = click_smp_compare_swap(&_tail, t, nt)) == t)
                return t;
            t = seen;
        }
#else
        index_type t = _tail, nt = next_i(t);
        if (nt == _head)
            return invalid_index;
        _tail = nt;
        return t;
#endif
    }

  private:
    index_type _head;
    index_type _tail;

#if HAVE_MULTITHREAD
    static index_type load(const index_type &x) { return __atomic_load_n(&x, __ATOMIC_ACQUIRE); }
    static void store(index_type &x, index_type value) { __atomic_store_n(&x, value, __ATOMIC_RELEASE); }
#else
    static index_type load(const index_type &x) { return x; }
    static void store(index_type &x, index_type value) { x = value; }
#endif

  protected:
    index_type _capacity;
};

CLICK_ENDDECLS
#endif
