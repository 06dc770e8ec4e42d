/* <sys/utsname.h>, POSIX.1-2008. */
#ifndef POSIX_SYS_UTSNAME_H
#define POSIX_SYS_UTSNAME_H
#ifdef __cplusplus
extern "C" {
#endif

struct utsname {
    char sysname[16], nodename[65], release[16], version[16], machine[16];
};

/* MiniOS; nodename is the image's name. 0. */
int uname(struct utsname *);

#ifdef __cplusplus
}
#endif
#endif
