/* Requests from outside to end. */
#ifndef KERNEL_POWER_REQUEST_H
#define KERNEL_POWER_REQUEST_H
#include <stdbool.h>

/* Tells the app (minios_power_set_asked) and makes sure that the machine ends, or starts again. In a thread. */
void power_request(bool restart) __attribute__((noreturn));
/* minios_exit() shall start the machine again. */
bool power_restart_wanted(void);
#endif
