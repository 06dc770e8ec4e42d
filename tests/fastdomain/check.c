/* The parts of fastdomain that need no Xen, for tests: `image FILE` prints what is found in it and loads it into memory of just
 * its size; `tables BASE END FIRST` makes page tables and walks them as a processor does. */
#include "fastdomain.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void (*undo)(void);

void fail(const char *text, ...)
{
    va_list list;
    va_start(list, text);
    printf("refused: ");
    vprintf(text, list);
    putchar('\n');
    va_end(list);
    exit(3);
}

static int check_image(const char *path)
{
    struct image image = image_open(path);
    printf("entry %llx phys %llx base %llx offset %llx start %llx end %llx\n", (unsigned long long) image.entry,
           (unsigned long long) image.phys_entry, (unsigned long long) image.virt_base, (unsigned long long) image.paddr_offset,
           (unsigned long long) image.start, (unsigned long long) image.end);
    if (image.end - image.start > 64 << 20)
        return 0;                       /* Xen has no such domain: populate() fails first */
    uint8_t *memory = calloc(1, image.end - image.start);
    if (!memory)
        return 1;
    image_load(&image, memory, image.start);
    uint64_t sum = 0;
    for (uint64_t i = 0; i < image.end - image.start; ++i)
        sum = sum * 31 + memory[i];
    printf("loaded %llx\n", (unsigned long long) sum);
    free(memory);
    return 0;
}

enum { frames_count = 8192, machine = 1000 };   /* machine frame = guest's frame + 1000 */

static int check_tables(uint64_t base, uint64_t end, uint64_t first)
{
    struct tables t = tables_for(base, end);
    unsigned count = tables_count(&t), wrong = 0;
    uint64_t *memory = calloc(count, page_size), *frames = calloc(frames_count, sizeof(*frames));
    if (!memory || !frames)
        return 1;
    for (uint64_t i = 0; i < frames_count; ++i)
        frames[i] = i + machine;
    tables_fill(&t, memory, first, frames, frames_count);
    for (uint64_t at = base; at < end; at += page_size) {
        uint64_t table = first + machine;
        uint64_t entry = 0;
        for (unsigned shift = 39; shift >= 12; shift -= 9) {
            uint64_t number = table - machine - first;
            if (number >= count)
                return printf("a table outside at %llx\n", (unsigned long long) at), 1;
            entry = memory[number * 512 + ((at >> shift) & 511)];
            if ((entry & 5) != 5)
                return printf("nothing at %llx\n", (unsigned long long) at), 1;
            table = entry >> 12;
        }
        uint64_t frame = (at - base) / page_size;
        bool is_table = frame >= first && frame < first + count;
        if (table != frame + machine || ((entry & 2) != 0) == is_table)
            ++wrong;
    }
    printf("tables %u wrong %u\n", count, wrong);
    free(memory);
    free(frames);
    return wrong != 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && !strcmp(argv[1], "image"))
        return check_image(argv[2]);
    if (argc == 5 && !strcmp(argv[1], "tables"))
        return check_tables(strtoull(argv[2], 0, 0), strtoull(argv[3], 0, 0), strtoull(argv[4], 0, 0));
    return 2;
}
