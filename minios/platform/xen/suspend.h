/* Suspend, and what comes back: who holds event channels, grants or rings registers here, by being asked in order. */
#ifndef XEN_SUSPEND_H
#define XEN_SUSPEND_H
#include <stdbool.h>

struct xen_suspend_client {
    void (*before)(void);                        /* quiet: nothing is in flight afterwards; may be NULL; must not block long */
    void (*after)(bool new_domain);              /* new_domain false: the suspend was cancelled, all still holds */
};
/* Clients are asked to stop in reverse order of registration, and to go on in the order of registration:
 * console, xenstore, devices. after() of a client may use xenstore when it registered later than xenstore; the watches
 * are the store's to make again. */
void xen_suspend_register(const struct xen_suspend_client *);

/* The whole of it, in a thread: before(), xen_arch_suspend(), events and grants reset, after(). */
void xen_suspend(void);

/* control/shutdown of xenstore: poweroff, halt, reboot, suspend (each acknowledged by writing ""); unknown words are
 * left alone. Advertises control/feature-*. A thread of its own. */
void xen_shutdown_watch(void);
#endif
