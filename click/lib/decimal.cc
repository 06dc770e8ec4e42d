// Decimal numbers: reading and scaling.
#include "decimal.hh"
CLICK_DECLS

typedef unsigned __int128 uint128;

static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

const char *decimal_parse(const char *s, const char *end, Decimal &d) {
    d.mantissa = 0;
    d.exponent = 0;
    d.negative = false;
    if (s < end && (*s == '+' || *s == '-'))
        d.negative = *s++ == '-';
    int digits = 0;
    bool point = false, after_digit = false;
    for (; s < end; ++s) {
        if (*s == '.' && !point) {
            point = true;
            after_digit = false;
        } else if (is_digit(*s)) {
            if (d.mantissa < 100000000000000000ULL) {
                d.mantissa = 10 * d.mantissa + (*s - '0');
                d.exponent -= point;
            } else if (!point && d.exponent < 100000)
                ++d.exponent;
            if (digits < 1)
                digits = 1;
            after_digit = true;
        } else if (*s == '_' && after_digit && s + 1 < end && is_digit(s[1]))
            after_digit = false;
        else
            break;
    }
    if (!digits)
        return 0;
    if (s < end && (*s == 'e' || *s == 'E')) {
        const char *p = s + 1;
        bool negative = false;
        if (p < end && (*p == '+' || *p == '-'))
            negative = *p++ == '-';
        if (p < end && is_digit(*p)) {
            int e = 0;
            for (; p < end && (is_digit(*p) || (*p == '_' && is_digit(p[-1]) && p + 1 < end && is_digit(p[1]))); ++p)
                if (*p != '_' && e < 100000)
                    e = 10 * e + (*p - '0');
            d.exponent += negative ? -e : e;
            s = p;
        }
    }
    return s;
}

uint64_t divide_128(uint64_t hi, uint64_t lo, uint64_t d, uint64_t *remainder) {
    uint64_t q = 0, r = hi;
    if (hi >= d)
        return UINT64_MAX;
    for (int i = 63; i >= 0; --i) {
        bool carry = r >> 63;
        r = r << 1 | ((lo >> i) & 1);
        q <<= 1;
        if (carry || r >= d) {
            r -= d;
            q |= 1;
        }
    }
    if (remainder)
        *remainder = r;
    return q;
}

uint64_t decimal_scale(const Decimal &d, unsigned factor, int power, int bits) {
    uint128 x = static_cast<uint128>(d.mantissa) * factor; // < 2^96
    int e = d.exponent + power;
    if (x == 0)
        return 0;
    for (; e > 0; --e) {
        if (x >> 64)
            return UINT64_MAX;
        x *= 10;
    }
    if (e == 0)
        return (x >> (64 - bits)) ? UINT64_MAX : static_cast<uint64_t>(x << bits);
    x <<= bits; // <= 2^128, as bits <= 32
    // divide by 10^-e, at most 10^19 at a time; what earlier steps cut off cannot change how the last one rounds up
    while (e < -19) {
        const uint64_t ten19 = 10000000000000000000ULL;
        uint64_t hi = static_cast<uint64_t>(x >> 64), rem;
        uint64_t qhi = hi / ten19;
        uint64_t qlo = divide_128(hi % ten19, static_cast<uint64_t>(x), ten19, &rem);
        x = static_cast<uint128>(qhi) << 64 | qlo;
        e += 19;
        if (x == 0)
            return 0;
    }
    uint64_t den = 1;
    for (; e < 0; ++e)
        den *= 10;
    uint64_t hi = static_cast<uint64_t>(x >> 64), rem = 0;
    if (hi >= den)
        return UINT64_MAX;
    uint64_t q = divide_128(hi, static_cast<uint64_t>(x), den, &rem);
    return q + (rem >= den - rem && q != UINT64_MAX);
}

CLICK_ENDDECLS
