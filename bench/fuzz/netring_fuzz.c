/* A network frontend's rings whose backend does anything at any time: each pair of input bytes is a step of the driver or of
 * the backend. Every buffer and every id must come back once, and only after it was given; a frame lies inside its page. */
#include <stdlib.h>
#include <string.h>
#include "../../minios/drivers/xen/netring_rx.c"
#undef SLOT
#include "../../minios/drivers/xen/netring_tx.c"

enum { LIMIT = 2000 };
static char buffers[2 * NETRING_SIZE];           /* more than fit */
static bool given[2 * NETRING_SIZE];

static void check(bool good)
{
    if (!good)
        abort();
}

static void rx_back(const void *buffer, unsigned slot)
{
    size_t n = (size_t)((const char *)buffer - buffers);
    check(n < sizeof(buffers) && given[n] && slot < NETRING_SIZE);
    given[n] = false;
}

static void receive_step(struct netring_rx *r, uint8_t what, uint8_t argument)
{
    struct netring_frame frame;
    unsigned slot, n = argument;
    void *buffer;
    volatile struct netif_rx_response *next = &r->shared->ring[r->shared->rsp_prod % NETRING_SIZE].rsp;
    switch (what) {
    case 0:
        while (n < sizeof(buffers) && given[n])
            n++;
        if (n < sizeof(buffers) && netring_rx_post(r, &buffers[n], n))
            given[n] = true;
        break;
    case 1:
        netring_rx_publish(r);
        break;
    case 2:
        if ((buffer = netring_rx_take(r, LIMIT, &frame, &slot))) {
            rx_back(buffer, slot);
            check(frame.length <= LIMIT && frame.offset <= LIMIT - frame.length && (frame.length >= 14 || !frame.length));
        }
        break;
    case 3:                                      /* an honest response, more or less */
        next->id = (uint16_t)(r->shared->rsp_prod % NETRING_SIZE);
        next->flags = argument < 200 ? 0 : argument;
        next->status = (int16_t)(argument * 8 - 20);
        next->offset = argument < 230 ? 0 : (uint16_t)(argument * 100);
        r->shared->rsp_prod++;
        break;
    case 4:
        r->shared->rsp_prod += argument;
        break;
    case 5:
        ((volatile uint8_t *)r->shared)[argument * 16 + what] = argument;
        break;
    default:
        netring_rx_ask(r, argument);
        netring_rx_waiting(r);
    }
    check(netring_rx_out(r) <= NETRING_SIZE);
}

static void send_step(struct netring_tx *r, bool *out, uint8_t what, uint8_t argument)
{
    bool sent;
    int id;
    volatile struct netif_tx_response *next = &r->shared->ring[r->shared->rsp_prod % NETRING_SIZE].rsp;
    switch (what) {
    case 0:
        if (netring_tx_post(r, argument, argument, argument, 60)) {
            check(!out[argument]);
            out[argument] = true;
        }
        break;
    case 1:
        netring_tx_publish(r);
        break;
    case 2:
        if ((id = netring_tx_take(r, &sent)) >= 0) {
            check(id < NETRING_SIZE && out[id]);
            out[id] = false;
        }
        break;
    case 3:
        next->id = argument;
        next->status = (int16_t)(argument & 1 ? 0 : -1);
        r->shared->rsp_prod++;
        break;
    case 4:
        r->shared->rsp_prod += argument;
        break;
    case 5:
        ((volatile uint8_t *)r->shared)[argument * 16 + what] = argument;
        break;
    default:
        netring_tx_ask(r, argument & 1);
        netring_tx_waiting(r);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct netring_rx *rx = malloc(sizeof(*rx)); /* of their own, so that a step outside is seen */
    struct netring_tx *tx = malloc(sizeof(*tx));
    void *rx_page = malloc(NETRING_PAGE), *tx_page = malloc(NETRING_PAGE);
    bool out[NETRING_SIZE] = { false };
    unsigned slot;
    netring_rx_init(rx, rx_page);
    netring_tx_init(tx, tx_page);
    for (size_t i = 0; i + 1 < size; i += 2)
        if (data[i] & 8)
            send_step(tx, out, data[i] & 7, data[i + 1]);
        else
            receive_step(rx, data[i] & 7, data[i + 1]);
    for (void *buffer; (buffer = netring_rx_abandon(rx, &slot));)
        rx_back(buffer, slot);
    for (int id; (id = netring_tx_abandon(tx)) >= 0; out[id] = false)
        check(out[id]);
    for (unsigned i = 0; i < sizeof(buffers); i++)
        check(!given[i]);                        /* lost */
    for (unsigned i = 0; i < NETRING_SIZE; i++)
        check(!out[i]);
    free(rx), free(tx), free(rx_page), free(tx_page);
    return 0;
}
