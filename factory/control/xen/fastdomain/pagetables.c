/* The first page tables of a PV domain (xen/xen.h, "Start-of-day memory layout"): one contiguous region, 4 KB pages. */
#include "fastdomain.h"

enum { present = 1, writable = 2, user = 4, accessed = 32, dirty = 64 };
/* A PV guest runs in ring 3, so all it may touch is a user page. */
static const uint64_t table_bits = present | writable | user | accessed | dirty;

static unsigned spanned(uint64_t base, uint64_t end, unsigned shift)
{
    return (unsigned) (((end - 1) >> shift) - (base >> shift) + 1);
}

struct tables tables_for(uint64_t base, uint64_t end)
{
    return (struct tables) { base, end, spanned(base, end, 21), spanned(base, end, 30), spanned(base, end, 39) };
}

unsigned tables_count(const struct tables *t)
{
    return 1 + t->l3 + t->l2 + t->l1;
}

/* Entries of one level: table number i below `from` (from base on) is entry (base >> shift) + i of the tables above. */
static void link_level(uint64_t *above, uint64_t first_below, unsigned count, uint64_t base, unsigned shift, const uint64_t *frames)
{
    uint64_t begin = (base >> shift) & 511;
    for (unsigned i = 0; i < count; ++i)
        above[begin + i] = frames[first_below + i] << 12 | table_bits;
}

void tables_fill(const struct tables *t, uint64_t *memory, uint64_t first_frame, const uint64_t *frames, uint64_t nframes)
{
    uint64_t count = tables_count(t);
    uint64_t l3 = first_frame + 1, l2 = l3 + t->l3, l1 = l2 + t->l2;
    uint64_t *table = memory;
    link_level(table, l3, t->l3, t->base, 39, frames);
    table += 512;
    link_level(table, l2, t->l2, t->base, 30, frames);
    table += 512 * t->l3;
    link_level(table, l1, t->l1, t->base, 21, frames);
    table += 512 * t->l2;
    uint64_t begin = (t->base >> 12) & 511;
    for (uint64_t frame = 0; frame < nframes && frame < (t->end - t->base) >> 12; ++frame) {
        bool is_table = frame >= first_frame && frame < first_frame + count;
        table[begin + frame] = frames[frame] << 12 | (is_table ? table_bits & ~(uint64_t) writable : table_bits);
    }
}
