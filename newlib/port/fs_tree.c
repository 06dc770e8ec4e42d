/* The tree: nodes come, move and go. */
#include "fs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static uint64_t serials;
static ino_t numbers;

/* FNV-1a, so that most names of a folder need no comparison of strings. */
static uint32_t hash_of(const char *name, size_t length)
{
    uint32_t hash = 2166136261u;
    while (length--)
        hash = (hash ^ (unsigned char)*name++) * 16777619u;
    return hash;
}

struct fs_node *fs_child(const struct fs_node *folder, const char *name, size_t length)
{
    uint32_t hash = hash_of(name, length);
    for (struct fs_node *node = folder->first; node; node = node->next)
        if (node->hash == hash && strncmp(node->name, name, length) == 0 && !node->name[length])
            return node;
    return NULL;
}

struct fs_node *fs_make(struct fs_node *folder, const char *name, size_t length, mode_t mode)
{
    struct fs_node *node = calloc(1, sizeof *node);
    char *copy = malloc(length + 1);
    if (!node || !copy) {
        free(node);
        free(copy);
        return NULL;
    }
    memcpy(copy, name, length);
    copy[length] = '\0';
    node->name = copy;
    node->hash = hash_of(name, length);
    node->mode = mode;
    node->number = ++numbers;
    node->modified = time(NULL);
    if (folder)
        fs_attach(folder, node);
    return node;
}

void fs_attach(struct fs_node *folder, struct fs_node *node)
{
    node->parent = folder;
    node->next = NULL;
    node->serial = ++serials;
    if (folder->last)
        folder->last->next = node;
    else
        folder->first = node;
    folder->last = node;
    folder->modified = time(NULL);
}

void fs_detach(struct fs_node *node)
{
    struct fs_node *folder = node->parent, *before = NULL;
    for (struct fs_node *at = folder->first; at != node; at = at->next)
        before = at;
    if (before)
        before->next = node->next;
    else
        folder->first = node->next;
    if (folder->last == node)
        folder->last = before;
    node->parent = NULL;
    folder->modified = time(NULL);
}

void fs_hold(struct fs_node *node)
{
    node->holds++;
}

/* A folder that leaves the tree is empty, so nothing hangs on what is freed. */
static void free_if_gone(struct fs_node *node)
{
    if (node->holds || node->parent || node == fs_root())
        return;
    if (node->room)
        free((char *)node->data);
    free(node->name);
    free(node);
}

void fs_release(struct fs_node *node)
{
    if (node->holds)
        node->holds--;
    free_if_gone(node);
}

/* Grows by half at least: a file that is written byte by byte is copied a few times only. */
static bool reserve(struct fs_node *node, size_t size)
{
    if (node->room && size <= node->room)
        return true;
    size_t room = size + (node->room ? node->room / 2 : 0);
    room = (room | 63) + 1;
    char *data = realloc(node->room ? (char *)node->data : NULL, room);
    if (!data)
        return false;
    if (!node->room && node->size)
        memcpy(data, node->data, node->size < size ? node->size : size);
    node->data = data;
    node->room = room;
    return true;
}

int fs_resize(struct fs_node *node, size_t size)
{
    if (size > PTRDIFF_MAX / 2)
        return -EFBIG;
    if (!reserve(node, size))
        return -ENOSPC;
    if (size > node->size)
        memset((char *)node->data + node->size, 0, size - node->size);
    node->size = size;
    node->modified = time(NULL);
    if (size == 0) {                             /* what a truncated file took is given back */
        free((char *)node->data);
        node->data = NULL;
        node->room = 0;
    }
    return 0;
}

void fs_stat(const struct fs_node *node, struct stat *status)
{
    *status = (struct stat){
        .st_ino = node->number,
        .st_mode = node->mode,
        .st_nlink = node->parent || node == fs_root() ? 1 : 0,
        .st_size = (off_t)node->size,
        .st_blksize = 4096,
        .st_blocks = (blkcnt_t)((node->size + 511) / 512),
    };
    status->st_mtime = status->st_atime = status->st_ctime = node->modified;
}
