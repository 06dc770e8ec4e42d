/* Memory: malloc until there is none, all of it usable and given back; pages; and that no two of them overlap. */
#include <minios/memory.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(what) do { if (!(what)) { printf("FAILED line %d: %s\n", __LINE__, #what); return 1; } } while (0)
#define BLOCK 30000
#define MAX 100000

static void *blocks[MAX];

int main(void)
{
    struct minios_meminfo m;
    minios_meminfo(&m);
    printf("total %lu image %lu free %lu\n", (unsigned long)m.total, (unsigned long)m.image, (unsigned long)m.free);
    CHECK(m.total == m.image + m.heap + m.pages + m.free);
    unsigned n = 0;
    for (; n < MAX && (blocks[n] = malloc(BLOCK)); n++)
        memset(blocks[n], (int)(n & 255), BLOCK);
    minios_meminfo(&m);
    printf("blocks %u, free then %lu\n", n, (unsigned long)m.free);
    CHECK(n > 0 && m.total == m.image + m.heap + m.pages + m.free);
    for (unsigned i = 0; i < n; i++)
        for (unsigned j = 0; j < BLOCK; j++)
            CHECK(((unsigned char *)blocks[i])[j] == (i & 255));
    for (unsigned i = 0; i < n; i++)
        free(blocks[i]);
    unsigned again = 0;
    for (; again < n && (blocks[again] = malloc(BLOCK)); again++)
        ;
    CHECK(again == n);
    CHECK(minios_sbrk((intptr_t)1 << 50) == (void *)-1 && minios_sbrk(-((intptr_t)1 << 50)) == (void *)-1);
    char *end = minios_sbrk(0);
    CHECK(minios_sbrk(-4096) == end && (char *)minios_sbrk(0) == end - 4096);
    minios_meminfo(&m);
    CHECK(m.total == m.image + m.heap + m.pages + m.free && m.free >= 4096);
    char *page = minios_pages_alloc(1);
    CHECK(page && (uintptr_t)page % 4096 == 0);
    memset(page, 1, 4096);
    minios_pages_free(page, 1);
    CHECK(!minios_pages_alloc((size_t)1 << 40) && !minios_pages_alloc(0));
    printf("heap ok\n");
    return 0;
}
