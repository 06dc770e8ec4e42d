/* Echoes the channel (COM2) and the console: a line on either comes back on it, "quit" ends. */
#include <minios/channel.h>
#include <minios/console.h>
#include <minios/event.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static void nothing(void *arg) { (void)arg; }    /* that it ran is what ends the wait */

static char tail[5];

static bool quit_seen(const char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        memmove(tail, tail + 1, 3);
        tail[3] = data[i];
        if (!memcmp(tail, "quit", 4))
            return true;
    }
    return false;
}

int main(void)
{
    char data[1500];
    bool quit = false;
    printf("channel %d\n", minios_channel_present());
    minios_console_set_event(nothing, NULL);
    minios_channel_set_event(nothing, NULL);
    while (!quit) {
        size_t n = minios_channel_read(data, sizeof(data));
        quit = quit_seen(data, n);
        for (size_t at = 0; at < n;) {
            size_t written = minios_channel_write(data + at, n - at);
            at += written;
            if (!written)
                minios_event_wait(MINIOS_NO_DEADLINE);
        }
        size_t m = minios_console_read(data, sizeof(data));
        quit |= quit_seen(data, m);
        minios_console_write(data, m);
        if (!n && !m)
            minios_event_wait(MINIOS_NO_DEADLINE);
    }
    return 0;
}
