/* Forwards Ethernet frames between interfaces 0 and 1: those that match a pcap-filter(7) expression, one for each
 * direction. libpcap compiles the expressions when the image starts, and its bpf_filter() runs them over each frame
 * where it was received.
 *
 * A command line replaces the recipe's: EXPRESSION for both directions, or EXPRESSION EXPRESSION. -d as the first
 * argument prints the compiled code, as `tcpdump -d` does, and ends. */
#include "bridge.h"

#include <pcap/pcap.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 65535 };                        /* bytes of a frame that a filter may look at */

static const uint64_t second = 1000000000;       /* in nanoseconds */
static struct bpf_program program[2];

static bool passes(void *unused, unsigned from, unsigned char *frame, uint32_t length)
{
    (void)unused;
    return bpf_filter(program[from].bf_insns, frame, length, length) != 0;
}

static bool compile(unsigned from, const char *expression)
{
    pcap_t *ethernet = pcap_open_dead(DLT_EN10MB, LONGEST);
    if (!ethernet) {
        puts("bpf-filter: out of memory");
        return false;
    }
    bool good = pcap_compile(ethernet, &program[from], expression, 1, PCAP_NETMASK_UNKNOWN) == 0;
    if (!good)
        printf("bpf-filter: \"%s\": %s\n", expression, pcap_geterr(ethernet));
    pcap_close(ethernet);
    return good;
}

int main(int argc, char **argv)
{
    static struct bridge bridge;
    bool dump = argc > 1 && strcmp(argv[1], "-d") == 0;
    int first = dump ? 2 : 1;
    if (argc - first > 2) {
        puts("usage: bpf-filter [-d] [EXPRESSION [EXPRESSION]]");
        return 1;
    }
    const char *forward = argc > first ? argv[first] : FORWARD;
    const char *back = argc > first + 1 ? argv[first + 1] : argc > first ? forward : BACK;
    if (!compile(0, forward) || !compile(1, back))
        return 1;
    if (dump) {
        for (unsigned from = 0; from < 2; ++from) {
            printf("net%u -> net%u:\n", from, !from);
            bpf_dump(&program[from], 1);
        }
        return 0;
    }
    if (!bridge_open(&bridge, 0, 1, passes, NULL)) {
        puts("bpf-filter: it needs two network interfaces");
        return 1;
    }
    printf("bpf-filter: %u and %u instructions, forwarding\n", program[0].bf_len, program[1].bf_len);
    bridge_serve(&bridge, REPORT * second, NULL);
}
