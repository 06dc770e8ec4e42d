/* Internet addresses as text. IPv4 in dotted decimal; IPv6 as RFC 4291, section 2.2, reads and RFC 5952 writes it. */
#include <arpa/inet.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

const struct in6_addr in6addr_any = IN6ADDR_ANY_INIT;
const struct in6_addr in6addr_loopback = IN6ADDR_LOOPBACK_INIT;

/* Exactly four decimal numbers of one to three digits, as POSIX wants for inet_pton(). Nothing may follow. */
static bool read_ipv4(const char *text, uint8_t address[4])
{
    for (int i = 0; i < 4; ++i) {
        unsigned value = 0, digits = 0;
        for (; *text >= '0' && *text <= '9'; ++text) {
            value = value * 10 + (unsigned)(*text - '0');
            if (++digits > 3 || value > 255)
                return false;
        }
        if (digits == 0 || (digits > 1 && text[-(int)digits] == '0'))
            return false;
        address[i] = (uint8_t)value;
        if (*text++ != (i < 3 ? '.' : '\0'))
            return false;
    }
    return true;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_ipv6(const char *text, uint8_t address[16])
{
    uint8_t bytes[16] = { 0 };
    int length = 0, gap = -1;                    /* gap: where "::" was */
    if (text[0] == ':' && *++text != ':')
        return false;
    while (*text) {
        if (*text == ':') {                      /* the second colon of "::"; the first was taken below or above */
            if (gap >= 0)
                return false;
            gap = length;
            ++text;
            continue;
        }
        const char *group = text;
        unsigned value = 0;
        int digit, digits = 0;
        for (; (digit = hex_value(*text)) >= 0; ++text) {
            value = value << 4 | (unsigned)digit;
            if (++digits > 4)
                return false;
        }
        if (*text == '.') {                      /* the last 32 bits as IPv4 */
            if (length > 12 || !read_ipv4(group, bytes + length))
                return false;
            length += 4;
            break;
        }
        if (digits == 0 || length > 14)
            return false;
        bytes[length++] = (uint8_t)(value >> 8);
        bytes[length++] = (uint8_t)value;
        if (*text == ':') {
            ++text;
            if (*text == '\0')
                return false;                    /* a single colon at the end */
        } else if (*text)
            return false;
    }
    if (gap < 0 ? length != 16 : length > 14)
        return false;
    memset(address, 0, 16);
    if (gap < 0)
        gap = length;
    memcpy(address, bytes, (size_t)gap);
    memcpy(address + 16 - (length - gap), bytes + gap, (size_t)(length - gap));
    return true;
}

int inet_pton(int family, const char *restrict text, void *restrict address)
{
    uint8_t bytes[16];
    if (family != AF_INET && family != AF_INET6) {
        errno = EAFNOSUPPORT;
        return -1;
    }
    if (family == AF_INET ? !read_ipv4(text, bytes) : !read_ipv6(text, bytes))
        return 0;
    memcpy(address, bytes, family == AF_INET ? 4 : 16);
    return 1;
}

static char *write_ipv4(char *out, const uint8_t *bytes)
{
    return out + sprintf(out, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
}

static char *write_ipv6(char *out, const uint8_t *bytes)
{
    unsigned groups[8];
    int best = -1, best_length = 1;              /* RFC 5952, section 4.2.2: a single zero group is not shortened */
    for (int i = 0; i < 8; ++i)
        groups[i] = (unsigned)bytes[2 * i] << 8 | bytes[2 * i + 1];
    for (int i = 0; i < 8; ++i) {
        int end = i;
        while (end < 8 && groups[end] == 0)
            ++end;
        if (end - i > best_length) {             /* the first of equals (section 4.2.3) */
            best = i;
            best_length = end - i;
        }
        if (end > i)
            i = end - 1;
    }
    bool mapped = best == 0 && ((best_length == 5 && groups[5] == 0xffff) || (best_length == 6 && groups[6] != 0));
    for (int i = 0; i < 8; ++i) {
        if (i == best) {
            *out++ = ':';
            i += best_length - 1;
            if (i == 7)
                *out++ = ':';
            continue;
        }
        if (i > 0)
            *out++ = ':';
        if (mapped && i == 6)
            return write_ipv4(out, bytes + 12);
        out += sprintf(out, "%x", groups[i]);
    }
    *out = '\0';
    return out;
}

const char *inet_ntop(int family, const void *restrict address, char *restrict text, socklen_t size)
{
    char out[INET6_ADDRSTRLEN + 8];
    if (family != AF_INET && family != AF_INET6) {
        errno = EAFNOSUPPORT;
        return NULL;
    }
    char *end = family == AF_INET ? write_ipv4(out, address) : write_ipv6(out, address);
    if ((size_t)(end - out) >= size) {
        errno = ENOSPC;
        return NULL;
    }
    return memcpy(text, out, (size_t)(end - out) + 1);
}

/* One to four numbers, decimal, 0octal or 0xhex; the last fills the bytes that are left (as 4.2BSD had it). */
int inet_aton(const char *text, struct in_addr *address)
{
    uint32_t parts[4];
    int count = 0;
    for (;;) {
        unsigned base = 10;
        uint64_t value = 0;
        bool any = false;
        if (*text == '0') {
            any = true;
            ++text;
            base = 8;
            if ((*text | 0x20) == 'x') {
                ++text;
                base = 16;
                any = false;
            }
        }
        for (int digit; (digit = hex_value(*text)) >= 0 && (unsigned)digit < base; ++text) {
            value = value * base + (unsigned)digit;
            if (value > UINT32_MAX)
                return 0;
            any = true;
        }
        if (!any)
            return 0;
        parts[count++] = (uint32_t)value;
        if (*text != '.')
            break;
        if (count == 4 || value > 255)
            return 0;
        ++text;
    }
    if (*text && !strchr(" \t\n\v\f\r", *text))   /* what follows after a blank does not matter */
        return 0;
    unsigned bits = 32 - 8 * (unsigned)(count - 1);
    if (bits < 32 && parts[count - 1] >> bits)
        return 0;
    uint32_t result = parts[count - 1];
    for (int i = 0; i < count - 1; ++i)
        result |= parts[i] << (24 - 8 * i);
    if (address)
        address->s_addr = htonl(result);
    return 1;
}

in_addr_t inet_addr(const char *text)
{
    struct in_addr address;
    return inet_aton(text, &address) ? address.s_addr : INADDR_NONE;
}

char *inet_ntoa(struct in_addr address)
{
    static char text[INET_ADDRSTRLEN];
    write_ipv4(text, (const uint8_t *)&address.s_addr);
    return text;
}
