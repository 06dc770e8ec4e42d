/* The first tree: what the image brings along, and /tmp. */
#include "crash.h"
#include "fs.h"
#include "fs_image.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void stop(const char *why)
{
    port_crash("minios: the image's files cannot be read: ", why, (char *)NULL);
}

/* Makes the folders on the way; the last component's name is left in *path. */
static struct fs_node *folder_for(struct fs_node *node, const char **path)
{
    const char *at = *path;
    if (*at++ != '/')
        stop("a path is not absolute");
    for (;;) {
        size_t length = strcspn(at, "/");
        if (length > 255)
            stop("a name is longer than 255 bytes");
        if (!at[length])
            break;
        if (length == 0)
            stop("a path has an empty component");
        struct fs_node *next = fs_child(node, at, length);
        if (!next)
            next = fs_make(node, at, length, S_IFDIR | 0755);
        if (!next)
            stop("no memory");
        if (!S_ISDIR(next->mode))
            stop("a file is used as a folder");
        node = next;
        at += length + 1;
    }
    *path = at;
    return node;
}

static void add(struct fs_node *root, const char *blob, size_t size, const struct fs_image_entry *entry)
{
    if (entry->path >= size || !memchr(blob + entry->path, 0, size - entry->path))
        stop("a path lies outside");
    if (entry->kind != FS_IMAGE_FILE && entry->kind != FS_IMAGE_FOLDER)
        stop("an entry is neither a file nor a folder");
    bool file = entry->kind == FS_IMAGE_FILE;
    if (file && (entry->size > size || entry->data > size - entry->size))
        stop("a file's content lies outside");
    const char *name = blob + entry->path;
    struct fs_node *folder = folder_for(root, &name), *node = fs_child(folder, name, strlen(name));
    if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        stop("a path has no name");
    if (node) {
        if (file || !S_ISDIR(node->mode))
            stop("a path comes twice");
        return;
    }
    node = fs_make(folder, name, strlen(name), file ? S_IFREG | 0644 : S_IFDIR | 0755);
    if (!node)
        stop("no memory");
    if (file) {
        node->data = blob + entry->data;
        node->size = entry->size;
    }
}

static void load(struct fs_node *root)
{
    const char *blob = minios_files;
    if (!blob)
        return;
    size_t size = (size_t)(minios_files_end - blob);
    struct fs_image_header header;
    if (size < sizeof header)
        stop("too short");
    memcpy(&header, blob, sizeof header);
    if (memcmp(header.magic, FS_IMAGE_MAGIC, sizeof header.magic) != 0)
        stop("not the magic word");
    if (header.count > (size - sizeof header) / sizeof(struct fs_image_entry))
        stop("too short for its entries");
    for (uint64_t i = 0; i < header.count; i++) {
        struct fs_image_entry entry;
        memcpy(&entry, blob + sizeof header + i * sizeof entry, sizeof entry);
        add(root, blob, size, &entry);
    }
}

struct fs_node *fs_root(void)
{
    static struct fs_node *root;
    if (root)
        return root;
    root = fs_make(NULL, "", 0, S_IFDIR | 0755);
    if (!root)
        stop("no memory");
    load(root);
    /* Where tmpfile() and the like work (P_tmpdir of <stdio.h>). */
    if (!fs_child(root, "tmp", 3) && !fs_make(root, "tmp", 3, S_IFDIR | 0777))
        stop("no memory");
    return root;
}
