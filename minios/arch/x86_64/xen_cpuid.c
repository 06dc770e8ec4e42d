#include <xen/arch-x86/cpuid.h>
#include "cpu.h"
#include "xen_cpuid.h"

#define CPUID1_ECX_HYPERVISOR (1u << 31)
#define LAST_LEAF 0x4000ff00u
#define STEP 0x100u                              /* leaves of another hypervisor's interface may come first (Viridian) */

static uint32_t base(void)
{
    if (!(cpuid(1, 0).ecx & CPUID1_ECX_HYPERVISOR))
        return 0;
    for (uint32_t leaf = XEN_CPUID_FIRST_LEAF; leaf <= LAST_LEAF; leaf += STEP) {
        struct cpuid r = cpuid(leaf, 0);
        if (r.ebx == XEN_CPUID_SIGNATURE_EBX && r.ecx == XEN_CPUID_SIGNATURE_ECX && r.edx == XEN_CPUID_SIGNATURE_EDX)
            return leaf;
        if (r.eax - leaf >= STEP)
            return 0;                            /* no more interfaces: each names the last of its own leaves */
    }
    return 0;
}

bool xen_cpuid_present(void) { return base() != 0; }

uint32_t xen_hypercall_msr(void)
{
    uint32_t leaf = base();
    return leaf ? cpuid(leaf + 2, 0).ebx : 0;
}
