// -*- c-basic-offset: 4 -*-
// Memory fences. Without threads the compiler's order is all that matters, so they cost nothing there.
#ifndef CLICK_MACHINE_HH
#define CLICK_MACHINE_HH
#include <click/smp.hh>
CLICK_DECLS

/** Keep the compiler from moving memory accesses across this point. */
inline void click_compiler_fence() { __asm__ volatile("" : : : "memory"); }

#if HAVE_MULTITHREAD
inline void click_fence() { click_smp_fence(); }
inline void click_read_fence() { __atomic_thread_fence(__ATOMIC_ACQUIRE); }
inline void click_write_fence() { __atomic_thread_fence(__ATOMIC_RELEASE); }
#else
inline void click_fence() { click_compiler_fence(); }
inline void click_read_fence() { click_compiler_fence(); }
inline void click_write_fence() { click_compiler_fence(); }
#endif

/** Inside a busy wait: tells the processor, and makes memory be read again. */
inline void click_relax_fence() {
#if defined(__x86_64__) || defined(__i386__)
    __asm__ volatile("pause" : : : "memory");
#else
    click_compiler_fence();
#endif
}

CLICK_ENDDECLS
#endif
