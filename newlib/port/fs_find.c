/* From a path to a node (POSIX.1-2008, 4.13 pathname resolution). There are no links to follow. */
#include "fs.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

struct fs_node *fs_current;

static bool is(const char *name, size_t length, const char *what)
{
    return length == strlen(what) && memcmp(name, what, length) == 0;
}

/* Fills the place's name when the component is one. -ENOENT: a folder that has been removed has no parent. */
static int step(struct fs_place *place, const char *name, size_t length)
{
    place->as_folder = true;
    place->name[0] = '\0';
    place->upwards = is(name, length, "..");
    if (is(name, length, "."))
        return 0;
    if (place->upwards) {
        if (place->node != fs_root() && !(place->node = place->node->parent))
            return -ENOENT;
        place->folder = place->node->parent;
        return 0;
    }
    place->as_folder = false;
    place->folder = place->node;
    place->node = fs_child(place->folder, name, length);
    memcpy(place->name, name, length);
    place->name[length] = '\0';
    return 0;
}

int fs_find(const char *path, struct fs_place *place)
{
    *place = (struct fs_place){ 0 };
    if (!path)
        return -EFAULT;
    size_t all = strnlen(path, PATH_MAX);
    if (all == 0)
        return -ENOENT;
    if (all == PATH_MAX)
        return -ENAMETOOLONG;
    struct fs_node *root = fs_root();
    *place = (struct fs_place){ .node = *path == '/' || !fs_current ? root : fs_current, .as_folder = true };
    place->folder = place->node->parent;
    while (*path == '/')
        path++;
    while (*path) {
        if (!place->node)
            return -ENOENT;
        if (!S_ISDIR(place->node->mode))
            return -ENOTDIR;
        size_t length = strcspn(path, "/");
        if (length > NAME_MAX)
            return -ENAMETOOLONG;
        int error = step(place, path, length);
        if (error)
            return error;
        path += length;
        place->as_folder |= *path == '/';
        while (*path == '/')
            path++;
    }
    place->walked = true;
    if (place->node)
        return place->as_folder && !S_ISDIR(place->node->mode) ? -ENOTDIR : 0;
    /* Nothing can be made in a folder that has been removed. */
    return place->folder != root && !place->folder->parent ? -ENOENT : 0;
}

int fs_existing(const char *path, struct fs_node **node)
{
    struct fs_place place;
    int error = fs_find(path, &place);
    *node = place.node;
    return error ? error : place.node ? 0 : -ENOENT;
}
