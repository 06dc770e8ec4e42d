// -*- c-basic-offset: 4 -*-
// Operations on memory that several threads share, at no cost while there is one thread.
//
// User-space click is one program for any number of threads. On x86 each operation below is one instruction that is atomic only with
// a `lock` prefix, which takes some twenty cycles: more than most elements take for a packet. The prefix's byte is a `ds` prefix, which
// means nothing, until click_start_locking() puts `lock` there: the driver does so before it starts its second thread (lib/smp.cc).
// Elsewhere, and under ThreadSanitizer, the compiler's atomic operations stand for them. The image has one thread and plain arithmetic.
#ifndef CLICK_SMP_HH
#define CLICK_SMP_HH
#include <click/config.h>
CLICK_DECLS

// (Packages, which are shared objects, have no place in the list: theirs are the compiler's operations, always atomic.)
#if HAVE_MULTITHREAD && (defined(__x86_64__) || defined(__i386__)) && !defined(__SANITIZE_THREAD__) \
    && !(defined(__PIC__) && !defined(__PIE__))
# define CLICK_PATCHED_LOCKS 1
// Notes where the prefix is, relative to the note. '?': in the function's group, so that both are discarded together.
# define CLICK_LOCK ".pushsection click_locks,\"a?\",@progbits\n\t.balign 4\n\t.long 771f - .\n\t.popsection\n771:\t.byte 0x3e\n\t"
#endif

#if HAVE_MULTITHREAD

/** Make the operations below atomic, for good. Only while there is one thread. False: the program's code cannot be changed. */
bool click_start_locking();

/* Plain accesses that other threads may see or make at any time. A load or store of 32 bits is one anyway: the compiler's atomic
 * load is used where it must be, since it keeps the compiler from using a memory operand. */
# if defined(__SANITIZE_THREAD__)
#  define CLICK_SHARED_LOAD(x) __atomic_load_n(&(x), __ATOMIC_RELAXED)
#  define CLICK_SHARED_STORE(x, value) __atomic_store_n(&(x), (value), __ATOMIC_RELAXED)
/* What was written before the value that is read is seen after it, as after every load of x86. */
#  define CLICK_SHARED_ACQUIRE(x) __atomic_load_n(&(x), __ATOMIC_ACQUIRE)
# else
#  define CLICK_SHARED_LOAD(x) (x)
#  define CLICK_SHARED_ACQUIRE(x) (x)
#  define CLICK_SHARED_STORE(x, value) ((void) ((x) = (value)))
# endif

# if CLICK_PATCHED_LOCKS

/** Orders nothing: for taking one more reference. */
inline void click_smp_inc(uint32_t *p) { __asm__ volatile(CLICK_LOCK "incl %0" : "+m"(*p) : : "cc"); }
inline void click_smp_add(uint32_t *p, uint32_t x) { __asm__ volatile(CLICK_LOCK "addl %1,%0" : "+m"(*p) : "ir"(x) : "cc", "memory"); }
/** True if it became 0. What was done before by whoever dropped a reference is seen then. */
inline bool click_smp_dec_and_test(uint32_t *p) {
    bool zero;
    __asm__ volatile(CLICK_LOCK "decl %0" : "+m"(*p), "=@ccz"(zero) : : "memory");
    return zero;
}
/** These return nothing, so that they are one instruction. They are full fences, as everything below. */
inline void click_smp_or(uint32_t *p, uint32_t x) { __asm__ volatile(CLICK_LOCK "orl %1,%0" : "+m"(*p) : "ir"(x) : "cc", "memory"); }
inline void click_smp_and(uint32_t *p, uint32_t x) { __asm__ volatile(CLICK_LOCK "andl %1,%0" : "+m"(*p) : "ir"(x) : "cc", "memory"); }
inline uint32_t click_smp_fetch_add(uint32_t *p, uint32_t x) {
    __asm__ volatile(CLICK_LOCK "xaddl %1,%0" : "+m"(*p), "+r"(x) : : "cc", "memory");
    return x;
}
/** Store @a desired if the value is @a expected; the value before. */
inline uint32_t click_smp_compare_swap(uint32_t *p, uint32_t expected, uint32_t desired) {
    __asm__ volatile(CLICK_LOCK "cmpxchgl %2,%0" : "+m"(*p), "+a"(expected) : "r"(desired) : "cc", "memory");
    return expected;
}
/** Loads after it are not done before the stores in front of it. */
inline void click_smp_fence() {
#  if defined(__x86_64__)
    __asm__ volatile(CLICK_LOCK "orl $0,(%%rsp)" : : : "cc", "memory");
#  else
    __asm__ volatile(CLICK_LOCK "orl $0,(%%esp)" : : : "cc", "memory");
#  endif
}

# else

inline void click_smp_inc(uint32_t *p) { __atomic_add_fetch(p, 1, __ATOMIC_RELAXED); }
inline void click_smp_add(uint32_t *p, uint32_t x) { __atomic_add_fetch(p, x, __ATOMIC_SEQ_CST); }
inline bool click_smp_dec_and_test(uint32_t *p) { return __atomic_sub_fetch(p, 1, __ATOMIC_ACQ_REL) == 0; }
inline void click_smp_or(uint32_t *p, uint32_t x) { __atomic_or_fetch(p, x, __ATOMIC_SEQ_CST); }
inline void click_smp_and(uint32_t *p, uint32_t x) { __atomic_and_fetch(p, x, __ATOMIC_SEQ_CST); }
inline uint32_t click_smp_fetch_add(uint32_t *p, uint32_t x) { return __atomic_fetch_add(p, x, __ATOMIC_SEQ_CST); }
inline uint32_t click_smp_compare_swap(uint32_t *p, uint32_t expected, uint32_t desired) {
    __atomic_compare_exchange_n(p, &expected, desired, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return expected;
}
inline void click_smp_fence() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }

# endif

/** Set the bits of @a x; the value before. */
inline uint32_t click_smp_fetch_or(uint32_t *p, uint32_t x) {
    uint32_t old = CLICK_SHARED_LOAD(*p), seen;
    while ((seen = click_smp_compare_swap(p, old, old | x)) != old)
        old = seen;
    return old;
}
/** Keep the bits of @a x only; the value before. */
inline uint32_t click_smp_fetch_and(uint32_t *p, uint32_t x) {
    uint32_t old = CLICK_SHARED_LOAD(*p), seen;
    while ((seen = click_smp_compare_swap(p, old, old & x)) != old)
        old = seen;
    return old;
}

#else

# define CLICK_SHARED_LOAD(x) (x)
# define CLICK_SHARED_ACQUIRE(x) (x)
# define CLICK_SHARED_STORE(x, value) ((void) ((x) = (value)))
inline void click_smp_inc(uint32_t *p) { ++*p; }
inline bool click_smp_dec_and_test(uint32_t *p) { return --*p == 0; }
inline void click_smp_or(uint32_t *p, uint32_t x) { *p |= x; }
inline void click_smp_and(uint32_t *p, uint32_t x) { *p &= x; }
inline uint32_t click_smp_fetch_or(uint32_t *p, uint32_t x) {
    uint32_t old = *p;
    *p = old | x;
    return old;
}
inline uint32_t click_smp_fetch_and(uint32_t *p, uint32_t x) {
    uint32_t old = *p;
    *p = old & x;
    return old;
}
inline void click_smp_fence() {}

#endif

CLICK_ENDDECLS
#endif
