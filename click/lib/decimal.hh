// -*- c-basic-offset: 4 -*-
// Decimal numbers as users write them, and their exact scaling to integers. Internal to click/lib.
#ifndef CLICK_LIB_DECIMAL_HH
#define CLICK_LIB_DECIMAL_HH
#include <click/config.h>
#include <stdint.h>
CLICK_DECLS

/** (-1)^negative * mantissa * 10^exponent; digits beyond the 18th are dropped. */
struct Decimal {
    uint64_t mantissa;
    int exponent;
    bool negative;
};

/** Sign, digits with one optional point, optional exponent, single _ between digits. The end of the number, or 0. */
const char *decimal_parse(const char *begin, const char *end, Decimal &d);

/** round(mantissa * factor * 10^(exponent + power) * 2^bits), halves up; UINT64_MAX if it does not fit. bits <= 32. */
uint64_t decimal_scale(const Decimal &d, unsigned factor, int power, int bits);

/** (hi, lo) / d, saturating. Written out because the guest may have no 128-bit division. */
uint64_t divide_128(uint64_t hi, uint64_t lo, uint64_t d, uint64_t *remainder);

CLICK_ENDDECLS
#endif
