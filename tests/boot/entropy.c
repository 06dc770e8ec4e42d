/* minios_entropy(): every length is filled, exactly, and with something that looks random. Prints "none" without a
 * source, and then the buffer must be zero. */
#include <minios/entropy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GUARD 0xa5
#define SIZE 8192

static unsigned char one[SIZE], two[SIZE];

static void fail(const char *what)
{
    printf("entropy: %s\n", what);
    exit(1);
}

/* The bytes around the wanted ones stay as they were; of 16 tries every wanted byte changes in at least one. */
static void check_length(size_t length)
{
    unsigned char buffer[200], changed[200] = { 0 };
    for (int i = 0; i < 16; i++) {
        memset(buffer, GUARD, sizeof(buffer));
        if (!minios_entropy(buffer + 1, length))
            fail("the source went away");
        for (size_t at = 0; at < sizeof(buffer); at++)
            changed[at] |= buffer[at] != GUARD;
    }
    for (size_t at = 0; at < sizeof(buffer); at++)
        if (changed[at] != (at >= 1 && at < 1 + length))
            fail("a wrong length is filled");
}

/* Each bit position has 4096 ± 45 ones (a binomial standard deviation); six of them are one run in 60 million. */
static void check_bits(const unsigned char *bytes)
{
    for (int bit = 0; bit < 8; bit++) {
        int ones = 0;
        for (int i = 0; i < SIZE; i++)
            ones += bytes[i] >> bit & 1;
        if (abs(ones - SIZE / 2) > 6 * 45)
            fail("a bit is nearly always the same");
    }
}

int main(int argc, char **argv)
{
    memset(one, GUARD, SIZE);
    if (!minios_entropy(one, 100)) {
        for (int i = 0; i < 100; i++)
            if (one[i])
                fail("no source, but the buffer is not zero");
        puts(minios_entropy(two, 1) ? "now there is one" : "none");
        return 0;
    }
    if (argc > 1)                                /* the slow device of a test: a few bytes are enough */
        return puts("some"), 0;
    for (size_t length = 0; length <= 70; length++)
        check_length(length);
    if (!minios_entropy(one, SIZE) || !minios_entropy(two, SIZE))
        fail("the source went away");
    if (memcmp(one, two, 64) == 0 || memcmp(one, one + 64, 64) == 0)
        fail("the same bytes twice");
    check_bits(one);
    check_bits(two);
    puts("random");
    return 0;
}
