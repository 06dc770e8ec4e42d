/* Between <minios/net.h> and lwIP: each has a `struct netif` of its own, so no file can see both. */
#ifndef LWIP_PORT_WIRE_H
#define LWIP_PORT_WIRE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wire;

/* Opens interface `index` of the machine: from now on frames arrive. NULL: no memory. */
struct wire *wire_open(unsigned index, void *owner);
unsigned wire_count(void);
const uint8_t *wire_mac(const struct wire *);
unsigned wire_mtu(const struct wire *);          /* bytes, without the Ethernet header */
bool wire_link_up(const struct wire *);

/* Queues a frame; the memory stays as it is until wire_sent(token). False: there is no room. */
bool wire_send(struct wire *, const void *data, size_t length, void *token);
void wire_flush(void);                           /* hands what is queued to the devices: all of them */
void wire_reap(void);                            /* gives back what was sent */

/* Called by the wire. The buffer's `head` is at least WIRE_HEADROOM bytes before `frame` and the receiver's own until
 * netbuf_release(head). */
enum { WIRE_HEADROOM = 64 };
void wire_received(void *owner, unsigned char *head, unsigned char *frame, size_t length);
void wire_sent(void *token);
void wire_batch_begins(void), wire_batch_ends(void);   /* around several wire_received() */
void wire_buffer_release(unsigned char *head);

#endif
