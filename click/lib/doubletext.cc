// -*- c-basic-offset: 4 -*-
/*
 * doubletext.{cc,hh} -- doubles as text. A double is m * 2^e. With e >= 0 it is an integer; else it is m * 5^-e / 10^-e. So one
 * product of big integers gives all its decimal digits, and rounding looks at digits alone.
 */
#include <click/config.h>
#include "doubletext.hh"
#include <math.h>
CLICK_DECLS

namespace {

/** All digits of a finite double, without zeros in front; its value is 0.digits * 10^point. */
class Digits { public:
    explicit Digits(double magnitude);
    /** Keeps @a n digits, as few as 0, and rounds what is left: to the even digit when it is just a half. */
    void round(int n);
    /** The digit at @a i, where the first is 0; '0' beyond either end. */
    char at(int i) const { return i >= 0 && i < _n ? _digits[i] : '0'; }
    int length() const { return _n; }
    int point() const { return _point; }

  private:
    // m has 53 bits, and 5^1074 has 2494: 767 digits, 9 in a limb
    enum { nlimbs = 86, limb_digits = 9 };
    static const uint32_t limb_base = 1000000000;
    int _n;
    int _point;
    char _digits[1 + nlimbs * limb_digits];     // one more: rounding may carry into it
};

void
multiply(uint32_t *limbs, int &n, uint32_t factor, uint32_t base)
{
    uint64_t carry = 0;
    for (int i = 0; i < n; ++i) {
        carry += static_cast<uint64_t>(limbs[i]) * factor;
        limbs[i] = carry % base;
        carry /= base;
    }
    if (carry)
        limbs[n++] = carry;
}

Digits::Digits(double magnitude)
    : _n(0), _point(0)
{
    uint64_t bits;
    memcpy(&bits, &magnitude, sizeof(bits));
    int exponent = (bits >> 52) & 2047;
    uint64_t m = bits & ((static_cast<uint64_t>(1) << 52) - 1);
    if (exponent)
        m |= static_cast<uint64_t>(1) << 52;
    else
        exponent = 1;           // denormal
    exponent -= 1023 + 52;
    uint32_t limbs[nlimbs];
    int n = 0;
    for (; m; m /= limb_base)
        limbs[n++] = m % limb_base;
    if (!n)
        return;
    for (int left = exponent; left > 0; left -= 29)
        multiply(limbs, n, 1U << (left < 29 ? left : 29), limb_base);
    for (int left = -exponent; left > 0; --left)
        multiply(limbs, n, 5, limb_base);
    for (int i = n - 1; i >= 0; --i)
        for (uint32_t unit = limb_base / 10; unit; unit /= 10) {
            char digit = '0' + limbs[i] / unit % 10;
            if (_n || digit != '0')
                _digits[_n++] = digit;
        }
    _point = _n - (exponent < 0 ? -exponent : 0);
}

void
Digits::round(int n)
{
    if (n >= _n)
        return;
    bool up = false;
    if (n >= 0) {
        up = _digits[n] > '5';
        if (_digits[n] == '5') {
            up = n > 0 && (_digits[n - 1] & 1);
            for (int i = n + 1; i < _n && !up; ++i)
                up = _digits[i] != '0';
        }
    }
    _n = n < 0 ? 0 : n;
    if (!up)
        return;
    int i = _n;
    while (i > 0 && _digits[i - 1] == '9')
        _digits[--i] = '0';
    if (i > 0)
        ++_digits[i - 1];
    else {                      // 9.99 is 10.0 now; the zero at its end is within what was to be kept, or harmless
        memmove(_digits + 1, _digits, _n);
        _digits[0] = '1';
        ++_n;
        ++_point;
    }
}

void
append_exponent(StringAccum &sa, char letter, int exponent)
{
    sa << letter << (exponent < 0 ? '-' : '+');
    exponent = exponent < 0 ? -exponent : exponent;
    if (exponent < 10)
        sa << '0';
    sa << exponent;
}

}

void
click_append_double(StringAccum &sa, double x, char conversion, int precision, bool alternate)
{
    char style = conversion | 0x20;             // lower case
    bool upper = conversion != style;
    if (isnan(x) || isinf(x)) {
        sa << (isnan(x) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"));
        return;
    }
    Digits d(fabs(x));
    bool zero = d.length() == 0;
    if (precision < 0)
        precision = 6;
    bool strip = style == 'g' && !alternate;
    if (style == 'g') {
        if (precision == 0)
            precision = 1;
        d.round(precision);
        int exponent = zero ? 0 : d.point() - 1;
        style = exponent < -4 || exponent >= precision ? 'e' : 'f';
        precision -= style == 'e' ? 1 : exponent + 1;
    }
    d.round(style == 'e' ? precision + 1 : d.point() + precision);
    int point = style == 'e' || zero ? 1 : d.point();      // digits before the point
    if (point <= 0)
        sa << '0';
    for (int i = 0; i < point; ++i)
        sa << d.at(i);
    if (strip)
        while (precision > 0 && d.at(point + precision - 1) == '0')
            --precision;
    if (precision > 0 || alternate)
        sa << '.';
    for (int i = 0; i < precision; ++i)
        sa << d.at(point + i);
    if (style == 'e')
        append_exponent(sa, upper ? 'E' : 'e', zero ? 0 : d.point() - 1);
}

CLICK_ENDDECLS
