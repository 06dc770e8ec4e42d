/* The clock that a hypervisor keeps in shared memory. KVM's pvclock and Xen's vcpu_time_info have one layout and one
 * rule (xen/xen.h, struct vcpu_time_info; Linux Documentation/virt/kvm/x86/msr.rst). */
#ifndef TIME_PAGE_H
#define TIME_PAGE_H
#include <stdint.h>

struct time_page {
    uint32_t version, pad0;                      /* odd: being written */
    uint64_t tsc_timestamp, system_time;         /* ns at that TSC */
    uint32_t tsc_to_system_mul;
    int8_t tsc_shift;
    uint8_t flags, pad[2];
};

uint64_t time_page_read(const volatile struct time_page *);     /* ns since the hypervisor's own start of counting.
                                                 * A counter that is behind tsc_timestamp counts as being there. */
#endif
