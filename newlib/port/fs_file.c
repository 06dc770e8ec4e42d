/* Open files and folders. */
#include "fs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What open() makes and dup() shares. */
struct open_file {
    struct fs_node *node;
    size_t position;
    unsigned descriptors;
};

static struct open_file *file_of(const struct descriptor *descriptor)
{
    return descriptor->object;
}

static ssize_t file_read(struct descriptor *descriptor, void *buffer, size_t size)
{
    struct open_file *file = file_of(descriptor);
    const struct fs_node *node = file->node;
    if (S_ISDIR(node->mode))
        return -EISDIR;
    if (file->position >= node->size)
        return 0;
    size_t left = node->size - file->position, count = size < left ? size : left;
    memcpy(buffer, node->data + file->position, count);
    file->position += count;
    return (ssize_t)count;
}

static ssize_t file_write(struct descriptor *descriptor, const void *data, size_t size)
{
    struct open_file *file = file_of(descriptor);
    struct fs_node *node = file->node;
    if (size == 0)
        return 0;
    size_t at = descriptor->flags & O_APPEND ? node->size : file->position, end;
    if (__builtin_add_overflow(at, size, &end))
        return -EFBIG;
    int error = fs_resize(node, end > node->size ? end : node->size);
    if (error)
        return error;
    memcpy((char *)node->data + at, data, size);
    file->position = end;
    return (ssize_t)size;
}

static off_t file_seek(struct descriptor *descriptor, off_t offset, int whence)
{
    struct open_file *file = file_of(descriptor);
    off_t from, to;
    switch (whence) {
    case SEEK_SET: from = 0; break;
    case SEEK_CUR: from = (off_t)file->position; break;
    case SEEK_END: from = (off_t)file->node->size; break;
    default: return -EINVAL;
    }
    if (__builtin_add_overflow(from, offset, &to))
        return -EOVERFLOW;
    if (to < 0)
        return -EINVAL;
    file->position = (size_t)to;
    return to;
}

static int file_stat(struct descriptor *descriptor, struct stat *status)
{
    fs_stat(file_of(descriptor)->node, status);
    return 0;
}

static int file_truncate(struct descriptor *descriptor, off_t length)
{
    return fs_resize(file_of(descriptor)->node, (size_t)length);
}

static int file_dup(struct descriptor *descriptor)
{
    file_of(descriptor)->descriptors++;
    return 0;
}

static int file_close(struct descriptor *descriptor)
{
    struct open_file *file = file_of(descriptor);
    if (--file->descriptors == 0) {
        fs_release(file->node);
        free(file);
    }
    return 0;
}

static const struct descriptor_ops file_ops = {
    .read = file_read,
    .write = file_write,
    .seek = file_seek,
    .stat = file_stat,
    .close = file_close,
    .dup = file_dup,
    .truncate = file_truncate,
};

int fs_open(struct fs_node *node, int flags)
{
    struct open_file *file = malloc(sizeof *file);
    if (!file)
        return -ENOMEM;
    *file = (struct open_file){ .node = node, .descriptors = 1 };
    int number = descriptor_open(&file_ops, file, flags & (O_ACCMODE | O_APPEND | O_NONBLOCK));
    if (number < 0)
        free(file);
    else
        fs_hold(node);
    return number;
}

struct fs_node *fs_of(int number)
{
    const struct descriptor *descriptor = descriptor_get(number);
    return descriptor && descriptor->ops == &file_ops ? file_of(descriptor)->node : NULL;
}
