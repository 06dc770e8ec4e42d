/* Forwards Ethernet frames between interfaces 0 and 1, except those whose TCP or UDP payload matches a regular
 * expression. Each frame is looked at by itself: a text that a sender spreads over two segments is not found.
 *
 * The expressions are the recipe's parameter `patterns`; a command line has others instead: one in each argument, or
 * -f FILE for a file with one in each line. */
#include "bridge.h"
#include "patterns.h"
#include "payload.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const built_in[] = { PATTERNS NULL };
static const uint64_t second = 1000000000;       /* in nanoseconds */

static bool passes(void *unused, unsigned from, unsigned char *frame, uint32_t length)
{
    (void)unused, (void)from;
    struct payload payload = find_payload(frame, length);
    return !payload.data || patterns_find(payload.data, payload.length) < 0;
}

static bool prepare(int argc, char **argv)
{
    if (argc < 2) {
        for (unsigned i = 0; built_in[i]; ++i)
            if (!patterns_add(built_in[i]))
                return false;
        return true;
    }
    for (int i = 1; i < argc; ++i) {
        bool file = strcmp(argv[i], "-f") == 0;
        if (file && i + 1 == argc) {
            puts("regex-filter: -f needs the name of a file");
            return false;
        }
        if (file ? !patterns_read(argv[++i]) : !patterns_add(argv[i]))
            return false;
    }
    return true;
}

static void report(void)
{
    for (unsigned i = 0; i < patterns_count(); ++i) {
        const struct pattern_counts *counts = patterns_counts(i);
        if (counts->matched)
            printf("  \"%s\": %" PRIu64 " dropped, %" PRIu64 " of them given up\n", counts->text, counts->matched,
                   counts->given_up);
    }
}

int main(int argc, char **argv)
{
    static struct bridge bridge;
    if (!prepare(argc, argv))
        return 1;
    if (!bridge_open(&bridge, 0, 1, passes, NULL)) {
        puts("regex-filter: it needs two network interfaces");
        return 1;
    }
    printf("regex-filter: %u patterns, forwarding\n", patterns_count());
    bridge_serve(&bridge, REPORT * second, report);
}
