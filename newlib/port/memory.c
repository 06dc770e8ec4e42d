/* memcpy, memmove, memset and memcmp, in general registers only: an interrupt or crash handler may call them, and SSE
 * registers are not its to change. newlib's own are slower by 3 to 10 times for packets (its memmove and memcmp go
 * byte by byte when addresses are not aligned, its memcpy writes past the cache from 256 bytes on).
 *
 * Short lengths are two loads and two stores that may overlap; long ones are 32 bytes at a time. */
#pragma GCC optimize("no-tree-loop-distribute-patterns") /* else the loops below become calls of these functions */
#pragma GCC target("general-regs-only")

#include <stddef.h>
#include <stdint.h>

/* Loads and stores of any object at any address. x86 has no alignment to keep. */
typedef uint64_t word __attribute__((may_alias, aligned(1)));
typedef uint32_t half __attribute__((may_alias, aligned(1)));
typedef uint16_t quarter __attribute__((may_alias, aligned(1)));

void *memmove(void *to, const void *from, size_t size);
void *memcpy(void *restrict to, const void *restrict from, size_t size) __attribute__((alias("memmove")));
void *memset(void *to, int value, size_t size);
int memcmp(const void *left, const void *right, size_t size);

/* Of at least one and at most two of the type; all is loaded before anything is stored. */
#define COPY_ENDS(type)                                                               \
    do {                                                                              \
        type first = *(const type *)s, last = *(const type *)(s + size - sizeof(type)); \
        *(type *)d = first;                                                           \
        *(type *)(d + size - sizeof(type)) = last;                                    \
    } while (0)

/* Every byte is loaded before a store can reach it: up to 16 bytes are loaded at once, and beyond that the loops run
 * away from the overlap and the end that they would miss is loaded before they begin. */
void *memmove(void *to, const void *from, size_t size)
{
    char *d = to;
    const char *s = from;
    if (size <= 16) {
        if (size >= 8)
            COPY_ENDS(word);
        else if (size >= 4)
            COPY_ENDS(half);
        else if (size >= 2)
            COPY_ENDS(quarter);
        else if (size == 1)
            *d = *s;
        return to;
    }
    if ((size_t)(d - s) >= size) {               /* not inside the source: forwards (also for d < s, which wraps around) */
        char *end = d + size;
        word last[2] = { *(const word *)(s + size - 16), *(const word *)(s + size - 8) };
        for (; size > 32; size -= 32, s += 32, d += 32) {
            word a = *(const word *)s, b = *(const word *)(s + 8);
            word c = *(const word *)(s + 16), e = *(const word *)(s + 24);
            *(word *)d = a;
            *(word *)(d + 8) = b;
            *(word *)(d + 16) = c;
            *(word *)(d + 24) = e;
        }
        if (size > 16) {
            word a = *(const word *)s, b = *(const word *)(s + 8);
            *(word *)d = a;
            *(word *)(d + 8) = b;
        }
        *(word *)(end - 16) = last[0];
        *(word *)(end - 8) = last[1];
    } else {
        word first[2] = { *(const word *)s, *(const word *)(s + 8) };
        for (; size > 32; size -= 32) {
            const char *p = s + size;
            char *q = d + size;
            word a = *(const word *)(p - 8), b = *(const word *)(p - 16);
            word c = *(const word *)(p - 24), e = *(const word *)(p - 32);
            *(word *)(q - 8) = a;
            *(word *)(q - 16) = b;
            *(word *)(q - 24) = c;
            *(word *)(q - 32) = e;
        }
        if (size > 16) {
            word a = *(const word *)(s + size - 8), b = *(const word *)(s + size - 16);
            *(word *)(d + size - 8) = a;
            *(word *)(d + size - 16) = b;
        }
        *(word *)d = first[0];
        *(word *)(d + 8) = first[1];
    }
    return to;
}

void *memset(void *to, int value, size_t size)
{
    char *d = to, *end = d + size;
    word pattern = (uint8_t)value * 0x0101010101010101u;
    if (size < 8) {
        if (size >= 4) {
            *(half *)d = (uint32_t)pattern;
            *(half *)(end - 4) = (uint32_t)pattern;
        } else
            while (d < end)
                *d++ = (char)value;
        return to;
    }
    for (; end - d > 32; d += 32) {
        *(word *)d = pattern;
        *(word *)(d + 8) = pattern;
        *(word *)(d + 16) = pattern;
        *(word *)(d + 24) = pattern;
    }
    for (; end - d > 8; d += 8)
        *(word *)d = pattern;
    *(word *)(end - 8) = pattern;
    return to;
}

/* The order of two words as bytes in memory is that of the numbers they are when read big-endian. */
static int order(word left, word right)
{
    left = __builtin_bswap64(left);
    right = __builtin_bswap64(right);
    return left < right ? -1 : left > right;
}

int memcmp(const void *left, const void *right, size_t size)
{
    const unsigned char *l = left, *r = right;
    if (size < 8) {
        for (; size > 0; size--, l++, r++)
            if (*l != *r)
                return *l - *r;
        return 0;
    }
    for (; size > 8; size -= 8, l += 8, r += 8)
        if (*(const word *)l != *(const word *)r)
            return order(*(const word *)l, *(const word *)r);
    l += size - 8;                               /* the last 8 bytes; some of them are known to be equal */
    r += size - 8;
    return order(*(const word *)l, *(const word *)r);
}
