/* lwIP's network interfaces over wires, as the command line has them. */
#ifndef LWIP_PORT_INTERFACE_H
#define LWIP_PORT_INTERFACE_H
#include <lwip/netif.h>
#include <stdbool.h>

enum { INTERFACES_MAX = 32 };

void interfaces_start(void);                     /* all interfaces of the machine that are not "off" */
void interfaces_check_links(void);
bool interfaces_have_address(void);              /* one that reaches beyond its own link */
bool interfaces_expect_address(void);            /* DHCP or SLAAC is on, somewhere */

/* netN for an interface's index, and back; NULL and -1 when there is none. Index 1 is "lo". */
struct netif *interface_by_name(const char *name);
int interface_name(unsigned index, char *name, size_t size);

#endif
