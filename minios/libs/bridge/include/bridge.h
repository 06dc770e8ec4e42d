/* Forwards Ethernet frames between two interfaces, unchanged and in order; a function of the app says which pass.
 *
 * Frames are not copied: the memory that one was received in is the memory that it is sent from. When the one side
 * cannot send as fast as the other receives, receiving waits, so nothing is lost here. The interfaces belong to the
 * bridge for as long as it runs. Use it from one thread. */
#ifndef BRIDGE_H
#define BRIDGE_H
#include <minios/net.h>
#include <stdbool.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

enum { BRIDGE_BATCH = 32 };                      /* frames that are looked at between two interrupts' worth of waiting */

/* Whether a frame (Ethernet header first, no FCS) may pass. from: 0 when it came in on the first interface, 1 on the
 * second. It may be changed in place. */
typedef bool (*bridge_verdict)(void *arg, unsigned from, unsigned char *frame, uint32_t length);

struct bridge_counts {
    uint64_t received, passed, dropped;          /* frames; received = passed + dropped */
};

/* One direction. Nothing in it is for the app but `counts`. */
struct bridge_way {
    struct netif *in, *out;
    struct bridge_counts counts;
    struct netif_tx held[BRIDGE_BATCH];          /* passed, but not taken by the driver yet */
    unsigned first, count;
    unsigned sending;                            /* taken, and not sent yet */
};

struct bridge {
    struct bridge_way way[2];                    /* by where a frame comes from */
    bridge_verdict verdict;
    void *arg;
};

/* Begins. False when this guest lacks one of the interfaces, or they are the same one. */
bool bridge_open(struct bridge *, unsigned first, unsigned second, bridge_verdict, void *arg);

/* Forwards until minios_monotonic() reaches `deadline` (nanoseconds; UINT64_MAX: for ever), waiting while there is
 * nothing to do. */
void bridge_run(struct bridge *, uint64_t deadline);

/* Forwards for good. After each `every` nanoseconds in which frames came: a line for each direction with its counts, on
 * stdout, then more() for what the app has to say; it may be NULL. */
void bridge_serve(struct bridge *, uint64_t every, void (*more)(void)) __attribute__((noreturn));

#ifdef __cplusplus
}
#endif
#endif
