/* Time: monotonic over a suspend and a clock that goes back, wall time that dom0 sets, and timeouts of hypercalls. */
#include <minios/event.h>
#include "xen.h"
#include <xen/vcpu.h>
#include "../../minios/platform/xen/clock.h"

static unsigned stopped;

long xen_answer(unsigned number, long a, long b, long c)
{
    CHECK(number == __HYPERVISOR_vcpu_op && a == VCPUOP_stop_periodic_timer && !b && !c);
    stopped++;
    return 0;
}

/* A processor whose time stamp counter does not count: the time is what is said here. */
static void set(uint64_t ns)
{
    xen_shared->vcpu_info[0].time.system_time = ns;
    xen_shared->vcpu_info[0].time.version += 2;
}

static void set_wall(uint32_t seconds_high, uint32_t seconds, uint32_t ns)
{
    xen_shared->xen_wc_sec_hi = seconds_high;
    xen_shared->wc_sec = seconds;
    xen_shared->wc_nsec = ns;
    xen_shared->wc_version += 2;
}

int main(void)
{
    xen_shared = calloc(1, 4096);
    set(5000);
    set_wall(0, 1000, 7);
    xen_clock_init();
    CHECK(stopped == 1);
    CHECK(xen_clock_system() == 5000 && xen_clock_monotonic() == 0);
    CHECK(xen_clock_walltime() == 1000000000000 + 7 + 5000);
    set_wall(1, 1, 0);
    CHECK(xen_clock_walltime() == ((1ull << 32) + 1) * 1000000000 + 5000);

    set(6000);
    CHECK(xen_clock_monotonic() == 1000);
    set(5990);
    CHECK(xen_clock_monotonic() == 1000);
    set(6001);
    CHECK(xen_clock_monotonic() == 1001);

    CHECK(xen_clock_timeout(MINIOS_NO_DEADLINE) == 0);
    CHECK(xen_clock_timeout(20000000) == 20005001);
    CHECK(xen_clock_timeout(20000001) == 20005001);

    set(10004990);
    CHECK(xen_clock_monotonic() == 9999990);
    xen_clock_suspend();
    set(100);                                    /* another host, just started */
    xen_clock_resume();
    CHECK(xen_clock_monotonic() == 9999990 && stopped == 2);   /* when it was asked last */
    set(600);
    CHECK(xen_clock_monotonic() == 10000490);
    CHECK(xen_clock_timeout(10000690) == 801);
    CHECK(xen_clock_timeout((uint64_t)(10000490 - 600)) == 1);         /* when that host had just started: not "never" */

    /* 1 GHz scaled: half a nanosecond for each tick of a 2 GHz counter; what a real counter says now is not known. */
    xen_shared->vcpu_info[0].time.tsc_to_system_mul = 1u << 31;
    xen_shared->vcpu_info[0].time.tsc_timestamp = __builtin_ia32_rdtsc();
    uint64_t begin = xen_clock_system(), ticks = __builtin_ia32_rdtsc();
    while (__builtin_ia32_rdtsc() - ticks < 100000)
        ;
    uint64_t passed = xen_clock_system() - begin, counted = __builtin_ia32_rdtsc() - ticks;
    CHECK(passed >= 50000 && passed <= counted);

    /* The domain has moved to a processor whose counter is behind the stamp: no leap, least of all by centuries, after
     * which every sleep would be for ever. With the scale of a counter of more than 2 GHz, shift -1, that was one. */
    for (int shift = -1; shift <= 1; shift++) {
        uint64_t system = xen_clock_system(), before = xen_clock_monotonic();
        xen_shared->vcpu_info[0].time.tsc_shift = (int8_t)shift;
        xen_shared->vcpu_info[0].time.tsc_to_system_mul = 0xc53783c1;  /* 2.596 GHz */
        xen_shared->vcpu_info[0].time.tsc_timestamp = __builtin_ia32_rdtsc() + (1ull << 40);
        set(system + 1000000);
        CHECK(xen_clock_system() == system + 1000000);
        uint64_t now = xen_clock_monotonic();
        CHECK(now > before && now - before <= 1000000 && xen_clock_timeout(now + 1000) == ((xen_clock_system() + 1000) | 1));
    }
    printf("ok\n");
    return 0;
}
