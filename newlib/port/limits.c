/* getrlimit() and setrlimit(). What has a limit in a guest: descriptors, the stack, core files (there are none). The
 * rest is bounded by memory alone. */
#include "descriptor.h"

#include <errno.h>
#include <minios/image.h>
#include <sys/resource.h>

enum { MAIN_STACK = 128 << 10 };                 /* of an image that does not say (<minios/image.h>) */

static int fail(int error)
{
    errno = error;
    return -1;
}

int getrlimit(int resource, struct rlimit *limit)
{
    rlim_t value = RLIM_INFINITY;
    switch (resource) {
    case RLIMIT_STACK:
        value = &minios_main_stack ? minios_main_stack : MAIN_STACK;
        break;
    case RLIMIT_CORE:
        value = 0;
        break;
    case RLIMIT_NOFILE:
        value = DESCRIPTOR_MAX;
        break;
    case RLIMIT_CPU:
    case RLIMIT_FSIZE:
    case RLIMIT_DATA:
    case RLIMIT_AS:
        break;
    default:
        return fail(EINVAL);
    }
    *limit = (struct rlimit){ value, value };
    return 0;
}

int setrlimit(int resource, const struct rlimit *wanted)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return -1;
    if (wanted->rlim_cur > now.rlim_max || wanted->rlim_max > now.rlim_max)
        return fail(EPERM);
    if (wanted->rlim_cur != now.rlim_cur || wanted->rlim_max != now.rlim_max)
        return fail(EINVAL);
    return 0;
}
