/* Random bytes for seeds and keys. */
#ifndef MINIOS_ENTROPY_H
#define MINIOS_ENTROPY_H
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/* Fills the buffer with random bytes, from the first of these that has them: the processor's RDRAND instruction; the
 * first virtio-rng device, for which it may wait up to ten seconds. It switches no threads. Without a source it returns
 * false, the buffer is zero, and the console says so once: there is nothing weaker behind them. */
bool minios_entropy(void *, size_t size);

#ifdef __cplusplus
}
#endif
#endif
