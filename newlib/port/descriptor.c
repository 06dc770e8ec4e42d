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

static int lowest_free(int number)
{
    for (; number < DESCRIPTOR_MAX; ++number)
        if (!table[number].ops)
            return number;
    return -EMFILE;
}

int descriptor_open(const struct descriptor_ops *ops, void *object, int flags)
{
    int number = lowest_free(0);
    if (number >= 0)
        table[number] = (struct descriptor){ .ops = ops, .object = object, .flags = flags };
    return number;
}

int descriptor_copy(int from, int lowest)
{
    const struct descriptor *original = descriptor_get(from);
    if (!original)
        return -EBADF;
    if (!original->ops->dup || lowest < 0 || lowest >= DESCRIPTOR_MAX)
        return -EINVAL;
    int number = lowest_free(lowest);
    if (number < 0)
        return number;
    table[number] = *original;
    int status = table[number].ops->dup(&table[number]);
    if (status < 0) {
        table[number].ops = NULL;
        return status;
    }
    return number;
}

int descriptor_close(struct descriptor *descriptor)
{
    int status = descriptor->ops->close ? descriptor->ops->close(descriptor) : 0;
    descriptor->ops = NULL;
    return status;
}
