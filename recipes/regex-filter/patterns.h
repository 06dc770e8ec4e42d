/* The regular expressions, compiled once. Matching takes no memory from the heap. */
#ifndef PATTERNS_H
#define PATTERNS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PATTERNS_MAX = 64,
    MATCH_LIMIT = 100000,                        /* steps of pcre_exec() for one payload, then it is given up */
    FRAMES_MEMORY = 256 << 10,                   /* bytes, for the frames of one pcre_exec() */
};

/* Compiles and studies one more. False after a message on the console that says where it is wrong. */
bool patterns_add(const char *pattern);

/* One pattern in each line of a file; empty lines and those that begin with # are left out. */
bool patterns_read(const char *path);

unsigned patterns_count(void);

/* The number of the first pattern that matches somewhere in the text, -1 when none does. A pattern that takes more
 * steps or memory than the limits counts as one that matches: what cannot be decided must not pass. */
int patterns_find(const unsigned char *text, size_t length);

/* Matches of pattern `index` so far, and how many of them were given up. */
struct pattern_counts {
    const char *text;
    uint64_t matched, given_up;
};
const struct pattern_counts *patterns_counts(unsigned index);

#endif
