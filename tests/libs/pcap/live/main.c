/* Live capture: the calls of libpcap that upstream's own test programs leave out. Each line of output is one check; the
 * test feeds frames (tests/calls.toml). */
#include <minios/thread.h>
#include <minios/time.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char message[PCAP_ERRBUF_SIZE];
static pcap_t *in, *out;

static void fail(const char *what, const char *why)
{
    printf("%s: %s\n", what, why);
    exit(1);
}

static void check(const char *what, int as_expected)
{
    printf("%s: %s\n", what, as_expected ? "ok" : "WRONG");
    if (!as_expected)
        exit(1);
}

static void set_filter(pcap_t *handle, const char *expression)
{
    struct bpf_program program;
    if (pcap_compile(handle, &program, expression, 1, PCAP_NETMASK_UNKNOWN) != 0)
        fail(expression, pcap_geterr(handle));
    if (pcap_setfilter(handle, &program) != 0)
        fail(expression, pcap_geterr(handle));
    pcap_freecode(&program);
}

static pcap_t *opened(const char *name, int snapshot, int timeout, int precision)
{
    pcap_t *handle = pcap_create(name, message);
    if (!handle)
        fail(name, message);
    pcap_set_snaplen(handle, snapshot);
    pcap_set_timeout(handle, timeout);
    if (pcap_set_tstamp_precision(handle, precision) != 0)
        fail(name, "no such precision");
    if (pcap_activate(handle) != 0)
        fail(name, pcap_geterr(handle));
    return handle;
}

/* Sends what came in on to the other interface. */
static void forward(u_char *count, const struct pcap_pkthdr *header, const u_char *data)
{
    if (pcap_inject(out, data, header->caplen) != (int)header->caplen)
        fail("pcap_inject", pcap_geterr(out));
    ++*(int *)count;
}

static void names(void)
{
    check("a name that is none", !pcap_open_live("eth0", 100, 1, 10, message));
    puts(message);
    check("an interface too many", !pcap_open_live("net2", 100, 1, 10, message));
    check("a leading zero", !pcap_open_live("net00", 100, 1, 10, message));
    check("any", !pcap_open_live("any", 100, 1, 10, message));
}

static void refusals(void)
{
    char frame[2000] = { 0 };
    check("a second reader", !pcap_open_live("net0", 100, 1, 10, message));
    puts(message);
    check("link types", pcap_datalink(in) == DLT_EN10MB && pcap_set_datalink(in, DLT_RAW) != 0);
    check("frames that go out", pcap_setdirection(in, PCAP_D_OUT) != 0);
    check("frames that come in", pcap_setdirection(in, PCAP_D_IN) == 0);
    check("sending nothing", pcap_inject(in, frame, 0) == PCAP_ERROR);
    check("sending too much", pcap_inject(in, frame, sizeof frame) == PCAP_ERROR);
    puts(pcap_geterr(in));
}

static void breaker(void *unused)
{
    (void)unused;
    minios_sleep(50000000);
    pcap_breakloop(in);
}

/* One frame of 100 bytes comes. */
static void one_by_one(void)
{
    struct pcap_pkthdr *header;
    const u_char *data;
    uint64_t before = minios_monotonic();
    check("no frame before the timeout", pcap_next_ex(in, &header, &data) == 0);
    check("the timeout is over", minios_monotonic() - before >= 200000000);
    puts("send one");
    while (pcap_next_ex(in, &header, &data) == 0)
        ;
    check("the whole frame", header->len == 100 && header->caplen == 100 && data[99] == 0x77);
    uint64_t now = minios_walltime() / 1000000000;
    check("its time", (uint64_t)header->ts.tv_sec <= now && (uint64_t)header->ts.tv_sec + 60 > now
                          && header->ts.tv_usec < 1000000);
    struct pcap_stat stats;
    check("statistics", pcap_stats(in, &stats) == 0 && stats.ps_recv == 3 && stats.ps_drop == 0 && stats.ps_ifdrop == 0);
}

static void ends(void)
{
    int count = 0;
    check("a thread that breaks the loop", minios_thread_create(breaker, NULL, "breaker", 0) != NULL);
    check("a loop that is broken", pcap_loop(in, -1, forward, (u_char *)&count) == PCAP_ERROR_BREAK && count == 0);
    pcap_breakloop(in);
    check("broken before it begins", pcap_dispatch(in, -1, forward, (u_char *)&count) == PCAP_ERROR_BREAK);
    check("without blocking", pcap_setnonblock(in, 1, message) == 0 && pcap_getnonblock(in, message) == 1);
    check("nothing there", pcap_dispatch(in, -1, forward, (u_char *)&count) == 0);
    check("blocking again", pcap_setnonblock(in, 0, message) == 0 && pcap_getnonblock(in, message) == 0);
}

/* A frame of 100 bytes comes, and others behind it, which are not read before the handle is closed. */
static void short_snapshot(void)
{
    pcap_close(in);
    in = opened("net0", 40, 0, PCAP_TSTAMP_PRECISION_NANO);
    check("nanoseconds", pcap_get_tstamp_precision(in) == PCAP_TSTAMP_PRECISION_NANO);
    puts("send three");
    struct pcap_pkthdr *header;
    const u_char *data;
    check("without a timeout", pcap_next_ex(in, &header, &data) == 1);
    check("the beginning of the frame", header->len == 100 && header->caplen == 40);
    minios_sleep(300000000);                     /* the others have come by now */
    pcap_close(in);
}

int main(void)
{
    int count = 0;
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    names();
    in = opened("net0", 65535, 200, PCAP_TSTAMP_PRECISION_MICRO);
    out = opened("net1", 65535, 200, PCAP_TSTAMP_PRECISION_MICRO);
    refusals();
    set_filter(in, "udp port 53");
    puts("ready");
    check("a loop of two", pcap_loop(in, 2, forward, (u_char *)&count) == 0 && count == 2);
    one_by_one();
    ends();
    short_snapshot();
    in = opened("net0", 65535, 0, PCAP_TSTAMP_PRECISION_MICRO);
    puts("forwarding all");
    pcap_loop(in, -1, forward, (u_char *)&count);
    return 1;
}
