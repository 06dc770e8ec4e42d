// click_qsort: an in-place quicksort after Bentley and McIlroy, "Engineering a Sort Function" (1993). The order it leaves among
// equal items is part of what users see (the order of configuration messages), so the pivot choice follows
// language-and-router.md exactly.
#include <click/config.h>
#include <click/glue.hh>
CLICK_DECLS

namespace {

typedef int (*Compare)(const void *, const void *, void *);

struct Sorter {
    size_t size;
    Compare compare;
    void *user;

    int cmp(const char *a, const char *b) const { return compare(a, b, user); }

    void swap(char *a, char *b, size_t bytes) const {
        if (a == b)
            return;
        while (bytes >= sizeof(uint64_t)) {
            uint64_t x, y;
            memcpy(&x, a, sizeof(x));
            memcpy(&y, b, sizeof(y));
            memcpy(a, &y, sizeof(y));
            memcpy(b, &x, sizeof(x));
            a += sizeof(x);
            b += sizeof(x);
            bytes -= sizeof(x);
        }
        for (; bytes; --bytes, ++a, ++b) {
            char c = *a;
            *a = *b;
            *b = c;
        }
    }

    char *median(char *a, char *b, char *c) const {
        if (cmp(a, b) < 0)
            return cmp(b, c) < 0 ? b : (cmp(a, c) < 0 ? c : a);
        return cmp(b, c) > 0 ? b : (cmp(a, c) > 0 ? c : a);
    }

    char *pivot(char *base, size_t n) const {
        char *mid = base + n / 2 * size;
        if (n == 7)
            return mid;
        char *lo = base, *hi = base + (n - 1) * size;
        if (n > 40) {
            size_t d = n / 8 * size;
            lo = median(lo, lo + d, lo + 2 * d);
            mid = median(mid - d, mid, mid + d);
            hi = median(hi - 2 * d, hi - d, hi);
        }
        return median(lo, mid, hi);
    }

    void insertion_sort(char *base, size_t n) const {
        for (char *i = base + size; i < base + n * size; i += size)
            for (char *j = i; j > base && cmp(j - size, j) > 0; j -= size)
                swap(j, j - size, size);
    }

    void sort(char *base, size_t n) const {
        while (n >= 7) {
            swap(base, pivot(base, n), size);
            char *last = base + (n - 1) * size;
            char *pa = base + size, *pb = pa; // [base, pa) equal, [pa, pb) less
            char *pc = last, *pd = last;      // (pc, pd] greater, (pd, last] equal
            bool different = false;
            while (true) {
                int c;
                while (pb <= pc && (c = cmp(pb, base)) <= 0) {
                    if (c == 0) {
                        swap(pa, pb, size);
                        pa += size;
                    } else
                        different = true;
                    pb += size;
                }
                while (pb <= pc && (c = cmp(pc, base)) >= 0) {
                    if (c == 0) {
                        swap(pc, pd, size);
                        pd -= size;
                    } else
                        different = true;
                    pc -= size;
                }
                if (pb > pc)
                    break;
                swap(pb, pc, size);
                different = true;
                pb += size;
                pc -= size;
            }
            if (!different)
                return;
            char *end = base + n * size;
            size_t less = pb - pa, greater = pd - pc;
            size_t left = pa - base < pb - pa ? pa - base : pb - pa;
            swap(base, pb - left, left);
            size_t right = static_cast<size_t>(pd - pc) < static_cast<size_t>(end - pd) - size ? pd - pc : end - pd - size;
            swap(pb, end - right, right);
            sort(base, less / size);
            base = end - greater; // the loop sorts the other side
            n = greater / size;
        }
        insertion_sort(base, n);
    }
};

// brings the form without user data to the other one
int plain_compare(const void *a, const void *b, void *user) {
    return (*static_cast<int (**)(const void *, const void *)>(user))(a, b);
}

} // namespace

int click_qsort(void *base, size_t n, size_t size, int (*compar)(const void *, const void *, void *), void *user_data) {
    if (n > 1 && size > 0) {
        Sorter s = {size, compar, user_data};
        s.sort(static_cast<char *>(base), n);
    }
    return 0;
}

int click_qsort(void *base, size_t n, size_t size, int (*compar)(const void *, const void *)) {
    return click_qsort(base, n, size, plain_compare, &compar);
}

CLICK_ENDDECLS
