/* The grant table: growth to its end, references that are used again, pages that the other side still has. */
#include "xen.h"
#include <xen/errno.h>
#include <xen/memory.h>
#include "../../minios/platform/xen/grants.h"

#define PER_FRAME 512u
#define LIMIT 5u                                 /* frames that this hypervisor gives */

static struct grant_entry_v1 *table[LIMIT];

long xen_answer(unsigned number, long a, long b, long c)
{
    (void)c;
    struct xen_add_to_physmap *request = (struct xen_add_to_physmap *)b;
    CHECK(number == __HYPERVISOR_memory_op && a == XENMEM_add_to_physmap && request->space == XENMAPSPACE_grant_table);
    if (request->idx >= LIMIT)
        return -XEN_EINVAL;
    table[request->idx] = memset((void *)(request->gpfn << 12), 0, 4096);
    return 0;
}

static struct grant_entry_v1 *entry(grant_ref_t reference) { return &table[reference / PER_FRAME][reference % PER_FRAME]; }

static char page[4096];

static void content(void)
{
    grant_ref_t reference = xen_grant(3, page, false);
    CHECK(reference >= GNTTAB_NR_RESERVED_ENTRIES);
    CHECK(entry(reference)->flags == GTF_permit_access && entry(reference)->domid == 3);
    CHECK(entry(reference)->frame == (uint32_t)((uint64_t)page >> 12));
    entry(reference)->flags |= GTF_writing;
    CHECK(!xen_grant_end(reference) && entry(reference)->flags);
    entry(reference)->flags = (uint16_t)(entry(reference)->flags & ~GTF_writing) | GTF_reading;
    CHECK(!xen_grant_end(reference));
    CHECK(PANICS(xen_grant_free(reference)));
    entry(reference)->flags &= (uint16_t)~GTF_reading;
    CHECK(xen_grant_end(reference) && !entry(reference)->flags);
    CHECK(PANICS(xen_grant_free(reference)));
    reference = xen_grant(3, page, true);
    CHECK(entry(reference)->flags == (GTF_permit_access | GTF_readonly));
    CHECK(xen_grant_end(reference));
    reference = xen_grant_reserve();
    for (int i = 0; i < 3; i++) {
        CHECK(!entry(reference)->flags);
        xen_grant_set(reference, 5, page, false);
        CHECK(entry(reference)->domid == 5 && xen_grant_clear(reference));
    }
    xen_grant_free(reference);
    CHECK(!xen_grants_used());
}

static void to_the_end(void)
{
    static bool seen[LIMIT * PER_FRAME];
    static grant_ref_t all[LIMIT * PER_FRAME];
    unsigned count = 0;
    memset(seen, 0, sizeof(seen));
    for (grant_ref_t reference; (reference = xen_grant(1, page, false)) != GRANT_NONE; all[count++] = reference) {
        CHECK(reference < LIMIT * PER_FRAME && !seen[reference]);
        seen[reference] = true;
    }
    CHECK(count == LIMIT * PER_FRAME - GNTTAB_NR_RESERVED_ENTRIES && xen_grants_used() == count);
    for (int round = 0; round < 100000; round++) {
        unsigned i = random_number(count);
        CHECK(xen_grant_end(all[i]));
        all[i] = xen_grant(1, page, false);
        CHECK(all[i] != GRANT_NONE && xen_grant_reserve() == GRANT_NONE);
    }
    while (count)
        CHECK(xen_grant_end(all[--count]));
    CHECK(!xen_grants_used());
}

int main(void)
{
    xen_grants_init();
    content();
    to_the_end();
    xen_grant(1, page, false);
    xen_grants_suspend();
    xen_grants_reset(false);                     /* cancelled: nothing has changed */
    CHECK(xen_grants_used() == 1);
    memset(table, 0, sizeof(table));
    xen_grants_reset(true);
    CHECK(!xen_grants_used());
    for (unsigned i = 0; i < LIMIT; i++)
        CHECK(table[i]);
    to_the_end();
    CHECK(PANICS(xen_grant_free(0)) && PANICS(xen_grant_clear(GNTTAB_RESERVED_XENSTORE)));
    CHECK(PANICS(xen_grant_set(LIMIT * PER_FRAME, 1, page, false)) && PANICS(xen_grant_free(UINT32_MAX)));
    printf("ok\n");
    return 0;
}
