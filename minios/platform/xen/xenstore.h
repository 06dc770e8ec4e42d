/* The xenstore client's place in the boot (apps and drivers: <minios/xenstore.h>). */
#ifndef XEN_XENSTORE_H
#define XEN_XENSTORE_H

/* In the main thread, after xen_events_init(), before drivers; registers for suspend. */
void xen_store_init(void);
#endif
