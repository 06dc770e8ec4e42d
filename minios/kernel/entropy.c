/* RDRAND (Intel SDM volume 1, 7.3.17). */
#include <stdint.h>
#include <string.h>
#include <minios/entropy.h>
#include "../arch/x86_64/cpu.h"

#define CPUID1_ECX_RDRAND (1u << 30)
#define TRIES 32                                 /* Intel promises success within ten */

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

bool minios_entropy(void *to, size_t size)
{
    uint64_t word;
    if (!(cpuid(1, 0).ecx & CPUID1_ECX_RDRAND) || !random_word(&word))
        return false;
    for (size_t at = 0; at < size; at += sizeof(word)) {
        if (!random_word(&word))
            return false;
        memcpy((char *)to + at, &word, size - at < sizeof(word) ? size - at : sizeof(word));
    }
    return true;
}
