#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>

static struct descriptor table[DESCRIPTOR_MAX] = {
    { .ops = &console_ops, .flags = O_RDONLY },
    { .ops = &console_ops, .flags = O_WRONLY },
    { .ops = &console_ops, .flags = O_WRONLY },
};

struct descriptor *descriptor_get(int number)
{
    if (number < 0 || number >= DESCRIPTOR_MAX || !table[number].ops)
        return NULL;
    return &table[number];
}

int descriptor_open(const struct descriptor_ops *ops, void *object, int flags)
{
    for (int number = 0; number < DESCRIPTOR_MAX; ++number)
        if (!table[number].ops) {
            table[number] = (struct descriptor){ .ops = ops, .object = object, .flags = flags };
            return number;
        }
    return -EMFILE;
}
