/* <dlfcn.h>: an image is one static program, so these are declared and not defined: a program that needs them does not
 * link, one that only includes this file does. */
#ifndef POSIX_DLFCN_H
#define POSIX_DLFCN_H
#ifdef __cplusplus
extern "C" {
#endif

#define RTLD_LAZY 1
#define RTLD_NOW 2
#define RTLD_GLOBAL 4
#define RTLD_LOCAL 0

void *dlopen(const char *, int);
void *dlsym(void *__restrict, const char *__restrict);
int dlclose(void *);
char *dlerror(void);

#ifdef __cplusplus
}
#endif
#endif
