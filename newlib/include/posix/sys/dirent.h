/* What newlib's <dirent.h> wants of a system, POSIX.1-2008 (newlib/port/directory.c). */
#ifndef POSIX_SYS_DIRENT_H
#define POSIX_SYS_DIRENT_H
#include <limits.h>
#include <sys/types.h>

#ifndef NAME_MAX
#define NAME_MAX 255
#endif
#define MAXNAMLEN NAME_MAX

typedef struct posix_directory DIR;

struct dirent {
    ino_t d_ino;
    unsigned char d_type;                        /* DT_…: a BSD extension */
    char d_name[NAME_MAX + 1];
};
#define _DIRENT_HAVE_D_TYPE

#define DT_UNKNOWN 0
#define DT_DIR 4
#define DT_REG 8

#endif
