// -*- c-basic-offset: 4 -*-
// Compile-time questions about types: the part of <type_traits> and <limits> that elements use.
#ifndef CLICK_TYPE_TRAITS_HH
#define CLICK_TYPE_TRAITS_HH
#include <stddef.h>
#include <stdint.h>
CLICK_DECLS

template <typename T, T V> struct integral_constant {
    typedef integral_constant<T, V> type;
    typedef T value_type;
    static constexpr T value = V;
};
typedef integral_constant<bool, true> true_type;
typedef integral_constant<bool, false> false_type;

template <bool B, typename T, typename F> struct conditional { typedef T type; };
template <typename T, typename F> struct conditional<false, T, F> { typedef F type; };

template <typename T> struct remove_reference { typedef T type; };
template <typename T> struct remove_reference<T &> { typedef T type; };
template <typename T> struct remove_reference<T &&> { typedef T type; };
template <typename T> struct is_reference : public false_type {};
template <typename T> struct is_reference<T &> : public true_type {};
template <typename T> struct is_reference<T &&> : public true_type {};

template <typename T> struct remove_cv { typedef T type; };
template <typename T> struct remove_cv<const T> { typedef T type; };
template <typename T> struct remove_cv<volatile T> { typedef T type; };
template <typename T> struct remove_cv<const volatile T> { typedef T type; };

template <typename T, typename U> struct same_type : public false_type {};
template <typename T> struct same_type<T, T> : public true_type {};
template <typename T, typename U> struct types_compatible
    : public same_type<typename remove_cv<T>::type, typename remove_cv<U>::type> {};

/** True when copying and destroying a T is copying and forgetting its bytes. */
template <typename T> struct has_trivial_copy
    : public integral_constant<bool, __is_trivially_copyable(T)> {};
template <typename T> struct has_trivial_copy<T &> : public false_type {};

/** How a T is best passed: small simple types by value. */
template <typename T, bool by_value = (has_trivial_copy<T>::value && sizeof(T) <= sizeof(void *))>
struct fast_argument {
    static constexpr bool is_reference = true;
    typedef const T &type;
};
template <typename T> struct fast_argument<T, true> {
    static constexpr bool is_reference = false;
    typedef T type;
};
template <typename T> struct fast_argument<T &, false> {
    static constexpr bool is_reference = true;
    typedef T &type;
};

template <size_t N> struct char_array { char x[N]; } CLICK_SIZE_PACKED_ATTRIBUTE;

/* the widest integers */
typedef int64_t click_intmax_t;
typedef uint64_t click_uintmax_t;
typedef int64_t click_int_large_t;
typedef uint64_t click_uint_large_t;
#define SIZEOF_CLICK_INTMAX_T 8
#define SIZEOF_CLICK_INT_LARGE_T 8
/* printf conversions for them, without the per cent sign */
#if HAVE_INT64_IS_LONG
# define CLICK_ERRHdMAX "ld"
# define CLICK_ERRHuMAX "lu"
# define CLICK_ERRHoMAX "lo"
# define CLICK_ERRHxMAX "lx"
# define CLICK_ERRHXMAX "lX"
#else
# define CLICK_ERRHdMAX "lld"
# define CLICK_ERRHuMAX "llu"
# define CLICK_ERRHoMAX "llo"
# define CLICK_ERRHxMAX "llx"
# define CLICK_ERRHXMAX "llX"
#endif
#define CLICK_ERRHdLARGE CLICK_ERRHdMAX
#define CLICK_ERRHuLARGE CLICK_ERRHuMAX
#define CLICK_ERRHoLARGE CLICK_ERRHoMAX
#define CLICK_ERRHxLARGE CLICK_ERRHxMAX
#define CLICK_ERRHXLARGE CLICK_ERRHXMAX

template <typename T> struct integer_traits {
    static constexpr bool is_numeric = false;
    static constexpr bool is_integral = false;
};

#define CLICK_INTEGER_TRAITS(T, S, U)                                                     \
    template <> struct integer_traits<T> {                                                \
        static constexpr bool is_numeric = true;                                          \
        static constexpr bool is_integral = true;                                         \
        static constexpr bool is_signed = (T) -1 < (T) 1;                                 \
        static constexpr T const_max = is_signed ? (T) ((U) -1 >> 1) : (T) -1;            \
        static constexpr T const_min = is_signed ? (T) (-const_max - 1) : (T) 0;          \
        static constexpr T min() { return const_min; }                                    \
        static constexpr T max() { return const_max; }                                    \
        typedef S signed_type;                                                            \
        typedef U unsigned_type;                                                          \
        typedef T type;                                                                   \
        typedef conditional<is_signed, click_intmax_t, click_uintmax_t>::type max_type;   \
        static constexpr bool negative(T x) { return is_signed && x < (T) (is_signed ? 0 : 1) && x != 0; } \
    };
CLICK_INTEGER_TRAITS(char, signed char, unsigned char)
CLICK_INTEGER_TRAITS(signed char, signed char, unsigned char)
CLICK_INTEGER_TRAITS(unsigned char, signed char, unsigned char)
CLICK_INTEGER_TRAITS(short, short, unsigned short)
CLICK_INTEGER_TRAITS(unsigned short, short, unsigned short)
CLICK_INTEGER_TRAITS(int, int, unsigned int)
CLICK_INTEGER_TRAITS(unsigned int, int, unsigned int)
CLICK_INTEGER_TRAITS(long, long, unsigned long)
CLICK_INTEGER_TRAITS(unsigned long, long, unsigned long)
CLICK_INTEGER_TRAITS(long long, long long, unsigned long long)
CLICK_INTEGER_TRAITS(unsigned long long, long long, unsigned long long)
#undef CLICK_INTEGER_TRAITS

template <typename T> struct make_signed { typedef typename integer_traits<T>::signed_type type; };
template <typename T> struct make_unsigned { typedef typename integer_traits<T>::unsigned_type type; };

/** The unsigned type of half the width: what multi-limb arithmetic multiplies in one step. */
template <typename T> struct make_fast_half_integer {};
template <> struct make_fast_half_integer<uint16_t> {
    typedef uint8_t type;
    static constexpr int half_bits = 8;
    static constexpr uint16_t half_value = 1U << 8;
    static constexpr type low(uint16_t x) { return x & (half_value - 1); }
    static constexpr type high(uint16_t x) { return x >> half_bits; }
};
template <> struct make_fast_half_integer<uint32_t> {
    typedef uint16_t type;
    static constexpr int half_bits = 16;
    static constexpr uint32_t half_value = 1U << 16;
    static constexpr type low(uint32_t x) { return x & (half_value - 1); }
    static constexpr type high(uint32_t x) { return x >> half_bits; }
};
template <> struct make_fast_half_integer<uint64_t> {
    typedef uint32_t type;
    static constexpr int half_bits = 32;
    static constexpr uint64_t half_value = (uint64_t) 1 << 32;
    static constexpr type low(uint64_t x) { return x & (half_value - 1); }
    static constexpr type high(uint64_t x) { return x >> half_bits; }
};
template <typename T> using fast_half_integer = make_fast_half_integer<T>;

/** value = the number whose limbs, least significant first, begin at @a limbs. */
template <typename Limb, typename V> inline void extract_integer(const Limb *limbs, V &value) {
    typedef typename make_unsigned<V>::type unsigned_v;
    unsigned_v x = 0;
    for (size_t i = 0; i * sizeof(Limb) < sizeof(V); ++i)
        x |= static_cast<unsigned_v>(static_cast<unsigned_v>(limbs[i]) << (8 * sizeof(Limb) * i));
    value = static_cast<V>(x);
}

CLICK_ENDDECLS
#endif
