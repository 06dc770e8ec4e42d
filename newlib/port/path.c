/* The system calls that take a path. Nobody is kept from anything: an image has no users, so permissions are stored
 * and shown but not checked. There are no links. */
#include "fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(int error)
{
    errno = error;
    return -1;
}

static int result(int value)
{
    return value < 0 ? fail(-value) : value;
}

static mode_t creation_mask = 022;

mode_t umask(mode_t mask)
{
    mode_t before = creation_mask;
    creation_mask = mask & 0777;
    return before;
}

/* A new file or folder at a place where there is none. */
static int make(struct fs_place *place, mode_t kind, mode_t mode)
{
    place->node = fs_make(place->folder, place->name, strlen(place->name), kind | (mode & 07777 & ~creation_mask));
    return place->node ? 0 : -ENOSPC;
}

static int open_place(struct fs_place *place, int flags, mode_t mode)
{
    int error;
    bool writes = (flags & O_ACCMODE) != O_RDONLY;
    if (!place->node) {
        if (!(flags & O_CREAT))
            return -ENOENT;
        if (place->as_folder)
            return -EISDIR;
        if ((error = make(place, S_IFREG, mode)) < 0)
            return error;
        int number = fs_open(place->node, flags);
        if (number < 0) {                        /* no descriptor left: no file either */
            fs_detach(place->node);
            fs_release(place->node);
        }
        return number;
    }
    if ((flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL))
        return -EEXIST;
    bool folder = S_ISDIR(place->node->mode);
    if (folder && (writes || (flags & O_CREAT)))
        return -EISDIR;
    if (!folder && (flags & O_DIRECTORY))
        return -ENOTDIR;
    int number = fs_open(place->node, flags);
    if (number >= 0 && writes && (flags & O_TRUNC))
        fs_resize(place->node, 0);
    return number;
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    struct fs_place place;
    int error = fs_find(path, &place);
    return result(error ? error : open_place(&place, flags, mode));
}

int creat(const char *path, mode_t mode)
{
    return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int stat(const char *restrict path, struct stat *restrict status)
{
    struct fs_node *node;
    int error = fs_existing(path, &node);
    if (error)
        return fail(-error);
    fs_stat(node, status);
    return 0;
}

int lstat(const char *restrict path, struct stat *restrict status)
{
    return stat(path, status);
}

int access(const char *path, int mode)
{
    struct fs_node *node;
    int error = fs_existing(path, &node);
    if (error)
        return fail(-error);
    return mode & X_OK && !(node->mode & 0111) ? fail(EACCES) : 0;
}

int chmod(const char *path, mode_t mode)
{
    struct fs_node *node;
    int error = fs_existing(path, &node);
    if (error)
        return fail(-error);
    node->mode = (node->mode & S_IFMT) | (mode & 07777);
    return 0;
}

int fchmod(int number, mode_t mode)
{
    struct fs_node *node = fs_of(number);
    if (!node)
        return fail(descriptor_get(number) ? EINVAL : EBADF);
    node->mode = (node->mode & S_IFMT) | (mode & 07777);
    return 0;
}

int truncate(const char *path, off_t length)
{
    struct fs_node *node;
    int error = fs_existing(path, &node);
    if (!error)
        error = S_ISDIR(node->mode) ? -EISDIR : length < 0 ? -EINVAL : fs_resize(node, (size_t)length);
    return result(error);
}

static void take_out(struct fs_node *node)
{
    fs_hold(node);
    fs_detach(node);
    fs_release(node);
}

int unlink(const char *path)
{
    struct fs_node *node;
    int error = fs_existing(path, &node);
    if (error)
        return fail(-error);
    if (S_ISDIR(node->mode))
        return fail(EPERM);
    take_out(node);
    return 0;
}

int rmdir(const char *path)
{
    struct fs_place place;
    int error = fs_find(path, &place);
    if (error)
        return fail(-error);
    if (!place.node)
        return fail(ENOENT);
    if (!S_ISDIR(place.node->mode))
        return fail(ENOTDIR);
    if (!place.name[0])                          /* the root, "." or ".." */
        return fail(place.node == fs_root() ? EBUSY : place.upwards ? ENOTEMPTY : EINVAL);
    if (place.node->first)
        return fail(ENOTEMPTY);
    take_out(place.node);
    return 0;
}

int mkdir(const char *path, mode_t mode)
{
    struct fs_place place;
    int error = fs_find(path, &place);
    if (place.walked && place.node)              /* "file/" exists, too */
        error = -EEXIST;
    return result(error ? error : make(&place, S_IFDIR, mode));
}

int link(const char *old, const char *new)
{
    (void)new;
    struct fs_node *node;
    int error = fs_existing(old, &node);
    return fail(error ? -error : EPERM);         /* POSIX's word for a file system without them */
}

int symlink(const char *target, const char *path)
{
    (void)target;
    struct fs_place place;
    int error = fs_find(path, &place);
    return fail(error ? -error : place.node ? EEXIST : EPERM);
}

ssize_t readlink(const char *restrict path, char *restrict buffer, size_t size)
{
    (void)buffer, (void)size;
    struct fs_node *node;
    int error = fs_existing(path, &node);
    return fail(error ? -error : EINVAL);        /* not a symbolic link */
}
