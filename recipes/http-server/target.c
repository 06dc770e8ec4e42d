#include "target.h"

#include <string.h>
#include <strings.h>

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One byte of the path; -1: malformed. NUL and control characters are in no name of a file here. */
static int next_byte(const char **at, const char *end)
{
    unsigned char c = (unsigned char)*(*at)++;
    if (c == '%') {
        if (end - *at < 2 || hex((*at)[0]) < 0 || hex((*at)[1]) < 0)
            return -1;
        c = (unsigned char)(hex((*at)[0]) << 4 | hex((*at)[1]));
        *at += 2;
    }
    return c < 0x20 || c == 0x7f ? -1 : c;
}

bool target_path(const char *target, size_t size, char *path, bool *slash)
{
    const char *at = target, *end = target + size;
    if (size > 7 && strncasecmp(target, "http://", 7) == 0) {
        at = memchr(target + 7, '/', size - 7);
        if (!at) {
            strcpy(path, "/");
            return *slash = true;
        }
    }
    if (at == end || *at != '/')
        return false;
    char *out = path, *segment = path;
    while (at < end && *at != '?' && *at != '#') {
        int c = next_byte(&at, end);
        if (c < 0)
            return false;
        if (c == '/') {                          /* a new segment, unless the last one is empty or "." */
            size_t length = (size_t)(out - segment);
            if (out > path && length == 0)
                continue;
            if (length == 1 && *segment == '.') {
                out = segment;
                continue;
            }
            if (length == 2 && memcmp(segment, "..", 2) == 0)
                return false;
            *out++ = '/';
            segment = out;
        } else
            *out++ = (char)c;
    }
    size_t length = (size_t)(out - segment);
    if (length == 2 && memcmp(segment, "..", 2) == 0)
        return false;
    if (length == 1 && *segment == '.')
        out = segment;
    *slash = out == segment;
    if (out - path > 1 && *slash)
        --out;
    *out = '\0';
    return true;
}
