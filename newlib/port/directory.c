/* <dirent.h>: reading folders. "." and ".." come first, then the entries in the order in which they were made. */
#include "fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct posix_directory {
    int descriptor;
    uint64_t position;                           /* 0, 1: "." and ".." come next; else 2 + the last serial that came */
    struct dirent entry;
};

DIR *fdopendir(int number)
{
    struct fs_node *node = fs_of(number);
    if (!node || !S_ISDIR(node->mode)) {
        errno = descriptor_get(number) ? ENOTDIR : EBADF;
        return NULL;
    }
    DIR *directory = calloc(1, sizeof *directory);
    if (directory)
        directory->descriptor = number;
    return directory;
}

DIR *opendir(const char *path)
{
    int number = open(path, O_RDONLY | O_DIRECTORY);
    if (number < 0)
        return NULL;
    DIR *directory = fdopendir(number);
    if (!directory)
        close(number);
    return directory;
}

static struct dirent *give(DIR *directory, const struct fs_node *node, const char *name)
{
    directory->entry.d_ino = node->number;
    directory->entry.d_type = S_ISDIR(node->mode) ? DT_DIR : DT_REG;
    strcpy(directory->entry.d_name, name);       /* names have at most NAME_MAX bytes: fs_find() sees to it */
    return &directory->entry;
}

/* Entries may come and go meanwhile: `serial` says where it goes on. NULL, errno unchanged: that was the last. */
struct dirent *readdir(DIR *directory)
{
    struct fs_node *folder = fs_of(directory->descriptor);
    if (!folder) {
        errno = EBADF;
        return NULL;
    }
    if (directory->position == 0) {
        directory->position = 1;
        return give(directory, folder, ".");
    }
    if (directory->position == 1) {
        directory->position = 2;
        return give(directory, folder->parent ? folder->parent : folder, "..");
    }
    for (const struct fs_node *node = folder->first; node; node = node->next)
        if (node->serial > directory->position - 2) {
            directory->position = node->serial + 2;
            return give(directory, node, node->name);
        }
    return NULL;
}

int closedir(DIR *directory)
{
    int status = close(directory->descriptor);
    free(directory);
    return status;
}

void rewinddir(DIR *directory)
{
    directory->position = 0;
}

long telldir(DIR *directory)
{
    return (long)directory->position;
}

void seekdir(DIR *directory, long position)
{
    directory->position = (uint64_t)position;
}

int dirfd(DIR *directory)
{
    return directory->descriptor;
}
