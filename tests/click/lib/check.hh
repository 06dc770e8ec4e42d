// A check that prints what failed; the program's exit status is the number of failures.
#pragma once
#include <click/config.h>
#include <click/string.hh>
#include <stdio.h>

static int failures;

#define CHECK(x)                                                          \
    do {                                                                  \
        if (!(x)) {                                                       \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #x); \
            ++failures;                                                   \
        }                                                                 \
    } while (0)

/** Texts are equal. */
#define CHECK_TEXT(a, b)                                                                                       \
    do {                                                                                                       \
        String a_(a), b_(b);                                                                                   \
        if (a_ != b_) {                                                                                        \
            fprintf(stderr, "%s:%d: %s\n  got      \"%s\"\n  expected \"%s\"\n", __FILE__, __LINE__, #a, a_.c_str(), b_.c_str()); \
            ++failures;                                                                                        \
        }                                                                                                      \
    } while (0)

#define TEST_RESULT() (failures ? 1 : 0)
