#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "xenstore_message.h"

void store_input_reset(struct store_input *input)
{
    free(input->payload);
    memset(input, 0, sizeof(*input));
}

enum store_step store_input_step(struct store_input *input, struct store_ring *ring, struct xsd_sockmsg *header, char **payload)
{
    const size_t head = sizeof(input->header);
    while (input->got < head) {
        size_t n = store_ring_get(ring, (char *)&input->header + input->got, head - input->got);
        if (!n)
            return ring->broken ? STORE_BROKEN : STORE_NOTHING;
        input->got += n;
        if (input->got < head)
            continue;
        if (input->header.len > XENSTORE_PAYLOAD_MAX) {
            ring->broken = true;                 /* where the next message begins is not known */
            return STORE_BROKEN;
        }
        input->payload = malloc(input->header.len + 1);
    }
    while (input->got < head + input->header.len) {
        char waste[64];
        size_t at = input->got - head, want = input->header.len - at;
        size_t n = input->payload ? store_ring_get(ring, input->payload + at, want)
                                  : store_ring_get(ring, waste, want < sizeof(waste) ? want : sizeof(waste));
        if (!n)
            return ring->broken ? STORE_BROKEN : STORE_NOTHING;
        input->got += n;
    }
    if (input->payload)
        input->payload[input->header.len] = 0;
    *header = input->header;
    *payload = input->payload;
    memset(input, 0, sizeof(*input));
    return STORE_MESSAGE;
}

int store_error_number(const char *name)
{
    for (unsigned i = 0; i < sizeof(xsd_errors) / sizeof(xsd_errors[0]); i++)
        if (!strcmp(xsd_errors[i].errstring, name))
            return xsd_errors[i].errnum;
    return EIO;
}

bool store_event_split(const char *payload, size_t length, const char **path, const char **token)
{
    const char *end = memchr(payload, 0, length);
    if (!end || !memchr(end + 1, 0, length - (size_t)(end + 1 - payload)))
        return false;
    *path = payload;
    *token = end + 1;
    return true;
}
