/* The stack as a whole. */
#ifndef LWIP_PORT_STACK_H
#define LWIP_PORT_STACK_H
#include <minios/lwip.h>
#include <stdbool.h>
#include <stdint.h>

/* Says what is wrong with the image's configuration and ends the machine. */
void stack_refuse(const char *word, const char *what) __attribute__((noreturn));

/* An address came or went; `still_coming`: is any interface still on its way to its first one? */
void stack_addresses_changed(void);

/* For clients that are faster than DHCP: waits for an address as long as one may still come, at most some seconds. */
void stack_wait_for_address(void);

#endif
