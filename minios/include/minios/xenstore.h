/* xenstore: the small database that a Xen host shares with its guests (xen/io/xs_wire.h). Not on other platforms.
 *
 * Calls block the thread until the answer comes, so none is for event callbacks. They return 0 or an errno number
 * (ENOENT, EACCES, EAGAIN, E2BIG, …; EIO: the store broke the protocol; ENOTCONN: no Xen). A request that a suspend
 * interrupts is sent again. Relative paths are below /local/domain/<domid>. A value is any bytes, at most 4096 per
 * message with its path; xenstored grants a guest less: about 2000 bytes for a node (ENOSPC), 1000 nodes, 128 watches, 10
 * transactions. */
#ifndef MINIOS_XENSTORE_H
#define MINIOS_XENSTORE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define XENSTORE_PAYLOAD 4096                    /* bytes of a message */
#define XENSTORE_NO_TRANSACTION 0u

bool minios_xenstore_present(void);

/* *value is malloc'ed, with a zero byte behind its *length bytes; the caller frees it. */
int minios_xenstore_read(uint32_t transaction, const char *path, char **value, size_t *length);
int minios_xenstore_write(uint32_t transaction, const char *path, const void *value, size_t length);
int minios_xenstore_mkdir(uint32_t transaction, const char *path);
int minios_xenstore_remove(uint32_t transaction, const char *path);       /* with all below it; 0 too when it is not there, but its parent is */
/* *names: one malloc'ed block, the caller frees it; sorted by the store. */
int minios_xenstore_list(uint32_t transaction, const char *path, char ***names, size_t *count);

int minios_xenstore_begin(uint32_t *transaction);
/* EAGAIN: somebody else changed what was read; do it all again. */
int minios_xenstore_end(uint32_t transaction, bool commit);

/* Calls changed(path, arg) in the store's own thread, once at once and then after each change at or below `path`; it may
 * use all of the above, and delays other watches while it does. NULL: errno tells why. The path is as the store tells it:
 * relative when the watch's was. Equal events that wait are one call; when too many wait (64 KiB of paths), all of this
 * watch become one call with the path of the watch itself, which always means that anything below may have changed.
 * A watch survives suspends; after a resume as another domain it fires once. */
struct minios_xenstore_watch;
struct minios_xenstore_watch *minios_xenstore_watch(const char *path, void (*changed)(const char *path, void *arg), void *arg);
void minios_xenstore_unwatch(struct minios_xenstore_watch *);   /* not called any more when this has returned */

#ifdef __cplusplus
}
#endif
#endif
