/* The clock: never back, in step with the host (which compares the printed times), sleeps that are long enough, and a
 * processor that halts instead of spinning (argv[1] = milliseconds to idle between the marks). */
#include <minios/event.h>
#include <minios/thread.h>
#include <minios/time.h>
#include <stdio.h>
#include <stdlib.h>

#define MS 1000000ull

int main(int argc, char **argv)
{
    uint64_t idle = argc > 1 ? strtoul(argv[1], NULL, 0) : 200, last = minios_monotonic();
    for (int i = 0; i < 100000; i++) {
        uint64_t now = minios_monotonic();
        if (now < last) {
            printf("the clock went back by %lu ns\n", (unsigned long)(last - now));
            return 1;
        }
        last = now;
    }
    printf("wall %lu ms\n", (unsigned long)(minios_walltime() / MS));
    uint64_t start = minios_monotonic(), late = 0;
    for (int i = 0; i < 10; i++) {
        uint64_t until = minios_monotonic() + 2 * MS;
        minios_sleep_until(until);               /* minios_event_wait() may end for an event: xenconsoled's, say */
        uint64_t now = minios_monotonic();
        if (now < until) {
            printf("woke %lu ns early\n", (unsigned long)(until - now));
            return 1;
        }
        if (now - until > late)
            late = now - until;
    }
    printf("mark 1\n");
    start = minios_monotonic();
    minios_sleep(idle * MS);
    printf("mark 2 after %lu us, at most %lu us late\n", (unsigned long)((minios_monotonic() - start) / 1000),
           (unsigned long)(late / 1000));
    return 0;
}
