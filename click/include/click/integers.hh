// -*- c-basic-offset: 4 -*-
// Integers: byte order by type, first one bits, roots, division with remainder, wide products.
#ifndef CLICK_INTEGERS_HH
#define CLICK_INTEGERS_HH
#include <click/glue.hh>
#include <click/type_traits.hh>
CLICK_DECLS

#if CLICK_BYTE_ORDER == CLICK_LITTLE_ENDIAN
inline uint64_t htonq(uint64_t x) { return __builtin_bswap64(x); }
inline uint64_t ntohq(uint64_t x) { return __builtin_bswap64(x); }
#else
inline uint64_t htonq(uint64_t x) { return x; }
inline uint64_t ntohq(uint64_t x) { return x; }
#endif

/** Host to network byte order, for every integer type. */
template <typename T> inline T host_to_net_order(T x) {
    if constexpr (sizeof(T) == 2)
        return static_cast<T>(htons(static_cast<uint16_t>(x)));
    else if constexpr (sizeof(T) == 4)
        return static_cast<T>(htonl(static_cast<uint32_t>(x)));
    else if constexpr (sizeof(T) == 8)
        return static_cast<T>(htonq(static_cast<uint64_t>(x)));
    else
        return x;
}
template <typename T> inline T net_to_host_order(T x) { return host_to_net_order(x); }

/** Position of the first one bit, counted from 1 at the most significant end; 0 if there is none. */
inline int ffs_msb(unsigned x) { return x ? __builtin_clz(x) + 1 : 0; }
inline int ffs_msb(unsigned long x) { return x ? __builtin_clzl(x) + 1 : 0; }
inline int ffs_msb(unsigned long long x) { return x ? __builtin_clzll(x) + 1 : 0; }
/** The same from the least significant end. */
inline int ffs_lsb(unsigned x) { return __builtin_ffs(static_cast<int>(x)); }
inline int ffs_lsb(unsigned long x) { return __builtin_ffsl(static_cast<long>(x)); }
inline int ffs_lsb(unsigned long long x) { return __builtin_ffsll(static_cast<long long>(x)); }

/** The square root, rounded down. */
uint32_t int_sqrt(uint32_t x);
uint64_t int_sqrt(uint64_t x);

/** C's division: a negative int32_t is converted to unsigned first. */
inline uint32_t int_divide(uint32_t a, uint32_t b) { return a / b; }
inline int32_t int_divide(int32_t a, uint32_t b) { return static_cast<int32_t>(a / b); }
inline uint64_t int_divide(uint64_t a, uint32_t b) { return a / b; }
inline int64_t int_divide(int64_t a, uint32_t b) { return a / static_cast<int64_t>(b); }

/** Stores the quotient, returns the remainder; for 64-bit negative a the quotient is rounded down. */
inline uint32_t int_remainder(uint32_t a, uint32_t b, uint32_t &quotient) {
    quotient = a / b;
    return a - quotient * b;
}
inline int32_t int_remainder(int32_t a, uint32_t b, int32_t &quotient) {
    quotient = int_divide(a, b);
    return a - quotient * static_cast<int32_t>(b);
}
inline uint32_t int_remainder(uint64_t a, uint32_t b, uint64_t &quotient) {
    quotient = a / b;
    return static_cast<uint32_t>(a - quotient * b);
}
inline uint32_t int_remainder(int64_t a, uint32_t b, int64_t &quotient) {
    int64_t d = b;
    quotient = a / d - (a % d < 0);
    return static_cast<uint32_t>(a - quotient * d);
}

template <typename T> struct has_fast_int_multiply : public false_type {};
template <> struct has_fast_int_multiply<uint32_t> : public true_type {};
inline void int_multiply(uint32_t a, uint32_t b, uint32_t &low, uint32_t &high) {
    uint64_t x = static_cast<uint64_t>(a) * b;
    low = static_cast<uint32_t>(x);
    high = static_cast<uint32_t>(x >> 32);
}
#if defined(__SIZEOF_INT128__)
template <> struct has_fast_int_multiply<uint64_t> : public true_type {};
inline void int_multiply(uint64_t a, uint64_t b, uint64_t &low, uint64_t &high) {
    unsigned __int128 x = static_cast<unsigned __int128>(a) * b;
    low = static_cast<uint64_t>(x);
    high = static_cast<uint64_t>(x >> 64);
}
#endif

CLICK_ENDDECLS
#endif
