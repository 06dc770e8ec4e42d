#include "bridge.h"

#include <inttypes.h>
#include <minios/time.h>
#include <stdio.h>

static void report(const struct bridge *bridge)
{
    for (unsigned from = 0; from < 2; ++from) {
        const struct bridge_counts *counts = &bridge->way[from].counts;
        printf("net%u -> net%u: %" PRIu64 " received, %" PRIu64 " passed, %" PRIu64 " dropped\n", from, !from,
               counts->received, counts->passed, counts->dropped);
    }
}

void bridge_serve(struct bridge *bridge, uint64_t every, void (*more)(void))
{
    uint64_t reported = 0;
    for (;;) {
        bridge_run(bridge, minios_monotonic() + every);
        uint64_t received = bridge->way[0].counts.received + bridge->way[1].counts.received;
        if (received != reported) {
            report(bridge);
            if (more)
                more();
        }
        reported = received;
    }
}
