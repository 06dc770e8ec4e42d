// Parsers for Args: numbers, booleans, times, rates.
#include <click/config.h>
#include <click/args.hh>
#include <click/confparse.hh>
#include <float.h>
#include "decimal.hh"
CLICK_DECLS

/* ---- integers ---- */

static inline int digit_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 36;
}

const char *IntArg::parse(const char *begin, const char *end, bool is_signed, int size, uint64_t &magnitude, bool &negative) {
    const char *s = begin;
    magnitude = 0;
    negative = false;
    status = status_inval;
    if (s < end && ((*s == '-' && is_signed) || *s == '+'))
        negative = *s++ == '-';
    int b = base;
    if (s + 2 < end && *s == '0') { // a prefix counts only with a digit behind it
        if ((b == 0 || b == 16) && (s[1] == 'x' || s[1] == 'X') && digit_value(s[2]) < 16) {
            b = 16;
            s += 2;
        } else if ((b == 0 || b == 2) && (s[1] == 'b' || s[1] == 'B') && digit_value(s[2]) < 2) {
            b = 2;
            s += 2;
        }
    }
    if (b == 0)
        b = s < end && *s == '0' ? 8 : 10;
    if (s >= end || digit_value(*s) >= b)
        return begin;
    uint64_t x = 0, most = UINT64_MAX / b;
    bool overflow = false;
    for (; s < end; ++s) {
        if (*s == '_') {
            if (s + 1 >= end || digit_value(s[1]) >= b)
                break;
            continue;
        }
        unsigned d = digit_value(*s);
        if (d >= static_cast<unsigned>(b))
            break;
        if (x > most || x * b > UINT64_MAX - d)
            overflow = true;
        x = x * b + d;
    }
    uint64_t limit = is_signed ? (static_cast<uint64_t>(1) << (8 * size - 1)) - !negative : UINT64_MAX >> (64 - 8 * size);
    status = status_ok;
    if (overflow || x > limit) {
        x = limit;
        status = status_range;
    }
    magnitude = x;
    return s;
}

bool IntArg::fail_inval(const ArgContext &args) {
    args.error("invalid number");
    return false;
}
bool IntArg::fail_range(const ArgContext &args, int64_t bound) {
    args.error("out of range, bound %^64d", bound);
    return false;
}
bool IntArg::fail_range(const ArgContext &args, uint64_t bound) {
    args.error("out of range, bound %^64u", bound);
    return false;
}

/* ---- fixed point ---- */

bool FixedPointArg::parse_magnitude(const String &str, bool is_signed, uint32_t &magnitude, bool &negative) {
    Decimal d;
    status = status_inval;
    if (decimal_parse(str.begin(), str.end(), d) != str.end() || !str || (d.negative && !is_signed))
        return false;
    uint64_t x = decimal_scale(d, 1, exponent_delta, fraction_bits);
    uint64_t limit = is_signed ? 0x7FFFFFFFU + static_cast<uint64_t>(d.negative) : 0xFFFFFFFFU;
    status = x > limit ? static_cast<int>(status_range) : static_cast<int>(status_ok);
    magnitude = static_cast<uint32_t>(x > limit ? limit : x);
    negative = d.negative;
    return true;
}

bool FixedPointArg::parse_saturating(const String &str, uint32_t &result, const ArgContext &) {
    uint32_t x;
    bool negative;
    if (!parse_magnitude(str, false, x, negative))
        return false;
    result = x;
    return true;
}

bool FixedPointArg::parse(const String &str, uint32_t &result, const ArgContext &args) {
    uint32_t x;
    if (!parse_saturating(str, x))
        return false;
    if (status == status_range) {
        args.error("out of range, bound %s", cp_unparse_real2(x, fraction_bits).c_str());
        return false;
    }
    result = x;
    return true;
}

bool FixedPointArg::parse_saturating(const String &str, int32_t &result, const ArgContext &) {
    uint32_t x;
    bool negative;
    if (!parse_magnitude(str, true, x, negative))
        return false;
    result = static_cast<int32_t>(negative ? ~x + 1 : x);
    return true;
}

bool FixedPointArg::parse(const String &str, int32_t &result, const ArgContext &args) {
    int32_t x;
    if (!parse_saturating(str, x))
        return false;
    if (status == status_range) {
        args.error("out of range, bound %s", cp_unparse_real2(x, fraction_bits).c_str());
        return false;
    }
    result = x;
    return true;
}

bool DecimalFixedPointArg::parse_saturating(const String &str, uint32_t &result, const ArgContext &) {
    Decimal d;
    status = status_inval;
    if (decimal_parse(str.begin(), str.end(), d) != str.end() || !str || d.negative)
        return false;
    uint64_t x = decimal_scale(d, 1, fraction_digits + exponent_delta, 0);
    status = x > 0xFFFFFFFFU ? static_cast<int>(status_range) : static_cast<int>(status_ok);
    result = x > 0xFFFFFFFFU ? 0xFFFFFFFFU : static_cast<uint32_t>(x);
    return true;
}

bool DecimalFixedPointArg::parse_saturating(const String &str, int32_t &result, const ArgContext &) {
    Decimal d;
    status = status_inval;
    if (decimal_parse(str.begin(), str.end(), d) != str.end() || !str)
        return false;
    uint64_t x = decimal_scale(d, 1, fraction_digits + exponent_delta, 0);
    uint64_t limit = 0x7FFFFFFFU + static_cast<uint64_t>(d.negative);
    status = x > limit ? static_cast<int>(status_range) : static_cast<int>(status_ok);
    uint32_t m = static_cast<uint32_t>(x > limit ? limit : x);
    result = static_cast<int32_t>(d.negative ? ~m + 1 : m);
    return true;
}

bool DecimalFixedPointArg::parse_saturating(const String &str, uint32_t &ipart, uint32_t &fpart, const ArgContext &) {
    Decimal d;
    status = status_inval;
    if (decimal_parse(str.begin(), str.end(), d) != str.end() || !str || d.negative)
        return false;
    uint64_t one = 1;
    for (int i = 0; i < fraction_digits; ++i)
        one *= 10;
    uint64_t x = decimal_scale(d, 1, fraction_digits + exponent_delta, 0);
    status = x / one > 0xFFFFFFFFU ? static_cast<int>(status_range) : static_cast<int>(status_ok);
    ipart = status == status_range ? 0xFFFFFFFFU : static_cast<uint32_t>(x / one);
    fpart = static_cast<uint32_t>(status == status_range ? one - 1 : x % one);
    return true;
}

#define DECIMAL_PARSE(T)                                                                            \
    bool DecimalFixedPointArg::parse(const String &str, T &result, const ArgContext &args) {        \
        T x;                                                                                        \
        if (!parse_saturating(str, x))                                                              \
            return false;                                                                           \
        if (status == status_range) {                                                               \
            args.error("out of range");                                                             \
            return false;                                                                           \
        }                                                                                           \
        result = x;                                                                                 \
        return true;                                                                                \
    }
DECIMAL_PARSE(uint32_t)
DECIMAL_PARSE(int32_t)
#undef DECIMAL_PARSE

bool DecimalFixedPointArg::parse(const String &str, uint32_t &ipart, uint32_t &fpart, const ArgContext &args) {
    uint32_t i, f;
    if (!parse_saturating(str, i, f))
        return false;
    if (status == status_range) {
        args.error("out of range");
        return false;
    }
    ipart = i;
    fpart = f;
    return true;
}

/* ---- floating point ---- */

bool DoubleArg::parse(const String &str, double &result, const ArgContext &args) {
    status = status_inval;
    if (!str || isspace(static_cast<unsigned char>(str[0])))
        return false;
    char *end;
    errno = 0;
    const char *text = str.c_str();
    double x = strtod(text, &end);
    if (end != text + str.length() || end == text)
        return false;
    if (errno == ERANGE) {
        status = status_range;
        if (x > 1 || x < -1)
            args.error("out of range, bound %.12g", x < 0 ? -DBL_MAX : DBL_MAX);
        else
            args.error("underflow, rounded to %.12g", x);
        return false;
    }
    status = status_ok;
    result = x;
    return true;
}

/* ---- booleans ---- */

bool BoolArg::parse(const String &str, bool &result, const ArgContext &) {
    static const char words[][6] = {"0", "false", "f", "no", "n", "1", "true", "t", "yes", "y"};
    for (int i = 0; i < 10; ++i)
        if (str == words[i]) {
            result = i >= 5;
            return true;
        }
    return false;
}

/* ---- numbers with units ---- */

const char *UnitArg::parse(const char *begin, const char *end, unsigned &factor, int &power) const {
    factor = 1;
    power = 0;
    Decimal ignored;
    const char *number_end = decimal_parse(begin, end, ignored);
    if (!number_end)
        return 0;
    if (number_end == end)
        return end;
    const char *unit = number_end;
    while (unit < end && isspace(static_cast<unsigned char>(*unit)))
        ++unit;
    for (const char *u = _units; *u; ) {
        bool prefixable = *u == '%';
        u += prefixable;
        const char *name = u;
        while (*u != '=')
            ++u;
        long name_len = u - name;
        char *after;
        unsigned f = static_cast<unsigned>(strtoul(u + 1, &after, 10));
        int p = *after == 'e' ? static_cast<int>(strtol(after + 1, &after, 10)) : 0;
        u = *after ? after + 1 : after;
        long extra = (end - unit) - name_len;
        if (extra < 0 || extra > prefixable || memcmp(end - name_len, name, name_len) != 0)
            continue;
        if (extra == 1) {
            const char *q = _prefixes;
            while (*q && *q != *unit) {
                while (*q && *q != ' ')
                    ++q;
                while (*q == ' ')
                    ++q;
            }
            if (!*q)
                continue;
            p += static_cast<int>(strtol(q + 2, 0, 10));
        }
        factor = f;
        power = p;
        return number_end;
    }
    return 0;
}

static const char time_units[] = "%s=1 %sec=1 m=60 min=60 h=3600 hr=3600 d=86400 day=86400";
static const char time_prefixes[] = "m=-3 u=-6 n=-9";
static const char rate_units[] = "%bps=125e-3 %b/s=125e-3 %baud=125e-3 %Bps=1 %B/s=1";
static const char rate_prefixes[] = "k=3 K=3 M=6 G=9";

/** Number, unit and nothing else; the value is d * factor * 10^power. */
static bool parse_units(const String &str, const UnitArg &units, Decimal &d, unsigned &factor, int &power) {
    const char *number_end = units.parse(str.begin(), str.end(), factor, power);
    return number_end && decimal_parse(str.begin(), number_end, d) == number_end;
}

bool BandwidthArg::parse(const String &str, uint32_t &result, const ArgContext &args) {
    Decimal d;
    unsigned factor;
    int power;
    status = status_inval;
    if (!parse_units(str, UnitArg(rate_units, rate_prefixes), d, factor, power) || d.negative)
        return false;
    const char *last = str.end() - 1;
    bool unitless = *last == '.' || (*last >= '0' && *last <= '9');
    uint64_t x = decimal_scale(d, factor, power, 0);
    if (x > 0xFFFFFFFFU) {
        status = status_range;
        args.error("out of range");
        return false;
    }
    status = unitless ? static_cast<int>(status_unitless) : static_cast<int>(status_ok);
    result = static_cast<uint32_t>(x);
    return true;
}

String BandwidthArg::unparse(uint32_t x) { return cp_unparse_bandwidth(x); }

bool SecondsArg::parse_saturating(const String &str, uint32_t &result, const ArgContext &) {
    Decimal d;
    unsigned factor;
    int power;
    status = status_inval;
    if (!parse_units(str, UnitArg(time_units, time_prefixes), d, factor, power) || d.negative)
        return false;
    uint64_t x = decimal_scale(d, factor, power + fraction_digits, 0);
    status = x > 0xFFFFFFFFU ? static_cast<int>(status_range) : static_cast<int>(status_ok);
    result = x > 0xFFFFFFFFU ? 0xFFFFFFFFU : static_cast<uint32_t>(x);
    return true;
}

bool SecondsArg::parse(const String &str, uint32_t &result, const ArgContext &args) {
    uint32_t x;
    if (!parse_saturating(str, x))
        return false;
    if (status == status_range) {
        args.error("out of range");
        return false;
    }
    result = x;
    return true;
}

bool SecondsArg::parse(const String &str, double &result, const ArgContext &args) {
    status = status_inval;
    unsigned factor;
    int power;
    const char *number_end = UnitArg(time_units, time_prefixes).parse(str.begin(), str.end(), factor, power);
    double x;
    DoubleArg number;
    if (!number_end || !number.parse(str.substring(str.begin(), number_end), x, args))
        return false;
    x *= factor;
    for (; power < 0; ++power)
        x /= 10;
    status = status_ok;
    result = x;
    return true;
}

bool TimestampArg::parse(const String &str, Timestamp &result, const ArgContext &args) {
    Decimal d;
    unsigned factor;
    int power;
    status = status_inval;
    if (!parse_units(str, UnitArg(time_units, time_prefixes), d, factor, power) || (d.negative && !is_signed))
        return false;
    uint64_t x = decimal_scale(d, factor, power + 9, 0);
    uint64_t sec = x / 1000000000U;
    if (sec > static_cast<uint64_t>(Timestamp::max_seconds)) {
        status = status_range;
        args.error("out of range");
        return false;
    }
    status = status_ok;
    // a negative number sets the whole seconds only: -1.5 is -1 s plus 0.5 s (arguments.md, pitfall 13)
    int32_t s = static_cast<int32_t>(sec);
    result = Timestamp::make_nsec(d.negative ? -s : s, static_cast<uint32_t>(x % 1000000000U));
    return true;
}

CLICK_ENDDECLS
