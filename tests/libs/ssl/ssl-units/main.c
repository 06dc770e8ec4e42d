/* Calls the setup of each of OpenSSL's test programs in the image; its testutil then runs what they have registered. */
#include <stdio.h>

#define UNIT(name) int name##_setup(void);
#define UNIT_WITH_CLEANUP(name) UNIT(name) void name##_cleanup(void);
#include "units.h"
#undef UNIT
#undef UNIT_WITH_CLEANUP

/* testutil.h */
int setup_tests(void);
void cleanup_tests(void);

static int set_up(const char *name, int (*setup)(void))
{
    if (setup())
        return 1;
    printf("%s: its setup fails\n", name);
    return 0;
}

int setup_tests(void)
{
    int done = 1;
#define UNIT(name) done &= set_up(#name, name##_setup);
#define UNIT_WITH_CLEANUP(name) UNIT(name)
#include "units.h"
#undef UNIT
#undef UNIT_WITH_CLEANUP
    return done;
}

void cleanup_tests(void)
{
#define UNIT(name)
#define UNIT_WITH_CLEANUP(name) name##_cleanup();
#include "units.h"
}
