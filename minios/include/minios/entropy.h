/* Random bytes for seeds and keys. */
#ifndef MINIOS_ENTROPY_H
#define MINIOS_ENTROPY_H
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/* Fills the buffer from the processor's RDRAND. False when the processor has none or it
 * fails: there is no weaker source behind it. */
bool minios_entropy(void *, size_t size);

#ifdef __cplusplus
}
#endif
#endif
