/* The current folder, and paths that begin at the root. */
#include "fs.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int enter(struct fs_node *node)
{
    if (!S_ISDIR(node->mode)) {
        errno = ENOTDIR;
        return -1;
    }
    fs_hold(node);
    if (fs_current)
        fs_release(fs_current);
    fs_current = node;
    return 0;
}

int chdir(const char *path)
{
    struct fs_node *node;
    int error = fs_existing(path, &node);
    if (!error)
        return enter(node);
    errno = -error;
    return -1;
}

int fchdir(int number)
{
    struct fs_node *node = fs_of(number);
    if (node)
        return enter(node);
    errno = descriptor_get(number) ? ENOTDIR : EBADF;
    return -1;
}

/* The absolute path of a node, written from the end of `buffer` backwards; NULL: too long. */
static const char *spell(const struct fs_node *node, char *buffer, size_t size)
{
    char *at = buffer + size - 1;
    *at = '\0';
    for (; node->parent; node = node->parent) {
        size_t length = strlen(node->name);
        if ((size_t)(at - buffer) < length + 1)
            return NULL;
        at -= length;
        memcpy(at, node->name, length);
        *--at = '/';
    }
    if (!*at)
        *--at = '/';
    return at;
}

/* Into `result` of `size` bytes, or new memory when that is NULL. */
static char *deliver(const struct fs_node *node, char *result, size_t size)
{
    if (node != fs_root() && !node->parent) {
        errno = ENOENT;
        return NULL;
    }
    char *buffer = malloc(PATH_MAX);
    const char *path = buffer ? spell(node, buffer, PATH_MAX) : NULL;
    if (!path)
        errno = buffer ? ENAMETOOLONG : ENOMEM;
    else if (result && strlen(path) >= size) {
        errno = ERANGE;
        path = NULL;
    }
    if (path)
        result = result ? strcpy(result, path) : strdup(path);
    free(buffer);
    return path ? result : NULL;
}

/* getcwd(NULL, size) returns new memory, as on other systems. */
char *getcwd(char *buffer, size_t size)
{
    if (buffer && size == 0) {
        errno = EINVAL;
        return NULL;
    }
    return deliver(fs_current ? fs_current : fs_root(), buffer, size);
}

char *realpath(const char *restrict path, char *restrict buffer)
{
    struct fs_node *node;
    int error = fs_existing(path, &node);
    if (!error)
        return deliver(node, buffer, PATH_MAX);
    errno = -error;
    return NULL;
}
