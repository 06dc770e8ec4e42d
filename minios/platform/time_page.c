#include "../arch/x86_64/cpu.h"
#include "time_page.h"

uint64_t time_page_read(const volatile struct time_page *page)
{
    uint32_t version;
    uint64_t ns;
    do {
        version = page->version;                 /* odd, or changed: the hypervisor is writing */
        barrier();
        uint64_t delta = rdtsc() - page->tsc_timestamp;
        if ((int64_t)delta < 0)
            delta = 0;                           /* the counter of another processor is behind: no leap by centuries */
        int shift = page->tsc_shift;
        delta = shift >= 0 ? delta << shift : delta >> -shift;
        ns = page->system_time + (uint64_t)((unsigned __int128)delta * page->tsc_to_system_mul >> 32);
        barrier();
    } while (version & 1 || version != page->version);
    return ns;
}
