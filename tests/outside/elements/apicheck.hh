// What the Api* elements share: they use the public interface of Click name by name when the router initializes, and fail it with the
// line of what was not as described. tests/test_outside.py compiles them for both drivers.
#ifndef OUTSIDE_APICHECK_HH
#define OUTSIDE_APICHECK_HH
#include <click/element.hh>
#include <click/error.hh>
// Names that are deprecated are still part of the interface.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

#define API_CHECK(condition)                                                   \
    do {                                                                       \
        if (!(condition))                                                      \
            return errh->error("line %d: %s", __LINE__, #condition);           \
    } while (0)

#endif
