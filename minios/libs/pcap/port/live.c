/* A handle on an interface: activation, reading, statistics, closing. */
#include "live.h"

#include <errno.h>
#include <minios/event.h>
#include <minios/time.h>
#include <net/if.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* lwip's, when the image has it: it knows the interfaces that are its own. */
extern __typeof__(if_nametoindex) if_nametoindex __attribute__((weak));

static struct live *open_handles;

static void arrived(void *unused)
{
    (void)unused;                                /* that it ran is what ends minios_event_wait() */
    live_descriptor_changed();
}

static void let_go(struct live *live)
{
    if (live->held)
        netbuf_release(live->held);
    live->held = NULL;
}

/* Makes sure that batch[next] is a frame. */
static bool fill(struct live *live)
{
    if (live->next < live->count)
        return true;
    live->next = 0;
    live->count = netif_recv(live->netif, live->batch, LIVE_BATCH);
    return live->count > 0;
}

bool live_readable(struct live *live)
{
    if (fill(live))
        return true;
    netif_notify(live->netif, true, false);
    return fill(live);                           /* it may have come just before we asked */
}

/* Waits for a frame, for the handle's timeout (0: for ever) or a pcap_breakloop(). */
static bool wait_for_frame(pcap_t *handle)
{
    struct live *live = handle->priv;
    uint64_t deadline = MINIOS_NO_DEADLINE;
    if (handle->opt.timeout > 0)
        deadline = minios_monotonic() + (uint64_t)handle->opt.timeout * 1000000;
    while (!live_readable(live)) {
        if (handle->break_loop || minios_monotonic() >= deadline)
            return false;
        minios_event_wait(deadline);
    }
    return true;
}

/* Gives one frame to the callback if it passes the filter; says whether it did. */
static bool deliver(pcap_t *handle, const struct netbuf *frame, pcap_handler callback, u_char *user)
{
    struct live *live = handle->priv;
    const u_char *data = frame->head + frame->offset;
    struct pcap_pkthdr header = { .len = frame->length, .caplen = frame->length };
    if (header.caplen > (bpf_u_int32)handle->snapshot)
        header.caplen = (bpf_u_int32)handle->snapshot;
    live->held = frame->head;
    /* Without a filter pcap_filter() takes everything. */
    if (pcap_filter(handle->fcode.bf_insns, data, header.len, header.len) == 0)
        return false;
    header.ts.tv_sec = (time_t)(frame->when / 1000000000);
    header.ts.tv_usec = (suseconds_t)(frame->when % 1000000000);
    if (handle->opt.tstamp_precision == PCAP_TSTAMP_PRECISION_MICRO)
        header.ts.tv_usec /= 1000;
    ++live->received;
    callback(user, &header, data);
    return true;
}

/* Up to `count` frames (0 or less: what one look at the ring brings). The number delivered, 0 when the timeout passed or
 * everything was filtered out, or PCAP_ERROR_BREAK. The last frame is kept until the next call. */
static int live_read(pcap_t *handle, int count, pcap_handler callback, u_char *user)
{
    struct live *live = handle->priv;
    int delivered = 0;
    let_go(live);
    if (!handle->break_loop && !fill(live)) {
        if (live->nonblock ? !live_readable(live) : !wait_for_frame(handle))
            if (!handle->break_loop)
                return 0;
    }
    while (!handle->break_loop && live->next < live->count) {
        let_go(live);
        if (deliver(handle, &live->batch[live->next++], callback, user))
            ++delivered;
        if (!PACKET_COUNT_IS_UNLIMITED(count) && delivered == count)
            return delivered;
    }
    if (handle->break_loop && delivered == 0) {
        handle->break_loop = 0;
        return PCAP_ERROR_BREAK;
    }
    return delivered;
}

static void live_breakloop(pcap_t *handle)
{
    pcap_breakloop_common(handle);
    minios_event_wake();
}

static int live_stats(pcap_t *handle, struct pcap_stat *stats)
{
    const struct live *live = handle->priv;
    stats->ps_recv = live->received;
    stats->ps_drop = 0;                          /* nothing is buffered but the ring itself, whose losses the host counts */
    stats->ps_ifdrop = (u_int)(netif_stats(live->netif)->rx_bad - live->bad_before);
    return 0;
}

static int live_getnonblock(pcap_t *handle)
{
    return ((struct live *)handle->priv)->nonblock;
}

static int live_setnonblock(pcap_t *handle, int nonblock)
{
    ((struct live *)handle->priv)->nonblock = nonblock != 0;
    return 0;
}

/* Only frames that come in are seen: what this image sends it knows. */
static int live_setdirection(pcap_t *handle, pcap_direction_t direction)
{
    if (direction == PCAP_D_OUT) {
        snprintf(handle->errbuf, sizeof handle->errbuf, "%s: frames that go out are not captured", handle->opt.device);
        return PCAP_ERROR;
    }
    handle->direction = direction;
    return 0;
}

static void live_cleanup(pcap_t *handle)
{
    struct live *live = handle->priv;
    for (struct live **link = &open_handles; *link; link = &(*link)->next_open)
        if (*link == live) {
            *link = live->next_open;
            netif_notify(live->netif, false, false);
            netif_set_events(live->netif, NULL, NULL, NULL);
            let_go(live);
            while (live->next < live->count)
                netbuf_release(live->batch[live->next++].head);
            live_descriptor_close(live->descriptor);
            break;
        }
    handle->fd = handle->selectable_fd = -1;     /* pcap_cleanup_live_common() would close it again */
    pcap_cleanup_live_common(handle);
}

static int live_activate(pcap_t *handle)
{
    struct live *live = handle->priv;
    int index = live_index(handle->opt.device);
    if (index < 0) {
        snprintf(handle->errbuf, sizeof handle->errbuf, "there is no interface %s: this guest has %u, called net0, net1, …",
                 handle->opt.device, minios_netif_count());
        return PCAP_ERROR_NO_SUCH_DEVICE;
    }
    live->netif = minios_netif((unsigned)index);
    for (const struct live *each = open_handles; each; each = each->next_open)
        if (each->netif == live->netif) {
            snprintf(handle->errbuf, sizeof handle->errbuf, "%s is open already, and an interface has one reader",
                     handle->opt.device);
            return PCAP_ERROR;
        }
    if (if_nametoindex && if_nametoindex(handle->opt.device) != 0) {
        snprintf(handle->errbuf, sizeof handle->errbuf, "%s is lwip's: the word %s=off on the command line leaves it alone",
                 handle->opt.device, handle->opt.device);
        return PCAP_ERROR;
    }
    if (handle->opt.rfmon)
        return PCAP_ERROR_RFMON_NOTSUP;
    if (handle->snapshot <= 0 || handle->snapshot > MAXIMUM_SNAPLEN)
        handle->snapshot = MAXIMUM_SNAPLEN;
    handle->linktype = DLT_EN10MB;
    handle->read_op = live_read;
    handle->inject_op = live_inject;
    handle->setfilter_op = install_bpf_program;
    handle->setdirection_op = live_setdirection;
    handle->getnonblock_op = live_getnonblock;
    handle->setnonblock_op = live_setnonblock;
    handle->stats_op = live_stats;
    handle->breakloop_op = live_breakloop;
    handle->cleanup_op = live_cleanup;
    live->handle = handle;
    live->bad_before = netif_stats(live->netif)->rx_bad;
    live->next_open = open_handles;
    open_handles = live;
    netif_set_events(live->netif, arrived, arrived, NULL);
    live->descriptor = handle->fd = handle->selectable_fd = live_descriptor_open(live);
    return 0;
}

pcap_t *pcap_create_interface(const char *device, char *errbuf)
{
    static const u_int precisions[] = { PCAP_TSTAMP_PRECISION_MICRO, PCAP_TSTAMP_PRECISION_NANO };
    (void)device;                                /* whether there is such an interface is told by pcap_activate() */
    pcap_t *handle = PCAP_CREATE_COMMON(errbuf, struct live);
    if (!handle)
        return NULL;
    handle->activate_op = live_activate;
    handle->tstamp_precision_list = malloc(sizeof precisions);
    if (!handle->tstamp_precision_list) {
        pcap_fmt_errmsg_for_errno(errbuf, PCAP_ERRBUF_SIZE, errno, "malloc");
        pcap_close(handle);
        return NULL;
    }
    memcpy(handle->tstamp_precision_list, precisions, sizeof precisions);
    handle->tstamp_precision_count = (int)(sizeof precisions / sizeof precisions[0]);
    return handle;
}
