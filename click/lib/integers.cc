// Integer square roots, by Newton's method from above.
#include <click/config.h>
#include <click/integers.hh>
CLICK_DECLS

template <typename T> static T root(T x) {
    if (x == 0)
        return 0;
    T r = static_cast<T>(1) << ((8 * sizeof(T) - ffs_msb(x)) / 2 + 1); // at least the root
    while (true) {
        T next = (r + x / r) / 2;
        if (next >= r)
            return r;
        r = next;
    }
}

uint32_t int_sqrt(uint32_t x) { return root(x); }
uint64_t int_sqrt(uint64_t x) { return root(x); }

CLICK_ENDDECLS
