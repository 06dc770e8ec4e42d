/* A virtqueue whose device does anything at any time: each input byte is a step of the driver or of the device. Every token must
 * come back once, and only after it was given. */
#include <stdlib.h>
#include <string.h>
#include "../../minios/drivers/virtio/ring.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MAX = 8 };
    uint16_t n = (uint16_t)(1 << (size ? data[0] % 4 : 0));
    size_t bytes = virtq_ring_bytes(n, 4);
    char *rings = aligned_alloc(16, (bytes + 15) / 16 * 16), *state = calloc(1, virtq_state_bytes(n)), segments[MAX];
    bool out[MAX] = { false };
    struct virtq q;
    memset(rings, 0, (bytes + 15) / 16 * 16);
    virtq_init(&q, n, rings, 4, state);
    for (size_t i = 1; i < size; i++) {
        unsigned argument = data[i] >> 3;
        uint32_t length;
        char *token;
        switch (data[i] & 7) {
        case 0: case 1: {
            unsigned free_token = 0;
            while (free_token < MAX && out[free_token])
                free_token++;
            struct virtq_segment chain[3] = { { segments, 1 }, { segments, 2 }, { segments, 3 } };
            if (free_token < MAX && virtq_add(&q, chain, (uint16_t)(1 + argument % 3), argument & 4, &segments[free_token]))
                out[free_token] = true;
            break;
        }
        case 2:
            virtq_publish(&q);
            break;
        case 3:
            if ((token = virtq_take(&q, &length))) {
                if (!out[token - segments])
                    abort();
                out[token - segments] = false;
            }
            break;
        case 4:                                  /* the device finishes a chain, or says so */
            q.used->ring[q.used->index % n].id = argument < 24 ? q.avail->ring[argument % n] : argument;
            q.used->index++;
            break;
        case 5:
            q.used->index = (uint16_t)(argument < 16 ? q.used->index + argument : argument * 2048);
            break;
        case 6:                                  /* it writes where it should only read */
            ((volatile uint8_t *)rings)[(argument * 31 + i) % bytes] = (uint8_t)(argument * 8);
            break;
        default:
            virtq_interrupts(&q, argument & 1);
            virtq_has_used(&q);
        }
        if (q.free_count > n || q.in_flight > n)
            abort();
    }
    q.broken = true;
    for (char *token; (token = virtq_abandon(&q)); out[token - segments] = false)
        if (!out[token - segments])
            abort();
    for (unsigned i = 0; i < MAX; i++)
        if (out[i])
            abort();                             /* lost */
    free(rings);
    free(state);
    return 0;
}
