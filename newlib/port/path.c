/* The system calls that take a path. An image without a file system has no names: nothing is found, and nothing can be
 * made (as on an empty read-only file system). */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(int error)
{
    errno = error;
    return -1;
}

/* Making something: POSIX wants ENOENT for the empty path before anything else is looked at. */
static int cannot_make(const char *path)
{
    return fail(*path ? EROFS : ENOENT);
}

int open(const char *path, int flags, ...)
{
    return flags & O_CREAT ? cannot_make(path) : fail(ENOENT);
}

int stat(const char *restrict path, struct stat *restrict status)
{
    (void)path, (void)status;
    return fail(ENOENT);
}

int lstat(const char *restrict path, struct stat *restrict status)
{
    return stat(path, status);
}

int access(const char *path, int mode)
{
    (void)path, (void)mode;
    return fail(ENOENT);
}

int unlink(const char *path)
{
    (void)path;
    return fail(ENOENT);
}

int rmdir(const char *path)
{
    (void)path;
    return fail(ENOENT);
}

int link(const char *old, const char *new)
{
    (void)old, (void)new;
    return fail(ENOENT);
}

int rename(const char *old, const char *new)
{
    (void)old, (void)new;
    return fail(ENOENT);
}

int mkdir(const char *path, mode_t mode)
{
    (void)mode;
    return cannot_make(path);
}
