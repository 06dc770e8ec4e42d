/* minios_xenstore_list(): XS_DIRECTORY, and piecewise (XS_DIRECTORY_PART) what is longer than one message. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <minios/xenstore.h>
#include "xenstore_transactions.h"

struct text { char *data; size_t length; };      /* names, each ended by a zero byte */

static int whole(uint32_t transaction, const char *path, struct text *names)
{
    struct store_answer answer;
    int error = store_path_request(XS_DIRECTORY, transaction, path, NULL, 0, &answer);
    *names = (struct text){ answer.payload, answer.length };
    return error;
}

/* Offset as a decimal string with its zero byte; returns its length with it. */
static size_t decimal(size_t value, char text[24])
{
    char digits[24];
    size_t n = 0, length = 0;
    do
        digits[n++] = (char)('0' + value % 10);
    while (value /= 10);
    while (n)
        text[length++] = digits[--n];
    text[length++] = 0;
    return length;
}

/* An answer is: generation, zero byte, names, and behind the last name of all one more zero byte. A directory that has
 * another generation than the piece before is read again from the start. */
static int pieces(uint32_t transaction, const char *path, struct text *names)
{
    char offset[24], generation[24] = "";
    for (;;) {
        struct store_answer answer;
        int error = store_path_request(XS_DIRECTORY_PART, transaction, path, offset, decimal(names->length, offset), &answer);
        if (error)
            return error == ENOSYS ? E2BIG : error;
        size_t head = strlen(answer.payload) + 1;
        const char *part = answer.payload + head;
        size_t size = head < answer.length ? answer.length - head : 0;
        bool same = !names->length || !strcmp(generation, answer.payload), last = size && !part[size - 1] && (size == 1 || !part[size - 2]);
        if (head > sizeof(generation) || !size || part[size - 1])
            error = EIO;
        else if (same) {
            memcpy(generation, answer.payload, head);
            char *more = realloc(names->data, names->length + size);
            if (more) {
                memcpy(more + names->length, part, size);
                *names = (struct text){ more, names->length + size - last };
            } else
                error = ENOMEM;
        } else
            names->length = 0;
        free(answer.payload);
        if (error || (same && last))
            return error;
    }
}

/* The pointers, then the names themselves, in one block. */
static int split(const struct text *names, char ***result, size_t *count)
{
    size_t n = 0;
    if (names->length && names->data[names->length - 1])
        return EIO;
    for (size_t i = 0; i < names->length; i++)
        n += !names->data[i];
    char **list = malloc(n * sizeof(char *) + names->length + 1);
    if (!list)
        return ENOMEM;
    char *at = (char *)(list + n);
    memcpy(at, names->data ? names->data : "", names->length);
    for (size_t i = 0; i < n; i++, at += strlen(at) + 1)
        list[i] = at;
    *result = list;
    *count = n;
    return 0;
}

int minios_xenstore_list(uint32_t transaction, const char *path, char ***result, size_t *count)
{
    *result = NULL;
    *count = 0;
    struct text names;
    int error = whole(transaction, path, &names);
    if (error == E2BIG) {
        names = (struct text){ NULL, 0 };
        error = pieces(transaction, path, &names);
    }
    if (!error)
        error = split(&names, result, count);
    free(names.data);
    return error;
}
