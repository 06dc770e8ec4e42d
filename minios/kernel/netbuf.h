/* Pools of receive buffers. A buffer has one size within its pool; in front of its `head` is a small record of whose
 * it is, so that netbuf_release() needs nothing but the head. */
#ifndef KERNEL_NETBUF_H
#define KERNEL_NETBUF_H
#include <minios/net.h>

/* Where frames begin, from head: at least the promised headroom and a virtio header, and so that the IP header behind
 * the 14 bytes of Ethernet is on a multiple of four. */
#define NETBUF_FRAME 94

/* Every interface keeps at least this many posted, as long as the app holds none of them: the rest is shared out only
 * while nobody has less, so that idle interfaces never starve a busy one for good. */
#define NETBUF_MINIMUM 16

struct netbuf_pool;

/* Joins the pool whose buffers hold frames of `frame` bytes, with headroom and tailroom. One pool per size. */
struct netbuf_pool *netbuf_pool(uint32_t frame);

/* Joins the pool for backends that get whole pages, and write frames to the start of them: the frame begins with a page
 * of its own, NETBUF_PAGE_FRAME bytes behind head. All else (record, headroom, `struct netbuf_grant`) is in the page before,
 * which no backend ever sees: one that has the frame's page can reach nothing but frames. Costs 8 KB each. */
struct netbuf_pool *netbuf_page_pool(void);
#define NETBUF_PAGE_FRAME 96
/* Room for what a driver wants to remember about the page of a buffer; zero at first. The pool does not look at it. */
struct netbuf_grant { uint32_t reference, epoch; uint16_t domain; };
struct netbuf_grant *netbuf_grant(unsigned char *head);
/* The head of the buffer in whose frame page data[0 .. length) lies completely; NULL: it is other memory. length not 0. */
unsigned char *netbuf_of_page(const unsigned char *data, uint32_t length);

uint32_t netbuf_size(const struct netbuf_pool *);       /* of a buffer, from head */
unsigned char *netbuf_take(struct netbuf_pool *);       /* NULL: none left, and no memory to spare for more */

/* Posting buffers, as every driver does it: its refill() takes buffers with netbuf_take_or_wait() until it has posted
 * netbuf_target(), and netbuf_top_up() calls that unless the interface waits for buffers. */
/* How many to have posted in a ring of that size: all that is this interface's share of a quarter of memory, or the minimum. */
unsigned netbuf_target(const struct netif *, bool all, unsigned ring);
/* NULL: none left; refill() runs from the first poll after a release. */
unsigned char *netbuf_take_or_wait(struct netif *);
void netbuf_top_up(struct netif *);
#endif
