/* Time: the processor's time stamp counter, scaled. How fast it runs comes from, in this order: KVM's pvclock, CPUID
 * leaf 0x15, a hypervisor's CPUID leaf 0x40000010, the 8254 timer: twice half a millisecond of it, so that a boot is not
 * held up, and then once more over all of the first 50 ms. */
#include <minios/event.h>
#include "../../arch/x86_64/apic.h"
#include "../../arch/x86_64/cpu.h"
#include "../../arch/x86_64/traps.h"
#include "../../kernel/print.h"
#include "kvm.h"

#define NSEC 1000000000ull
#define MSR_TSC_DEADLINE 0x6e0
#define CPUID1_ECX_TSC_DEADLINE (1u << 24)
#define CPUID1_ECX_HYPERVISOR (1u << 31)
#define PIT_HZ 1193182u
#define PIT_CHANNEL2 0x42
#define PIT_COMMAND 0x43
#define PIT_GATE 0x61
#define CALIBRATE_TICKS (PIT_HZ / 2000)
#define REFINE_FROM (50 * 1000000)               /* ns */
#define REFINE_UNTIL (500 * 1000000)             /* later the first measure cannot tell how often the 8254 has wrapped */
#define FALLBACK_HZ NSEC

static uint64_t tsc_start, tsc_hz, wall_start;   /* wall_start: ns since 1970 when monotonic() was 0 */
static uint64_t ns_per_tick, ticks_per_ns;       /* fixed point, 32 fraction bits */
static uint64_t apic_ticks_per_ns;               /* the same, of the local APIC's timer */
static uint64_t ns_at_start;                     /* monotonic() was this at tsc_start */
static bool use_pvclock, use_tsc_deadline, refining;

static uint64_t scale(uint64_t value, uint64_t factor) { return (uint64_t)((unsigned __int128)value * factor >> 32); }

/* Fixed point quotient without a 128 bit division. */
static uint64_t ratio(uint64_t a, uint64_t b) { return (a / b << 32) + ((a % b) << 32) / b; }

/* The two clocks at one moment. The hypervisor may stop us between the reads: of a few tries the quickest counts. */
struct moment {
    uint64_t tsc;
    uint16_t left;                               /* of channel 2 of the 8254, which counts down at PIT_HZ and wraps */
};

static struct moment look(void)
{
    struct moment best = { 0, 0 };
    uint64_t quickest = UINT64_MAX;
    for (int i = 0; i < 3; i++) {
        uint64_t before = rdtsc();
        outb(PIT_COMMAND, 0x80);                 /* latch */
        uint64_t after = rdtsc();
        uint16_t left = inb(PIT_CHANNEL2);
        left |= (uint16_t)(inb(PIT_CHANNEL2) << 8);
        if (after - before < quickest) {
            quickest = after - before;
            best = (struct moment){ before, left };
        }
    }
    return best;
}

static struct moment refine_begin;

/* TSC ticks per second by the 8254; 0 when the chip does not count. */
static uint64_t pit_measure_once(void)
{
    outb(PIT_COMMAND, 0xb0);                     /* channel 2, low then high byte, mode 0: count down, then wrap */
    outb(PIT_CHANNEL2, 0xff);
    outb(PIT_CHANNEL2, 0xff);
    struct moment begin, end;
    unsigned tries = 1000;
    do
        begin = look();
    while (begin.left == 0xffff && --tries);
    if (!tries)
        return 0;
    tries = 1000000;
    do
        end = look();
    while ((uint16_t)(begin.left - end.left) < CALIBRATE_TICKS && --tries);
    refine_begin = begin;
    return tries ? (end.tsc - begin.tsc) * PIT_HZ / (uint16_t)(begin.left - end.left) : 0;
}

/* Stopped for 55 ms or more, we cannot see that the counter has wrapped: two measures in a row must agree. */
static uint64_t pit_measure(void)
{
    outb(PIT_GATE, (inb(PIT_GATE) & ~3u) | 1);   /* gate on, speaker off */
    uint64_t before = 0, hz = 0;
    for (int i = 0; i < 8; i++) {
        hz = pit_measure_once();
        uint64_t difference = hz > before ? hz - before : before - hz;
        if (!hz || difference < hz / 64)
            break;
        before = hz;
    }
    return hz;
}

static uint64_t tsc_frequency(void)
{
    struct cpuid leaf0 = cpuid(0, 0);
    if (leaf0.eax >= 0x15) {
        struct cpuid r = cpuid(0x15, 0);
        if (r.eax && r.ebx && r.ecx)
            return (uint64_t)r.ecx * r.ebx / r.eax;
    }
    if (cpuid(1, 0).ecx & CPUID1_ECX_HYPERVISOR && cpuid(0x40000000, 0).eax >= 0x40000010
        && cpuid(0x40000000, 0).eax < 0x40010000) {
        struct cpuid r = cpuid(0x40000010, 0);
        if (r.eax)
            return (uint64_t)r.eax * 1000;       /* kHz */
    }
    uint64_t hz = pit_measure();
    if (hz < 1000000) {
        kprintf("minios: no clock to measure the processor with; assuming 1 GHz\n");
        return FALLBACK_HZ;
    }
    refining = true;
    return hz;
}

static void set_scale(uint64_t hz)
{
    tsc_hz = hz;
    ns_per_tick = ratio(NSEC, hz);
    ticks_per_ns = ratio(hz, NSEC);
}

/* The 8254 has been running on since the first measure: how far tells the frequency a hundred times better. Time goes on
 * from where it is, at the better pace. */
static void refine(void)
{
    struct moment now = look();
    uint64_t ticks = now.tsc - refine_begin.tsc, ns = scale(ticks, ns_per_tick);
    if (ns < REFINE_FROM)
        return;
    if (ns > REFINE_UNTIL) {                     /* nobody asked for the time: measure from here */
        refine_begin = now;
        return;
    }
    uint64_t about = scale(ns, ratio(PIT_HZ, NSEC));
    int16_t more = (int16_t)(uint16_t)(refine_begin.left - now.left - about);
    refining = false;
    ns_at_start += scale(now.tsc - tsc_start, ns_per_tick);
    tsc_start = now.tsc;
    set_scale(ticks * PIT_HZ / (about + more));
}

static void timer_interrupt(void *unused) { (void)unused; }   /* having woken the processor is all */

/* The local APIC's timer runs from another clock: how far has it come since TSC begin, when it was started? That takes half a
 * millisecond, most of which has passed when the TSC was measured. */
static void calibrate_apic_timer(uint64_t begin)
{
    uint64_t now;
    do
        now = rdtsc();
    while (now - begin < tsc_hz / 2000);
    uint32_t ticks = 0xffffffff - local_apic_timer_left();
    local_apic_timer_start(0);
    apic_ticks_per_ns = ratio(ticks, scale(now - begin, ns_per_tick));
    if (!apic_ticks_per_ns)
        apic_ticks_per_ns = 1;
}

void clock_init(void)
{
    use_tsc_deadline = cpuid(1, 0).ecx & CPUID1_ECX_TSC_DEADLINE;
    local_apic_timer_init(vector_alloc(timer_interrupt, NULL), use_tsc_deadline);
    uint64_t apic_begin = rdtsc();
    if (!use_tsc_deadline)
        local_apic_timer_start(0xffffffff);
    use_pvclock = pvclock_init();
    set_scale(use_pvclock ? pvclock_tsc_hz() : tsc_frequency());
    tsc_start = rdtsc();
    wall_start = use_pvclock ? pvclock_walltime_at_boot() : 0;
    if (!wall_start) {
        uint64_t now = rtc_read();
        if (now)
            wall_start = now - clock_monotonic();
    }
    if (!use_tsc_deadline)
        calibrate_apic_timer(apic_begin);
}

uint64_t clock_monotonic(void)
{
    if (use_pvclock)
        return pvclock_monotonic();
    if (refining && scale(rdtsc() - refine_begin.tsc, ns_per_tick) >= REFINE_FROM)
        refine();
    return ns_at_start + scale(rdtsc() - tsc_start, ns_per_tick);
}

uint64_t clock_walltime(void) { return wall_start + clock_monotonic(); }

void timer_arm(uint64_t deadline)
{
    uint64_t now = clock_monotonic(), left = deadline > now ? deadline - now : 0;
    if (refining && left > REFINE_FROM + REFINE_FROM / 5) {
        left = REFINE_FROM + REFINE_FROM / 5;    /* an idle machine looks at the time in time */
        deadline = now + left;
    }
    if (deadline == MINIOS_NO_DEADLINE) {
        if (use_tsc_deadline)
            wrmsr(MSR_TSC_DEADLINE, 0);
        else
            local_apic_timer_start(0);
        return;
    }
    if (left > 3600 * NSEC)
        left = 3600 * NSEC;                      /* waking up an hour early does no harm, overflow would */
    if (use_tsc_deadline) {
        wrmsr(MSR_TSC_DEADLINE, rdtsc() + scale(left, ticks_per_ns) + 1);
    } else {
        /* The APIC timer's measure may be a percent off. Too early is harmless (the scheduler halts again), late is not. */
        if (left > 1000000)
            left -= left / 64;
        uint64_t ticks = scale(left, apic_ticks_per_ns) + 1;
        local_apic_timer_start(ticks > 0xffffffff ? 0xffffffff : (uint32_t)ticks);
    }
}
