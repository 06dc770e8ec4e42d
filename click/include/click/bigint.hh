// -*- c-basic-offset: 4 -*-
// Bigint: arithmetic on unsigned numbers of several limbs, the least significant limb first. L is a limb, of at most 32 bits.
#ifndef CLICK_BIGINT_HH
#define CLICK_BIGINT_HH
#include <click/algorithm.hh>
#include <click/straccum.hh>
CLICK_DECLS

template <typename L, typename Lhalf = uint16_t> class Bigint { public:
    static_assert(sizeof(L) <= 4 && sizeof(Lhalf) * 2 <= sizeof(L) * 2, "two limbs must fit into 64 bits");
    typedef L limb_type;
    typedef Lhalf half_limb_type;
    typedef uint64_t double_limb_type;
    enum { limb_bits = static_cast<int>(sizeof(L) * 8), half_limb_bits = static_cast<int>(sizeof(Lhalf) * 8) };

    static limb_type low(double_limb_type x) { return static_cast<limb_type>(x); }
    static limb_type high(double_limb_type x) { return static_cast<limb_type>(x >> limb_bits); }

    /** @a x of @a n limbs becomes @a value; what does not fit is left out. */
    static void set(limb_type *x, uint64_t value, int n) {
        for (int i = 0; i < n; ++i)
            x[i] = i * limb_bits < 64 ? static_cast<limb_type>(value >> (i * limb_bits)) : 0;
    }

    /** @a sum = @a a + @a b (+ @a carry), all of @a n limbs; the carry. They may be the same. */
    static limb_type add(limb_type *sum, const limb_type *a, const limb_type *b, int n, limb_type carry = 0) {
        double_limb_type x = carry;
        for (int i = 0; i < n; ++i) {
            x += static_cast<double_limb_type>(a[i]) + b[i];
            sum[i] = low(x);
            x >>= limb_bits;
        }
        return low(x);
    }
    /** @a product = @a a * @a b (+ @a carry); the limb above. */
    static limb_type multiply(limb_type *product, const limb_type *a, int n, limb_type b, limb_type carry = 0) {
        double_limb_type x = carry;
        for (int i = 0; i < n; ++i) {
            x += static_cast<double_limb_type>(a[i]) * b;
            product[i] = low(x);
            x >>= limb_bits;
        }
        return low(x);
    }
    static limb_type multiply_half(limb_type *product, const limb_type *a, int n, half_limb_type b, limb_type carry = 0) {
        return multiply(product, a, n, b, carry);
    }
    /** @a sum += @a a * @a b; the limb above. */
    static limb_type multiply_add(limb_type *sum, const limb_type *a, int n, limb_type b) {
        double_limb_type x = 0;
        for (int i = 0; i < n; ++i) {
            x += static_cast<double_limb_type>(a[i]) * b + sum[i]; // at most (B-1)^2 + 2(B-1) = B^2 - 1
            sum[i] = low(x);
            x >>= limb_bits;
        }
        return low(x);
    }
    /** @a quotient = @a a / @a b, of @a n limbs; the remainder. @a b is not 0; quotient may be @a a. */
    static limb_type divide(limb_type *quotient, const limb_type *a, int n, limb_type b) {
        double_limb_type x = 0;
        for (int i = n - 1; i >= 0; --i) {
            x = x << limb_bits | a[i];
            quotient[i] = low(x / b);
            x %= b;
        }
        return low(x);
    }
    /** The number with which an odd @a a gives 1, modulo the size of a limb. */
    static limb_type inverse(limb_type a) {
        limb_type x = a;            // right in three bits; each step doubles them
        for (int bits = 3; bits < limb_bits; bits *= 2)
            x = static_cast<limb_type>(x * (2 - a * x));
        return x;
    }
    /** The number in decimal; @a x is 0 afterwards. */
    static String unparse_clear(limb_type *x, int n) {
        StringAccum sa;
        do {
            sa << static_cast<char>('0' + divide(x, x, n, 10));
            while (n > 0 && x[n - 1] == 0)
                --n;
        } while (n > 0);
        for (int i = 0, j = sa.length() - 1; i < j; ++i, --j)
            click_swap(sa.data()[i], sa.data()[j]);
        return sa.take_string();
    }
};

typedef Bigint<uint32_t> bigint;

CLICK_ENDDECLS
#endif
