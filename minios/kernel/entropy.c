/* Random bytes: from RDRAND (Intel SDM volume 1, 7.3.17), else from a device. */
#include <stdint.h>
#include <string.h>
#include <minios/entropy.h>
#include "../arch/x86_64/cpu.h"
#include "entropy.h"
#include "print.h"

#define CPUID1_ECX_RDRAND (1u << 30)
#define TRIES 32                                 /* Intel promises success within ten */

static bool (*device)(void *, size_t);

void entropy_register(bool (*fill)(void *, size_t))
{
    if (!device)
        device = fill;
}

static bool random_word(uint64_t *word)
{
    for (int i = 0; i < TRIES; i++) {
        uint8_t ok;
        __asm__ volatile("rdrand %0; setc %1" : "=r"(*word), "=qm"(ok));
        if (ok)
            return true;
    }
    return false;
}

static bool from_processor(void *to, size_t size)
{
    uint64_t word, before;
    if (!(cpuid(1, 0).ecx & CPUID1_ECX_RDRAND) || !random_word(&before))
        return false;
    for (size_t at = 0; at < size; at += sizeof(word)) {
        /* Some processors answer the same word for ever after a suspend, and call it a success. */
        if (!random_word(&word) || word == before)
            return false;
        memcpy((char *)to + at, &word, size - at < sizeof(word) ? size - at : sizeof(word));
        before = word;
    }
    return true;
}

bool minios_entropy(void *to, size_t size)
{
    static bool told;
    if (from_processor(to, size) || (device && device(to, size)))
        return true;
    memset(to, 0, size);                         /* what a source left behind must not be taken for random */
    if (!told)
        kprintf("minios: no random numbers: %s\n", device ? "the virtio-rng device does not answer"
                                                           : "the processor has no RDRAND and there is no virtio-rng device");
    told = true;
    return false;
}
