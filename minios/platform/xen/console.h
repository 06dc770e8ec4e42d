/* The console ring (xen/io/console.h). Output waits for room while dom0 reads, and for a bounded time only: a guest must
 * not hang because nobody runs xenconsoled. */
#ifndef XEN_CONSOLE_H
#define XEN_CONSOLE_H
#include <stddef.h>

void xen_console_init(void);                     /* output only: works before event channels and threads */
void xen_console_start(void);                    /* input, with its event */
void xen_console_resume(void);
void xen_console_write(const void *, size_t);
void xen_console_flush(void);                    /* waits until dom0 has read all, for a bounded time */
size_t xen_console_read(void *, size_t);
void xen_console_set_event(void (*)(void *), void *);
#endif
