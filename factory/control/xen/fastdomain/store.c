/* xenstore's wire protocol (xen/io/xs_wire.h), over the daemon's socket or the kernel's device. No watches. */
#include "fastdomain.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <xen/io/xs_wire.h>

static int daemon_file = -1;

struct answer {
    uint32_t type, length;
    char data[XENSTORE_PAYLOAD_MAX + 1];        /* with a zero byte behind it */
};

void store_open(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/run/xenstored/socket" };
    if (daemon_file >= 0)
        return;
    daemon_file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (daemon_file >= 0 && connect(daemon_file, (struct sockaddr *) &address, sizeof(address)) == 0)
        return;
    close(daemon_file);
    daemon_file = open("/dev/xen/xenbus", O_RDWR | O_CLOEXEC);
    if (daemon_file < 0)
        fail("cannot talk to xenstored");
}

static void get(void *data, size_t size)
{
    for (char *at = data; size;) {
        ssize_t got = read(daemon_file, at, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            fail("xenstored has hung up");
        at += got;
        size -= (size_t) got;
    }
}

/* Parts: strings with their zero bytes, `size` bytes in all. */
static const struct answer *call(uint32_t type, uint32_t transaction, const char *data, size_t size)
{
    static struct answer answer;
    static uint32_t request;
    struct { struct xsd_sockmsg head; char data[XENSTORE_PAYLOAD_MAX]; } message = {
        .head = { .type = type, .req_id = ++request, .tx_id = transaction, .len = (uint32_t) size } };
    check_interrupted();
    if (size > XENSTORE_PAYLOAD_MAX) {
        errno = E2BIG;
        fail("a message to xenstored");
    }
    memcpy(message.data, data, size);
    size_t whole = sizeof(message.head) + size;
    /* The device takes a message at a time; the socket's buffer is larger than any. */
    for (size_t sent = 0; sent < whole;) {
        ssize_t n = write(daemon_file, (char *) &message + sent, whole - sent);
        if (n < 0 && errno != EINTR)
            fail("xenstored has hung up");
        sent += n > 0 ? (size_t) n : 0;
    }
    struct xsd_sockmsg head;
    do {
        get(&head, sizeof(head));
        if (head.len > XENSTORE_PAYLOAD_MAX) {
            errno = EPROTO;
            fail("xenstored");
        }
        get(answer.data, head.len);
        answer.data[head.len] = 0;
    } while (head.type == XS_WATCH_EVENT || head.req_id != request);
    answer.type = head.type;
    answer.length = head.len;
    return &answer;
}

/* An answer that must be good; `missing` allows ENOENT, which gives null. */
static const struct answer *good(const struct answer *answer, const char *path, bool missing)
{
    if (answer->type != XS_ERROR)
        return answer;
    if (missing && !strcmp(answer->data, "ENOENT"))
        return 0;
    errno = 0;
    fail("xenstore: %s: %s", path, answer->data);
}

static const struct answer *with_path(uint32_t type, uint32_t transaction, const char *path, bool missing)
{
    return good(call(type, transaction, path, strlen(path) + 1), path, missing);
}

uint32_t store_begin(void)
{
    return (uint32_t) strtoul(with_path(XS_TRANSACTION_START, 0, "", false)->data, 0, 10);
}

bool store_commit(uint32_t transaction)
{
    const struct answer *answer = call(XS_TRANSACTION_END, transaction, "T", 2);
    if (answer->type == XS_ERROR && !strcmp(answer->data, "EAGAIN"))
        return false;
    good(answer, "commit", false);
    return true;
}

void store_write(uint32_t transaction, const char *path, const char *value)
{
    char data[XENSTORE_PAYLOAD_MAX];
    size_t length = strlen(path) + 1;
    if (length + strlen(value) > sizeof(data))
        fail("%s is too long for xenstore", path);
    memcpy(data, path, length);
    memcpy(data + length, value, strlen(value));
    good(call(XS_WRITE, transaction, data, length + strlen(value)), path, false);
}

void store_permit(uint32_t transaction, const char *path, const char *first, const char *second)
{
    char data[XENSTORE_PAYLOAD_MAX];
    int length = snprintf(data, sizeof(data), "%s%c%s%c%s", path, 0, first, 0, second ? second : "");
    good(call(XS_SET_PERMS, transaction, data, (size_t) length + (second ? 1 : 0)), path, false);
}

char *store_read(const char *path)
{
    const struct answer *answer = with_path(XS_READ, 0, path, true);
    return answer ? strdup(answer->data) : 0;
}

bool store_remove(const char *path)
{
    return with_path(XS_RM, 0, path, true) != 0;
}

char **store_list(const char *path, size_t *count)
{
    const struct answer *answer = with_path(XS_DIRECTORY, 0, path, true);
    char **names = calloc(XENSTORE_PAYLOAD_MAX / 2 + 1, sizeof(*names));
    *count = 0;
    for (uint32_t at = 0; answer && names && at < answer->length; at += (uint32_t) strlen(answer->data + at) + 1)
        names[(*count)++] = strdup(answer->data + at);
    return names;
}

void store_introduce(const struct domain *d)
{
    char data[128];
    int length = snprintf(data, sizeof(data), "%u%c%llu%c%u", d->id, 0, (unsigned long long) d->store_frame, 0, d->store_port);
    good(call(XS_INTRODUCE, 0, data, (size_t) length + 1), "introduce", false);
}

void store_resume(uint16_t domid)
{
    with_path(XS_RESUME, 0, format("%u", domid), false);
}
