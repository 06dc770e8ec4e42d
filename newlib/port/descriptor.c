#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>

/* Apart, so that only three of them take room in the image's file. */
enum { CONSOLE = 3 };
static struct descriptor console[CONSOLE] = {
    { .ops = &console_ops, .flags = O_RDONLY },
    { .ops = &console_ops, .flags = O_WRONLY },
    { .ops = &console_ops, .flags = O_WRONLY },
};
static struct descriptor others[DESCRIPTOR_MAX - CONSOLE];

static struct descriptor *slot(int number)
{
    return number < CONSOLE ? &console[number] : &others[number - CONSOLE];
}

struct descriptor *descriptor_get(int number)
{
    if (number < 0 || number >= DESCRIPTOR_MAX || !slot(number)->ops)
        return NULL;
    return slot(number);
}

static int lowest_free(int number)
{
    for (; number < DESCRIPTOR_MAX; ++number)
        if (!slot(number)->ops)
            return number;
    return -EMFILE;
}

int descriptor_open(const struct descriptor_ops *ops, void *object, int flags)
{
    int number = lowest_free(0);
    if (number >= 0)
        *slot(number) = (struct descriptor){ .ops = ops, .object = object, .flags = flags };
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
    struct descriptor *copy = slot(number);
    *copy = *original;
    int status = copy->ops->dup(copy);
    if (status < 0) {
        copy->ops = NULL;
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
