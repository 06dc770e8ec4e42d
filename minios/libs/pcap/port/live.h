/* Live capture from the guest's interfaces, called net0, net1, … in the order of <minios/net.h>.
 *
 * libpcap calls pcap_platform_finddevs() and pcap_create_interface() (pcap-int.h); the rest is set as a handle's
 * operations. An interface belongs to one user at a time: to one handle, or to lwip, or to the program itself, since
 * whoever takes a frame off the ring has it. */
#ifndef PCAP_PORT_LIVE_H
#define PCAP_PORT_LIVE_H
#include <minios/net.h>
#include <pcap-internal/pcap-int.h>
#include <stdbool.h>

/* Frames taken off the ring at a time. */
enum { LIVE_BATCH = 32 };

/* A handle's private part. */
struct live {
    struct live *next_open;                      /* all that are activated */
    struct netif *netif;
    pcap_t *handle;
    struct netbuf batch[LIVE_BATCH];             /* batch[next .. count) has not been delivered yet */
    unsigned next, count;
    unsigned char *held;                         /* the frame delivered last: pcap_next()'s caller still reads it */
    bool nonblock;
    unsigned received;                           /* frames that passed the filter, as pcap_stats(3PCAP) has it */
    uint64_t bad_before;                         /* the interface's counter when the capture began */
    int descriptor;                              /* for select() and poll(); -1: none */
};

/* The interface of this name; -1 when there is none. */
int live_index(const char *name);

/* The handle's inject operation: sends a copy. The number of bytes, or PCAP_ERROR with the handle's message set. */
int live_inject(pcap_t *, const void *frame, int size);

/* Whether a frame is there; asks for an event when none is. Never waits. */
bool live_readable(struct live *);

/* What pcap_get_selectable_fd() gives; -1 when too many descriptors are open. */
int live_descriptor_open(struct live *);
void live_descriptor_close(int descriptor);
void live_descriptor_changed(void);              /* poll() looks again */

#endif
