/* Numbers that strangers should not guess: ports, query identifiers, first sequence numbers. They come from SipHash-2-4
 * (Aumasson and Bernstein, 2012) with a key from the machine's entropy; without a source of entropy the key is the time, which is
 * enough against accidents, not against attackers, and the console says so. */
#include <arch/hooks.h>
#include <lwip/arch.h>
#include <minios/console.h>
#include <minios/entropy.h>
#include <minios/time.h>
#include <stdbool.h>
#include <string.h>

static uint64_t rotate(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

static void rounds(uint64_t v[4], int count)
{
    while (count-- > 0) {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = rotate(v[1], 13) ^ v[0];
        v[3] = rotate(v[3], 16) ^ v[2];
        v[0] = rotate(v[0], 32);
        v[2] += v[1];
        v[0] += v[3];
        v[1] = rotate(v[1], 17) ^ v[2];
        v[3] = rotate(v[3], 21) ^ v[0];
        v[2] = rotate(v[2], 32);
    }
}

/* Of whole 64-bit words. */
static uint64_t siphash(const uint64_t key[2], const uint64_t *words, unsigned count)
{
    uint64_t v[4] = { key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d, key[0] ^ 0x6c7967656e657261,
                      key[1] ^ 0x7465646279746573 };
    for (unsigned i = 0; i <= count; ++i) {
        uint64_t word = i < count ? words[i] : (uint64_t)(count * 8) << 56;
        v[3] ^= word;
        rounds(v, 2);
        v[0] ^= word;
    }
    v[2] ^= 0xff;
    rounds(v, 4);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static const uint64_t *secret(void)
{
    static uint64_t key[2];
    static bool known;
    if (!known && !minios_entropy(key, sizeof key)) {
        static const char warning[] = "lwip: no source of random numbers: sequence numbers can be guessed\n";
        minios_console_write(warning, sizeof warning - 1);
        key[0] = minios_walltime();
        key[1] = minios_monotonic();
    }
    known = true;
    return key;
}

uint32_t port_random(void)
{
    static uint64_t counter;
    ++counter;
    return (uint32_t)siphash(secret(), &counter, 1);
}

/* RFC 6528: a clock plus a keyed hash of the connection's ends. The clock's tick is 64 ns (the RFC's 4 microseconds are for networks
 * of 2 MB/s): the numbers of a connection that is opened again lie beyond those of the one before (port/reopen.c). */
u32_t port_first_sequence(const ip_addr_t *local, u16_t local_port, const ip_addr_t *remote, u16_t remote_port)
{
    uint64_t words[5] = { 0 };
    memcpy(words, local, IP_IS_V6(local) ? 16 : 4);
    memcpy(words + 2, remote, IP_IS_V6(remote) ? 16 : 4);
    words[4] = (uint64_t)local_port << 16 | remote_port | 1ull << 32;   /* differs from port_random()'s in length too */
    return (u32_t)(siphash(secret(), words, 5) + minios_monotonic() / 64);
}
