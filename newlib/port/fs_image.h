/* The file system's first content, a blob that the build links into the image (factory/apps/filesystem.py makes it) and
 * the file system reads where it lies: a file's bytes are copied only when it is written to.
 *
 * All numbers are little-endian; all offsets count from the blob's first byte. Layout:
 *
 *     struct fs_image_header
 *     struct fs_image_entry[header.count]
 *     names and contents, anywhere behind
 *
 * Folders on the way to a path need no entry of their own; one that is empty does. Paths are absolute, without "." and
 * "..", and each comes once. What does not fit these rules ends the image at the file system's first use, with a message. */
#ifndef NEWLIB_PORT_FS_IMAGE_H
#define NEWLIB_PORT_FS_IMAGE_H
#include <stdint.h>

#define FS_IMAGE_MAGIC "MINIOSF1"                /* without the NUL */

struct fs_image_header {
    char magic[8];
    uint64_t count;                              /* entries */
};

enum { FS_IMAGE_FILE = 1, FS_IMAGE_FOLDER = 2 };

struct fs_image_entry {
    uint64_t path;                               /* offset of a string that ends with NUL */
    uint64_t kind;                               /* FS_IMAGE_… */
    uint64_t data, size;                         /* of a file: offset and length of its content, in bytes */
};

/* The blob, aligned to 8 bytes. Both undefined: there are no files at first. */
extern const char minios_files[] __attribute__((weak)), minios_files_end[] __attribute__((weak));

#endif
