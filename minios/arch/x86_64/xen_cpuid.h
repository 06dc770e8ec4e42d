/* How a Xen shows itself to a PVH guest (xen/arch-x86/cpuid.h). */
#ifndef ARCH_XEN_CPUID_H
#define ARCH_XEN_CPUID_H
#include <stdbool.h>
#include <stdint.h>

bool xen_cpuid_present(void);
/* The register that takes the address of the hypercall page; 0 without Xen. */
uint32_t xen_hypercall_msr(void);
#endif
