/* The file system in memory: a tree of nodes. System calls are in path.c, current.c, directory.c and, for open files,
 * fs_file.c. An image that names no file links none of it. */
#ifndef NEWLIB_PORT_FS_H
#define NEWLIB_PORT_FS_H
#include "descriptor.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

struct fs_node {
    struct fs_node *parent;                      /* NULL: the root, or no longer in the tree */
    struct fs_node *first, *last, *next;         /* a folder's entries, by `serial`; the next one of its own folder */
    uint64_t serial;                             /* grows with each entry that is made, so reading a folder can go on
                                                    after it from any point */
    char *name;
    uint32_t hash;                               /* of the name */
    mode_t mode;
    unsigned holds;                              /* open files, directory streams, the current folder */
    ino_t number;
    const char *data;                            /* a file's content */
    size_t size, room;                           /* room 0: `data` is the image's own, or NULL */
    time_t modified;
};

/* Where a path leads. Functions return 0 or a negative errno value. */
struct fs_place {
    struct fs_node *node;                        /* NULL: there is nothing of this name … */
    struct fs_node *folder;                      /* … but here is where it would be; NULL for the root */
    char name[256];                              /* the last component; empty for the root, "." and ".." */
    bool as_folder;                              /* it ended with a slash, "." or ".." */
    bool upwards;                                /* it ended with ".." */
    bool walked;                                 /* all of it: an error is about the last component */
};

extern struct fs_node *fs_current;               /* the current folder; NULL: the root */

struct fs_node *fs_root(void);                   /* makes the tree from the image when it is called first */
int fs_find(const char *path, struct fs_place *);                /* found or not: 0; -ENOENT when a folder is missing */
int fs_existing(const char *path, struct fs_node **);            /* -ENOENT when it is missing */

struct fs_node *fs_child(const struct fs_node *folder, const char *name, size_t length);
/* A new, empty one; NULL: no memory. */
struct fs_node *fs_make(struct fs_node *folder, const char *name, size_t length, mode_t mode);
void fs_attach(struct fs_node *folder, struct fs_node *);
void fs_detach(struct fs_node *);
void fs_hold(struct fs_node *);
void fs_release(struct fs_node *);               /* frees a node that is neither held nor in the tree */
int fs_resize(struct fs_node *, size_t size);    /* cuts, or adds zeros; afterwards the content is writable */
void fs_stat(const struct fs_node *, struct stat *);

/* A descriptor for a node; its number or an error. `flags` are open()'s. */
int fs_open(struct fs_node *, int flags);
/* The node behind a descriptor; NULL when it is no file of this file system. */
struct fs_node *fs_of(int descriptor);
#endif
