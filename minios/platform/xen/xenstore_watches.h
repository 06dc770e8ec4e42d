/* Watches: which there are, and the events that wait to be told. */
#ifndef XEN_XENSTORE_WATCHES_H
#define XEN_XENSTORE_WATCHES_H
#include <stdbool.h>
#include <stddef.h>

/* Of all watches together. Behind it, all that waits for a watch becomes one event with the path of the watch itself. */
#define STORE_EVENTS_BYTES 65536

void store_watches_init(void);                   /* starts the thread that calls */
void store_watch_event(char *payload, size_t length);    /* takes the payload; from the event callback */
void store_watches_renew(void);                  /* after a resume as another domain; each fires once */
#endif
