/* Memory of packets that are sent, and of what else lwIP asks for. Three sizes are kept on lists of their own, because malloc()
 * searches and packets come and go all the time; all of it together is bound to a share of the machine's memory, so that
 * peers which never acknowledge cannot take it from the program. */
#include <lwip/arch.h>
#include <minios/memory.h>
#include <stdlib.h>
#include <string.h>

enum { SHARE = 4 };                              /* at most one of so many parts of the memory */

struct block {
    uint32_t size;                               /* with this header */
    uint32_t list;                               /* 1 and up; 0: not of a list */
    struct block *next;                          /* in its list; otherwise it keeps the alignment of 16 */
};
_Static_assert(sizeof(struct block) == 16, "what follows is aligned as malloc's memory");

static const uint32_t sizes[] = { 144, 640, 1680 };      /* ACKs and the like; small answers; a full frame */
enum { LISTS = sizeof sizes / sizeof *sizes };
static struct block *lists[LISTS];
static size_t used, limit;

static size_t find_limit(void)
{
    struct minios_meminfo memory;
    minios_meminfo(&memory);
    return (size_t)memory.total / SHARE;
}

void *port_memory_take(size_t size)
{
    if (size > UINT32_MAX / 2)
        return NULL;
    size_t whole = size + sizeof(struct block);
    uint32_t list = 0;
    while (list < LISTS && sizes[list] < whole)
        ++list;
    if (list < LISTS && lists[list]) {
        struct block *block = lists[list];
        lists[list] = block->next;
        return block + 1;
    }
    if (list < LISTS)
        whole = sizes[list];
    if (!limit)
        limit = find_limit();
    if (whole > limit - used)
        return NULL;
    struct block *block = malloc(whole);
    if (!block)
        return NULL;
    used += whole;
    *block = (struct block){ .size = (uint32_t)whole, .list = list < LISTS ? list + 1 : 0 };
    return block + 1;
}

void *port_memory_take_clear(size_t count, size_t size)
{
    size_t all;
    if (__builtin_mul_overflow(count, size, &all))
        return NULL;
    void *memory = port_memory_take(all);
    return memory ? memset(memory, 0, all) : NULL;
}

void port_memory_give(void *memory)
{
    struct block *block = (struct block *)memory - 1;
    if (block->list) {
        block->next = lists[block->list - 1];
        lists[block->list - 1] = block;
        return;
    }
    used -= block->size;
    free(block);
}
