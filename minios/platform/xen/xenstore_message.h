/* Messages of xenstore out of the bytes of the ring, and its error names. Pure, as xenstore_ring.h. */
#ifndef XEN_XENSTORE_MESSAGE_H
#define XEN_XENSTORE_MESSAGE_H
#include "xenstore_ring.h"

struct store_input {                             /* all zero: at the start of a message */
    struct xsd_sockmsg header;
    size_t got;                                  /* bytes of header and payload so far */
    char *payload;                               /* malloc'ed; NULL: no memory, its bytes are thrown away */
};

enum store_step { STORE_NOTHING, STORE_MESSAGE, STORE_BROKEN };

/* Takes what the ring has. STORE_MESSAGE: *header is valid, *payload (header->len bytes and a zero byte behind them) is the
 * caller's to free, or NULL when there was no memory for it. STORE_BROKEN: impossible indices or length; for good. */
enum store_step store_input_step(struct store_input *, struct store_ring *, struct xsd_sockmsg *header, char **payload);
/* Drops what has come of a message. */
void store_input_reset(struct store_input *);

/* The number of an error name ("ENOENT"); EIO for one that is not in xs_wire.h. */
int store_error_number(const char *name);
/* The two strings of a watch event, both ended within `length` bytes; false when they are not. */
bool store_event_split(const char *payload, size_t length, const char **path, const char **token);
#endif
