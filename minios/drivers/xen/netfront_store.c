#include <stdlib.h>
#include <string.h>
#include <minios/xenstore.h>
#include <xen/io/xenbus.h>
#include "netfront_store.h"

#define PATH 160                                 /* the longest that is made here */

static char *append(char *to, const char *text)
{
    size_t length = strlen(text);
    memcpy(to, text, length + 1);
    return to + length;
}

static char *append_number(char *to, unsigned value)
{
    char digits[11], *at = digits + 10;
    *at = 0;
    do
        *--at = (char)('0' + value % 10);
    while (value /= 10);
    return append(to, at);
}

/* Decimal digits and nothing else. */
static bool parse(const char *text, unsigned *value)
{
    uint64_t number = 0;
    const char *s = text;
    for (; *s >= '0' && *s <= '9' && number <= UINT32_MAX; s++)
        number = number * 10 + (unsigned)(*s - '0');
    *value = (unsigned)number;
    return s != text && !*s && number <= UINT32_MAX;
}

static void front_path(char path[PATH], unsigned index, const char *name)
{
    char *to = append_number(append(path, "device/vif/"), index);
    append(append(to, "/"), name);
}

static void back_path(char path[PATH], const struct netfront *net, const char *name)
{
    append(append(append(path, net->backend_path), "/"), name);
}

/* A value without a zero byte in it and shorter than `room`; false when there is none. */
static bool read_text(const char *path, char *text, size_t room)
{
    char *value;
    size_t length;
    int error = minios_xenstore_read(XENSTORE_NO_TRANSACTION, path, &value, &length);
    netfront_wait_thaw();
    if (error)
        return false;
    bool good = length < room && strlen(value) == length;
    if (good)
        memcpy(text, value, length + 1);
    free(value);
    return good;
}

static unsigned read_number(const char *path, unsigned otherwise)
{
    char text[12];
    unsigned value;
    return read_text(path, text, sizeof(text)) && parse(text, &value) ? value : otherwise;
}

/* Not qsort(): newlib's is 3 KB, and these are few. */
static void insert(unsigned *indices, unsigned count, unsigned index)
{
    while (count > 0 && indices[count - 1] > index) {
        indices[count] = indices[count - 1];
        count--;
    }
    indices[count] = index;
}

unsigned netfront_list(unsigned indices[NETFRONT_MAX])
{
    char **names;
    size_t n;
    unsigned count = 0;
    int error = minios_xenstore_list(XENSTORE_NO_TRANSACTION, "device/vif", &names, &n);
    netfront_wait_thaw();
    if (error)
        return 0;
    for (size_t i = 0; i < n && count < NETFRONT_MAX; i++) {
        unsigned index;
        if (parse(names[i], &index))
            insert(indices, count++, index);
    }
    free(names);
    return count;
}

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

bool netfront_read_mac(unsigned index, uint8_t mac[6])
{
    char path[PATH], text[18];
    front_path(path, index, "mac");
    if (!read_text(path, text, sizeof(text)) || strlen(text) != 17)
        return false;
    for (unsigned i = 0; i < 6; i++) {
        int high = hex(text[3 * i]), low = hex(text[3 * i + 1]);
        if (high < 0 || low < 0 || (i < 5 && text[3 * i + 2] != ':'))
            return false;
        mac[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

unsigned netfront_read_number(const struct netfront *net, const char *name, unsigned otherwise)
{
    char path[PATH];
    front_path(path, net->index, name);
    return read_number(path, otherwise);
}

bool netfront_read_text(const struct netfront *net, const char *name, char text[NETFRONT_PATH])
{
    char path[PATH];
    front_path(path, net->index, name);
    return read_text(path, text, NETFRONT_PATH);
}

bool netfront_write_number(const struct netfront *net, const char *name, unsigned value)
{
    char path[PATH], text[12];
    front_path(path, net->index, name);
    char *end = append_number(text, value);
    int error = minios_xenstore_write(XENSTORE_NO_TRANSACTION, path, text, (size_t)(end - text));
    netfront_wait_thaw();
    return !error;
}

unsigned netfront_backend_state(const struct netfront *net)
{
    char path[PATH];
    back_path(path, net, "state");
    return read_number(path, XenbusStateUnknown);
}

bool netfront_online(const struct netfront *net)
{
    char path[PATH];
    back_path(path, net, "online");
    return read_number(path, 0) == 1;
}

struct minios_xenstore_watch *netfront_watch_backend(struct netfront *net, void (*changed)(const char *, void *))
{
    char path[PATH];
    back_path(path, net, "state");
    struct minios_xenstore_watch *watch = minios_xenstore_watch(path, changed, net);
    netfront_wait_thaw();
    return watch;
}

bool netfront_is_ours(const char *name)
{
    return !strcmp(name, "state") || !strcmp(name, "tx-ring-ref") || !strcmp(name, "rx-ring-ref") ||
           !strcmp(name, "event-channel") || !strcmp(name, "request-rx-copy") || !strncmp(name, "feature-", 8);
}
