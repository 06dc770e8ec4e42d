/* The head of an HTTP request (RFC 9112), read out of a buffer: no I/O, nothing allocated. */
#ifndef REQUEST_H
#define REQUEST_H
#include <stdbool.h>
#include <stddef.h>

enum {
    REQUEST_LINE_MAX = 4096,                     /* a longer request target is refused with 414 (RFC 9110, 15.5.15) */
    REQUEST_HEAD_MAX = 8192,                     /* longer ones are refused with 431 (RFC 6585, 5) */
};

struct request {
    int status;                                  /* 200, or the error that answers it */
    bool head;                                   /* HEAD: no body in the answer */
    bool keep;                                   /* the connection stays open for the next one */
    bool body;                                   /* a body follows that nobody will read */
    bool ranged;
    long first, last;                            /* of the range; -1: not given */
    char path[REQUEST_LINE_MAX];                 /* decoded, begins with '/', has no "." or ".." */
    bool slash;                                  /* ended in '/' */
};

/* How long the head at the start of `data` is, with its empty line; 0: it is not complete yet. */
size_t request_length(const char *data, size_t size);

/* Whether an incomplete head is too long already: 0, 414 or 431. */
int request_too_long(const char *data, size_t size);

/* Reads a complete head. What is wrong with it becomes `status`. */
void request_read(const char *data, size_t size, struct request *);

#endif
