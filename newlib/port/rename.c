/* rename(3p), and remove() (newlib's knows files only). */
#include "fs.h"

#include <errno.h>
#include <reent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool lies_in(const struct fs_node *node, const struct fs_node *folder)
{
    for (; node; node = node->parent)
        if (node == folder)
            return true;
    return false;
}

/* 0 when the one may take the other's place. */
static int may_replace(const struct fs_node *old, const struct fs_node *new)
{
    if (S_ISDIR(old->mode) && !S_ISDIR(new->mode))
        return -ENOTDIR;
    if (!S_ISDIR(old->mode) && S_ISDIR(new->mode))
        return -EISDIR;
    return new->first ? -ENOTEMPTY : 0;
}

static int move(struct fs_place *from, struct fs_place *to)
{
    struct fs_node *node = from->node;
    if (!node)
        return -ENOENT;
    if (!from->name[0] || (to->node && !to->name[0]))
        return -EBUSY;                           /* the root, "." or ".." */
    if (node == to->node)
        return 0;
    if (!S_ISDIR(node->mode) && to->as_folder)
        return -ENOTDIR;
    if (lies_in(to->folder, node))
        return -EINVAL;
    if (to->node && lies_in(node, to->node))
        return -ENOTEMPTY;                       /* it has the old one in it, whatever else is wrong */
    int error = to->node ? may_replace(node, to->node) : 0;
    if (error)
        return error;
    /* A node with the new name takes over, so that nothing has changed when there is no memory for it. */
    struct fs_node *named = fs_make(NULL, to->name, strlen(to->name), 0);
    if (!named)
        return -ENOSPC;
    if (to->node) {
        fs_hold(to->node);
        fs_detach(to->node);
        fs_release(to->node);
    }
    char *old_name = node->name;
    fs_detach(node);
    node->name = named->name;
    node->hash = named->hash;
    named->name = old_name;
    fs_attach(to->folder, node);
    fs_release(named);
    return 0;
}

int rename(const char *old, const char *new)
{
    struct fs_place from, to;
    int error = fs_find(old, &from);
    if (!error)
        error = fs_find(new, &to);
    if (!error)
        error = move(&from, &to);
    if (!error)
        return 0;
    errno = -error;
    return -1;
}

int remove(const char *path)
{
    struct fs_node *node;
    return fs_existing(path, &node) == 0 && S_ISDIR(node->mode) ? rmdir(path) : unlink(path);
}

/* tmpfile() calls it by this name. */
int _remove_r(struct _reent *unused, const char *path)
{
    (void)unused;
    return remove(path);
}
