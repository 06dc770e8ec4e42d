#include <errno.h>
#include <stdlib.h>
#include <minios/xenstore.h>
#include "xenstore_transactions.h"

#define OPEN 16                                  /* at once; xenstored's own limit is 10 */

static struct { uint32_t handle, number; unsigned epoch; } open[OPEN];
static uint32_t last_handle;

/* The place of an open transaction; of an unused one for 0. OPEN: none. */
static unsigned place(uint32_t handle)
{
    unsigned i = 0;
    while (i < OPEN && open[i].handle != handle)
        i++;
    return i;
}

int store_transaction(uint32_t handle, uint32_t *number, unsigned *epoch)
{
    *number = 0;
    *epoch = 0;
    if (handle == XENSTORE_NO_TRANSACTION)
        return 0;
    unsigned i = place(handle);
    if (i == OPEN)
        return EINVAL;
    *number = open[i].number;
    *epoch = open[i].epoch;
    return 0;
}

int minios_xenstore_begin(uint32_t *transaction)
{
    struct store_answer answer;
    *transaction = XENSTORE_NO_TRANSACTION;
    int error = store_request(XS_TRANSACTION_START, 0, 0, &(struct store_piece){ "", 1 }, 1, &answer);
    if (error)
        return error;
    char *end;
    unsigned long number = strtoul(answer.payload, &end, 10);
    bool good = end != answer.payload && !*end && number && number <= UINT32_MAX;
    free(answer.payload);
    if (!good)
        return EIO;
    unsigned i = place(0);
    if (i == OPEN)
        return ENOSPC;                           /* the store has refused long before */
    do
        last_handle++;
    while (!last_handle || place(last_handle) < OPEN);
    open[i].handle = last_handle;
    open[i].number = (uint32_t)number;
    open[i].epoch = answer.epoch;
    *transaction = last_handle;
    return 0;
}

int minios_xenstore_end(uint32_t transaction, bool commit)
{
    uint32_t number;
    unsigned epoch;
    int error = store_transaction(transaction, &number, &epoch);
    if (error || !number)
        return EINVAL;
    open[place(transaction)].handle = 0;         /* whatever the answer is, it is over */
    struct store_answer answer;
    error = store_request(XS_TRANSACTION_END, number, epoch, &(struct store_piece){ commit ? "T" : "F", 2 }, 1, &answer);
    free(answer.payload);
    return error;
}
