/* Questions about the system: uname(), gethostname(), sysconf(), getpagesize(). */
#include "descriptor.h"

#include <errno.h>
#include <minios/image.h>
#include <minios/memory.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

static const char *name(void)
{
    return minios_image_name ? minios_image_name : "app";
}

int uname(struct utsname *answer)
{
    *answer = (struct utsname){ .sysname = "MiniOS", .release = "1", .version = "1", .machine = "x86_64" };
    strlcpy(answer->nodename, name(), sizeof answer->nodename);
    return 0;
}

int gethostname(char *buffer, size_t size)
{
    if (strlcpy(buffer, name(), size) < size)
        return 0;
    errno = ENAMETOOLONG;
    return -1;
}

int getpagesize(void)
{
    return MINIOS_PAGE_SIZE;
}

long sysconf(int question)
{
    struct minios_meminfo memory;
    switch (question) {
    case _SC_PAGESIZE: return MINIOS_PAGE_SIZE;
    case _SC_OPEN_MAX: return DESCRIPTOR_MAX;
    case _SC_CLK_TCK: return CLOCKS_PER_SEC;
    case _SC_NPROCESSORS_CONF:
    case _SC_NPROCESSORS_ONLN: return 1;
    case _SC_PHYS_PAGES: minios_meminfo(&memory); return (long)(memory.total / MINIOS_PAGE_SIZE);
    case _SC_AVPHYS_PAGES: minios_meminfo(&memory); return (long)(memory.free / MINIOS_PAGE_SIZE);
    default: errno = EINVAL; return -1;
    }
}
