/* The answer to a request: what is sent before a file, or all of it. */
#ifndef RESPONSE_H
#define RESPONSE_H
#include "request.h"

#include <sys/types.h>

enum { RESPONSE_HEAD_MAX = 768 };

struct response {
    char head[RESPONSE_HEAD_MAX];                /* status line, fields, short bodies */
    size_t head_size;
    char *text;                                  /* what follows and has no bound, from malloc(); NULL: nothing */
    size_t text_size;
    int file;                                    /* or the body is this file's, from `offset` on; -1: none */
    off_t offset, left;
    bool keep;
};

/* Opens what is asked for, or makes an error of it. Always leaves something to send. */
void response_make(struct response *, const struct request *);

#endif
