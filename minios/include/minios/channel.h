/* A second byte stream to the host, for control: the second serial port (COM2). Reliable and in order while the host
 * reads it; there are no message borders and no sign of the host's coming and going. */
#ifndef MINIOS_CHANNEL_H
#define MINIOS_CHANNEL_H
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

bool minios_channel_present(void);

/* Both never block and return how many bytes were taken or stored: 0 when there is nothing, or no room. */
size_t minios_channel_read(void *, size_t size);
size_t minios_channel_write(const void *, size_t size);

/* Callback (thread context, see event.h) when input has arrived or room to write has come back. NULL: none. */
void minios_channel_set_event(void (*ready)(void *), void *arg);

#ifdef __cplusplus
}
#endif
#endif
