#include <stddef.h>
#include <stdlib.h>
#include <minios/power.h>
#include <minios/thread.h>
#include "power_request.h"

static void (*asked)(void *);
static void *asked_arg;
static bool restart_wanted;

void minios_power_set_asked(void (*function)(void *), void *arg)
{
    asked = function;
    asked_arg = arg;
}

bool power_restart_wanted(void) { return restart_wanted; }

void power_request(bool restart)
{
    restart_wanted = restart;
    if (!asked)
        exit(0);                                 /* with what atexit() holds, and the output in buffers */
    asked(asked_arg);
    minios_sleep(MINIOS_POWER_PATIENCE);
    minios_exit(0);
}
