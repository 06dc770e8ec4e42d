/* A blob of files that is wrong in the way that argv[1] says: using files ends the image with a message. */
#include "../../newlib/port/fs_image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct {
    struct fs_image_header header;
    struct fs_image_entry entries[2];
    char text[32];
} blob __asm__("minios_files") = {
    { "MINIOSF1", 2 },
    { { 80, FS_IMAGE_FILE, 96, 4 }, { 83, FS_IMAGE_FILE, 96, 4 } },
    "/a\0/b\0",
};
char blob_end[1] __asm__("minios_files_end") __attribute__((section(".data.zz")));

int main(int argc, char **argv)
{
    struct stat status;
    const char *way = argc > 1 ? argv[1] : "";
    if (!strcmp(way, "magic"))
        blob.header.magic[7] = '2';
    else if (!strcmp(way, "count"))
        blob.header.count = UINT64_MAX / 32;
    else if (!strcmp(way, "path"))
        blob.entries[1].path = UINT64_MAX;
    else if (!strcmp(way, "data"))
        blob.entries[1].size = UINT64_MAX - 10;
    else if (!strcmp(way, "kind"))
        blob.entries[1].kind = 3;
    else if (!strcmp(way, "relative"))
        blob.text[3] = 'b';
    else if (!strcmp(way, "twice"))
        blob.text[4] = 'a';
    else if (!strcmp(way, "below"))
        memcpy(blob.text + 3, "/a/c", 5);
    else if (!strcmp(way, "dots"))
        memcpy(blob.text + 3, "/..", 4);
    printf("%d\n", stat("/b", &status));
    return 0;
}
