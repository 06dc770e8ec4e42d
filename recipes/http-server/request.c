#include "request.h"

#include "target.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>
#include <strings.h>

struct text {
    const char *at;
    size_t size;
};

static bool equals(struct text text, const char *word)
{
    return text.size == strlen(word) && strncasecmp(text.at, word, text.size) == 0;
}

size_t request_length(const char *data, size_t size)
{
    const char *at = data, *end = data + size;
    while ((at = memchr(at, '\n', (size_t)(end - at)))) {
        ++at;                                    /* a lone LF ends a line too (RFC 9112, 2.2) */
        if (at < end && *at == '\n')
            return (size_t)(at + 1 - data);
        if (end - at >= 2 && at[0] == '\r' && at[1] == '\n')
            return (size_t)(at + 2 - data);
    }
    return 0;
}

int request_too_long(const char *data, size_t size)
{
    if (size >= REQUEST_LINE_MAX && !memchr(data, '\n', REQUEST_LINE_MAX))
        return 414;
    return size >= REQUEST_HEAD_MAX ? 431 : 0;
}

/* The next line without its end; false at the empty one. */
static bool next_line(struct text *rest, struct text *line)
{
    const char *end = memchr(rest->at, '\n', rest->size);
    if (!end)
        return false;
    *line = (struct text){ rest->at, (size_t)(end - rest->at) };
    rest->size -= line->size + 1;
    rest->at = end + 1;
    if (line->size && line->at[line->size - 1] == '\r')
        --line->size;
    return line->size > 0;
}

static bool next_word(struct text *line, char until, struct text *word)
{
    const char *end = memchr(line->at, until, line->size);
    if (!end)
        return false;
    *word = (struct text){ line->at, (size_t)(end - line->at) };
    line->size -= word->size + 1;
    line->at = end + 1;
    return word->size > 0;
}

static int read_method(struct text method, bool *head)
{
    static const char *const others[] = { "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT" };
    *head = method.size == 4 && memcmp(method.at, "HEAD", 4) == 0;
    if (*head || (method.size == 3 && memcmp(method.at, "GET", 3) == 0))
        return 200;
    for (size_t i = 0; i < sizeof others / sizeof *others; ++i)
        if (method.size == strlen(others[i]) && memcmp(method.at, others[i], method.size) == 0)
            return 405;
    for (size_t i = 0; i < method.size; ++i)
        if (!isalnum((unsigned char)method.at[i]) && !strchr("!#$%&'*+-.^_`|~", method.at[i]))
            return 400;
    return 501;
}

/* HTTP/1.0 or HTTP/1.1; 0: neither, and 505 or 400. */
static int read_version(struct text version, int *status)
{
    if (version.size == 8 && memcmp(version.at, "HTTP/1.1", 8) == 0)
        return 11;
    if (version.size == 8 && memcmp(version.at, "HTTP/1.0", 8) == 0)
        return 10;
    bool form = version.size == 8 && memcmp(version.at, "HTTP/", 5) == 0 && isdigit((unsigned char)version.at[5]) &&
                version.at[6] == '.' && isdigit((unsigned char)version.at[7]);
    *status = form ? 505 : 400;
    return 0;
}

static struct text trimmed(struct text text)
{
    while (text.size && (*text.at == ' ' || *text.at == '\t'))
        ++text.at, --text.size;
    while (text.size && (text.at[text.size - 1] == ' ' || text.at[text.size - 1] == '\t'))
        --text.size;
    return text;
}

/* A number up to LONG_MAX; -1: none. */
static long number(struct text *text)
{
    long value = 0;
    size_t digits = 0;
    for (; digits < text->size && isdigit((unsigned char)text->at[digits]); ++digits) {
        if (value > (LONG_MAX - 9) / 10)
            return -1;
        value = value * 10 + (text->at[digits] - '0');
    }
    text->at += digits;
    text->size -= digits;
    return digits ? value : -1;
}

/* One range of bytes (RFC 9110, 14.1.2); of what else stands there nothing is taken: the whole file is a right answer too. */
static void read_range(struct text value, struct request *request)
{
    request->ranged = false;                     /* of several fields the last one counts */
    if (value.size < 7 || strncasecmp(value.at, "bytes=", 6) != 0)
        return;
    value.at += 6;
    value.size -= 6;
    request->first = number(&value);
    if (!value.size || *value.at != '-')
        return;
    ++value.at;
    --value.size;
    request->last = number(&value);
    if (value.size || (request->first < 0 && request->last < 0))
        return;
    if (request->first >= 0 && request->last >= 0 && request->last < request->first)
        return;
    request->ranged = true;
}

static void read_connection(struct text value, bool *close, bool *keep)
{
    while (value.size) {
        struct text word = value;
        if (!next_word(&value, ',', &word))
            value.size = 0;
        word = trimmed(word);
        *close |= equals(word, "close");
        *keep |= equals(word, "keep-alive");
    }
}

static int read_fields(struct text rest, int version, struct request *request)
{
    unsigned hosts = 0;
    bool close = false, keep = false;
    struct text line, name;
    while (next_line(&rest, &line)) {
        if (*line.at == ' ' || *line.at == '\t' || !next_word(&line, ':', &name))
            return 400;                          /* folded lines are refused (RFC 9112, 5.2) */
        for (size_t i = 0; i < name.size; ++i)
            if (!isalnum((unsigned char)name.at[i]) && !strchr("!#$%&'*+-.^_`|~", name.at[i]))
                return 400;                      /* a blank before the colon among them (5.1) */
        struct text value = trimmed(line);
        if (memchr(value.at, '\0', value.size) || memchr(value.at, '\r', value.size))
            return 400;
        if (equals(name, "host"))
            ++hosts;
        else if (equals(name, "connection"))
            read_connection(value, &close, &keep);
        else if (equals(name, "range"))
            read_range(value, request);
        else if (equals(name, "transfer-encoding"))
            request->body = true;
        else if (equals(name, "content-length")) {
            long length = number(&value);
            if (length < 0 || value.size)
                return 400;
            request->body |= length > 0;
        }
    }
    request->keep = !request->body && (version == 11 ? !close : keep && !close);
    return hosts == 1 || (version == 10 && hosts == 0) ? 200 : 400;      /* RFC 9112, 3.2 */
}

void request_read(const char *data, size_t size, struct request *request)
{
    struct text rest = { data, size }, line, method, target, version;
    request->status = 400;
    request->head = request->keep = request->body = request->ranged = request->slash = false;
    request->first = request->last = -1;
    request->path[0] = '\0';
    if (!next_line(&rest, &line) || !next_word(&line, ' ', &method) || !next_word(&line, ' ', &target))
        return;
    version = line;
    int method_status = read_method(method, &request->head), version_status = 200;
    int minor = read_version(version, &version_status);
    if (!minor) {
        request->status = version_status;
        return;
    }
    if (target.size >= REQUEST_LINE_MAX) {
        request->status = 414;
        return;
    }
    int fields = read_fields(rest, minor, request);
    if (fields != 200 || method_status != 200) {
        request->status = fields != 200 ? fields : method_status;
        request->keep &= fields == 200;
        return;
    }
    request->status = target_path(target.at, target.size, request->path, &request->slash) ? 200 : 400;
}
