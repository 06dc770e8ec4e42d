/* KVM's clock: a page that the hypervisor keeps filled with the TSC's scale (Linux Documentation/virt/kvm/x86/msr.rst
 * and cpuid.rst describe the interface). */
#include "../../arch/x86_64/cpu.h"
#include "../time_page.h"
#include "kvm.h"

#define CPUID_KVM_SIGNATURE 0x40000000
#define CPUID_KVM_FEATURES 0x40000001
#define FEATURE_CLOCKSOURCE2 (1u << 3)
#define MSR_WALL_CLOCK 0x4b564d00
#define MSR_SYSTEM_TIME 0x4b564d01
#define CPUID1_ECX_HYPERVISOR (1u << 31)

static volatile struct time_page system_time __attribute__((aligned(64)));      /* must not cross a page */

static volatile struct { uint32_t version, seconds, nanoseconds; } wall_clock __attribute__((aligned(16)));

static uint64_t start;

static uint64_t read_clock(void) { return time_page_read(&system_time); }

bool pvclock_init(void)
{
    if (!(cpuid(1, 0).ecx & CPUID1_ECX_HYPERVISOR))
        return false;
    struct cpuid id = cpuid(CPUID_KVM_SIGNATURE, 0);
    if (id.ebx != 0x4b4d564b || id.ecx != 0x564b4d56 || id.edx != 0x4d)       /* "KVMKVMKVM" */
        return false;
    if (!(cpuid(CPUID_KVM_FEATURES, 0).eax & FEATURE_CLOCKSOURCE2))
        return false;
    wrmsr(MSR_SYSTEM_TIME, (uint64_t)&system_time | 1);
    if (!system_time.tsc_to_system_mul)
        return false;
    start = read_clock();
    return true;
}

uint64_t pvclock_monotonic(void)
{
    static uint64_t last;
    uint64_t now = read_clock() - start;
    if ((int64_t)(now - last) < 0)
        now = last;                              /* a new scale may set it back by a few ns */
    return last = now;
}

uint64_t pvclock_tsc_hz(void)
{
    /* ns = (ticks << shift) * mul >> 32, so a second has (10^9 << 32) / mul >> shift ticks. */
    uint64_t hz = (1000000000ull << 32) / system_time.tsc_to_system_mul;
    int shift = system_time.tsc_shift;
    return shift >= 0 ? hz >> shift : hz << -shift;
}

uint64_t pvclock_walltime_at_boot(void)
{
    wrmsr(MSR_WALL_CLOCK, (uint64_t)&wall_clock);
    uint32_t version, seconds, ns;
    do {
        version = wall_clock.version;
        barrier();
        seconds = wall_clock.seconds;
        ns = wall_clock.nanoseconds;
        barrier();
    } while (version & 1 || version != wall_clock.version);
    return seconds ? seconds * 1000000000ull + ns + start : 0;
}
