// -*- c-basic-offset: 4 -*-
// array_memory<T>::type: how a container moves many T at once, by bytes where T allows it.
#ifndef CLICK_ARRAY_MEMORY_HH
#define CLICK_ARRAY_MEMORY_HH
#include <click/type_traits.hh>
#include <string.h>
CLICK_DECLS

/** Elements of @a s bytes that may be copied as bytes. Counts are elements. */
template <size_t s> class sized_array_memory { public:
    template <typename T> static void fill(T *a, size_t n, const T *x) {
        for (size_t i = 0; i != n; ++i)
            memcpy(static_cast<void *>(a + i), x, s);
    }
    static void copy(void *dst, const void *src, size_t n) {
        if (n)
            memcpy(dst, src, n * s);
    }
    /** Source and target may overlap; the source is left as raw memory. */
    static void move(void *dst, const void *src, size_t n) {
        if (n)
            memmove(dst, src, n * s);
    }
    static void move_onto(void *dst, const void *src, size_t n) { move(dst, src, n); }
    static void move_construct(void *dst, void *src) { memcpy(dst, src, s); }
    static void destroy(void *, size_t) {}
    static void mark_noaccess(void *, size_t) {}
    static void mark_undefined(void *, size_t) {}
};

/** Elements with constructors of their own. */
template <typename T> class typed_array_memory { public:
    static void fill(T *a, size_t n, const T *x) {
        for (size_t i = 0; i != n; ++i)
            new(static_cast<void *>(a + i)) T(*x);
    }
    static void copy(T *dst, const T *src, size_t n) {
        for (size_t i = 0; i != n; ++i)
            new(static_cast<void *>(dst + i)) T(src[i]);
    }
    /** Source and target may overlap; the source is left as raw memory. */
    static void move(T *dst, T *src, size_t n) {
        if (dst < src)
            for (size_t i = 0; i != n; ++i)
                move_construct(dst + i, src + i);
        else if (dst != src)
            for (size_t i = n; i != 0; --i)
                move_construct(dst + i - 1, src + i - 1);
    }
    /** As move(), but the target holds live elements before (and the source none after). */
    static void move_onto(T *dst, T *src, size_t n) {
        for (size_t i = 0; i != n; ++i) {
            dst[i] = static_cast<T &&>(src[i]);
            src[i].~T();
        }
    }
    static void move_construct(T *dst, T *src) {
        new(static_cast<void *>(dst)) T(static_cast<T &&>(*src));
        src->~T();
    }
    static void destroy(T *a, size_t n) {
        for (size_t i = 0; i != n; ++i)
            a[i].~T();
    }
    static void mark_noaccess(T *, size_t) {}
    static void mark_undefined(T *, size_t) {}
};

template <typename T> struct array_memory {
    typedef typename conditional<has_trivial_copy<T>::value, sized_array_memory<sizeof(T)>,
                                 typed_array_memory<T> >::type type;
};

CLICK_ENDDECLS
#endif
