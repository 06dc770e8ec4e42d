// -*- c-basic-offset: 4 -*-
// Locks. With one thread they are empty and attempts succeed.
#ifndef CLICK_SYNC_HH
#define CLICK_SYNC_HH
#include <click/atomic.hh>
#include <click/glue.hh>
CLICK_DECLS

#if HAVE_MULTITHREAD
/** One round of a loop that waits until another thread has done something. */
CLICK_COLD void click_wait_for_thread();
#endif

/** Not recursive. */
class SimpleSpinlock { public:
#if HAVE_MULTITHREAD
    SimpleSpinlock() { _lock = 0; }
    void acquire() {
        while (unlikely(!attempt()))
            wait();
    }
    bool attempt() { return _lock.compare_swap(0, 1) == 0; }
    void release() { _lock = 0; }
  private:
    atomic_uint32_t _lock;
    /** Until it looks free. Lets a thread that has stopped the others, and may hold the lock, go on. */
    CLICK_COLD void wait();
#else
    void acquire() {}
    bool attempt() { return true; }
    void release() {}
#endif
};

/** Recursive: its holder may take it again. */
class Spinlock { public:
#if HAVE_MULTITHREAD
    Spinlock() : _depth(0), _owner(click_invalid_processor()) {}
    void acquire() {
        if (CLICK_SHARED_LOAD(_owner) != click_current_processor()) {
            _lock.acquire();
            CLICK_SHARED_STORE(_owner, click_current_processor());
        }
        ++_depth;
    }
    bool attempt() {
        if (CLICK_SHARED_LOAD(_owner) != click_current_processor()) {
            if (!_lock.attempt())
                return false;
            CLICK_SHARED_STORE(_owner, click_current_processor());
        }
        ++_depth;
        return true;
    }
    void release() {
        assert(_owner == click_current_processor());
        if (--_depth == 0) {
            CLICK_SHARED_STORE(_owner, click_invalid_processor());
            _lock.release();
        }
    }
    /** True if the caller holds it more than once. */
    bool nested() const { return _depth > 1; }
  private:
    SimpleSpinlock _lock;
    int32_t _depth;
    click_processor_t _owner;   // read by anybody: only the own number says something, and only its thread writes that
#else
    void acquire() {}
    bool attempt() { return true; }
    void release() {}
    bool nested() const { return false; }
#endif
};

/** Kernel drivers stop interrupts with it; here it is a plain lock. */
class SpinlockIRQ { public:
    typedef int flags_t;
    flags_t acquire() { _lock.acquire(); return 0; }
    void release(flags_t) { _lock.release(); }
  private:
    Spinlock _lock;
};

/** Many readers or one writer. */
class ReadWriteLock { public:
#if HAVE_MULTITHREAD
    ReadWriteLock() { _state = 0; }
    bool attempt_read() {
        uint32_t s = _state;
        return s < writer && _state.compare_swap(s, s + 1) == s;
    }
    void acquire_read() {
        while (!attempt_read())
            click_wait_for_thread();
    }
    void release_read() { _state -= 1; }
    bool attempt_write() { return _state.compare_swap(0, writer) == 0; }
    void acquire_write() {
        while (!attempt_write())
            click_wait_for_thread();
    }
    void release_write() { _state = 0; }
  private:
    static constexpr uint32_t writer = 0x80000000U;
    atomic_uint32_t _state; // number of readers, or `writer`
#else
    bool attempt_read() { return true; }
    void acquire_read() {}
    void release_read() {}
    bool attempt_write() { return true; }
    void acquire_write() {}
    void release_write() {}
#endif
};

CLICK_ENDDECLS
#endif
