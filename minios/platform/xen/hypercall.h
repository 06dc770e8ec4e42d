/* Hypercalls: `call` into the page that the hypervisor fills in (XEN_ELFNOTE_HYPERCALL_PAGE for PV, the MSR that CPUID
 * names for PVH). Number n is at 32 n; arguments in rdi, rsi, rdx, r10, r8; result in rax, negative errno of Xen. */
#ifndef XEN_HYPERCALL_H
#define XEN_HYPERCALL_H
#include <stdint.h>
#include <xen/xen.h>

extern char xen_hypercall_page[];                /* 4096 bytes, in .text */

#define xen_hypercall1(n, a) xen_hypercall5(n, (long)(a), 0, 0, 0, 0)
#define xen_hypercall2(n, a, b) xen_hypercall5(n, (long)(a), (long)(b), 0, 0, 0)
#define xen_hypercall3(n, a, b, c) xen_hypercall5(n, (long)(a), (long)(b), (long)(c), 0, 0)
#define xen_hypercall4(n, a, b, c, d) xen_hypercall5(n, (long)(a), (long)(b), (long)(c), (long)(d), 0)

static inline __attribute__((always_inline)) long xen_hypercall5(const unsigned number, long a, long b, long c, long d, long e)
{
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    __asm__ volatile("call xen_hypercall_page + %c[number]"
                     : "=a"(result), "+D"(a), "+S"(b), "+d"(c), "+r"(r10), "+r"(r8)
                     : [number] "i"(number * 32)
                     : "memory", "rcx", "r11", "r9");
    return result;
}

/* XENMEM_add_to_physmap: one of the hypervisor's own pages (XENMAPSPACE_…) takes the place of one of ours, whose content
 * is gone for good. PVH only. 0, or a negative errno of Xen. */
int xen_map_special(unsigned space, unsigned index, const void *page);
/* Ends the domain; reason: SHUTDOWN_… of xen/sched.h. */
void xen_shutdown(unsigned reason) __attribute__((noreturn));
#endif
