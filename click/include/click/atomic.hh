// -*- c-basic-offset: 4 -*-
// atomic_uint32_t: a counter that several threads may change. It costs no more than another while there is one thread.
#ifndef CLICK_ATOMIC_HH
#define CLICK_ATOMIC_HH
#include <click/machine.hh>
#include <click/smp.hh>
CLICK_DECLS

class atomic_uint32_t { public:

    // No constructor, so that it can stand in unions and PODs: assign 0 first.

#if HAVE_MULTITHREAD
    uint32_t value() const { return __atomic_load_n(&_val, __ATOMIC_ACQUIRE); }
    atomic_uint32_t &operator=(uint32_t x) { __atomic_store_n(&_val, x, __ATOMIC_RELEASE); return *this; }
#else
    uint32_t value() const { return _val; }
    atomic_uint32_t &operator=(uint32_t x) { _val = x; return *this; }
#endif
    operator uint32_t() const { return value(); }

#if HAVE_MULTITHREAD
    atomic_uint32_t &operator+=(int32_t x) { click_smp_add(&_val, static_cast<uint32_t>(x)); return *this; }
    atomic_uint32_t &operator-=(int32_t x) { click_smp_add(&_val, -static_cast<uint32_t>(x)); return *this; }
    atomic_uint32_t &operator|=(uint32_t x) { click_smp_or(&_val, x); return *this; }
    atomic_uint32_t &operator&=(uint32_t x) { click_smp_and(&_val, x); return *this; }
    /** Add @a delta and return the value before. */
    uint32_t fetch_and_add(uint32_t delta) { return click_smp_fetch_add(&_val, delta); }
    static uint32_t swap(volatile uint32_t &x, uint32_t desired) {
        uint32_t old = x, seen;
        while ((seen = compare_swap(x, old, desired)) != old)
            old = seen;
        return old;
    }
    static void inc(volatile uint32_t &x) { click_smp_add(const_cast<uint32_t *>(&x), 1); }
    static bool dec_and_test(volatile uint32_t &x) { return click_smp_dec_and_test(const_cast<uint32_t *>(&x)); }
    /** Store @a desired if the value is @a expected; return the value before. */
    static uint32_t compare_swap(volatile uint32_t &x, uint32_t expected, uint32_t desired) {
        return click_smp_compare_swap(const_cast<uint32_t *>(&x), expected, desired);
    }
#else
    atomic_uint32_t &operator+=(int32_t x) { _val += x; return *this; }
    atomic_uint32_t &operator-=(int32_t x) { _val -= x; return *this; }
    atomic_uint32_t &operator|=(uint32_t x) { _val |= x; return *this; }
    atomic_uint32_t &operator&=(uint32_t x) { _val &= x; return *this; }
    /** Add @a delta and return the value before. */
    uint32_t fetch_and_add(uint32_t delta) { uint32_t old = _val; _val = old + delta; return old; }
    static uint32_t swap(volatile uint32_t &x, uint32_t desired) { uint32_t old = x; x = desired; return old; }
    static void inc(volatile uint32_t &x) { x = x + 1; }
    static bool dec_and_test(volatile uint32_t &x) { uint32_t now = x - 1; x = now; return now == 0; }
    /** Store @a desired if the value is @a expected; return the value before. */
    static uint32_t compare_swap(volatile uint32_t &x, uint32_t expected, uint32_t desired) {
        uint32_t old = x;
        if (old == expected)
            x = desired;
        return old;
    }
#endif
    void operator++() { inc(_val); }
    void operator++(int) { inc(_val); }
    void operator--() { *this -= 1; }
    void operator--(int) { *this -= 1; }

    uint32_t swap(uint32_t desired) { return swap(_val, desired); }
    bool dec_and_test() { return dec_and_test(_val); }
    uint32_t compare_swap(uint32_t expected, uint32_t desired) { return compare_swap(_val, expected, desired); }
    bool compare_and_swap(uint32_t expected, uint32_t desired) { return compare_swap(expected, desired) == expected; }
    static bool compare_and_swap(volatile uint32_t &x, uint32_t expected, uint32_t desired) {
        return compare_swap(x, expected, desired) == expected;
    }

  private:
    uint32_t _val;
#if !HAVE_MULTITHREAD
    static void inc(uint32_t &x) { ++x; }
    static bool dec_and_test(uint32_t &x) { return --x == 0; }
    static uint32_t swap(uint32_t &x, uint32_t desired) { uint32_t old = x; x = desired; return old; }
    static uint32_t compare_swap(uint32_t &x, uint32_t expected, uint32_t desired) {
        uint32_t old = x;
        if (old == expected)
            x = desired;
        return old;
    }
#endif
};

typedef atomic_uint32_t uatomic32_t;

inline uint32_t operator+(const atomic_uint32_t &a, const atomic_uint32_t &b) { return a.value() + b.value(); }
inline uint32_t operator-(const atomic_uint32_t &a, const atomic_uint32_t &b) { return a.value() - b.value(); }
inline bool operator==(const atomic_uint32_t &a, const atomic_uint32_t &b) { return a.value() == b.value(); }
inline bool operator!=(const atomic_uint32_t &a, const atomic_uint32_t &b) { return a.value() != b.value(); }
inline bool operator<(const atomic_uint32_t &a, const atomic_uint32_t &b) { return a.value() < b.value(); }
inline bool operator<=(const atomic_uint32_t &a, const atomic_uint32_t &b) { return a.value() <= b.value(); }
inline bool operator>(const atomic_uint32_t &a, const atomic_uint32_t &b) { return a.value() > b.value(); }
inline bool operator>=(const atomic_uint32_t &a, const atomic_uint32_t &b) { return a.value() >= b.value(); }

CLICK_ENDDECLS
#endif
