// -*- c-basic-offset: 4 -*-
// Doubles as text, exactly as C's printf has them, but with integers alone: newlib's conversion is 24 KB of an image.
#ifndef CLICK_LIB_DOUBLETEXT_HH
#define CLICK_LIB_DOUBLETEXT_HH
#include <click/straccum.hh>
CLICK_DECLS

/** Appends |x| as `%.<precision><conversion>` prints it (C11 7.21.6.1; halves to even): e, E, f, F, g or G; without sign and padding.
 *  precision < 0: 6. alternate: as printf's flag `#`. Infinity and NaN are inf and nan, in the conversion's case. */
void click_append_double(StringAccum &sa, double x, char conversion, int precision, bool alternate = false) CLICK_COLD;

CLICK_ENDDECLS
#endif
