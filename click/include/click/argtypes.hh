// -*- c-basic-offset: 4 -*-
// The parsers for Args that belong to no class of their own: numbers, booleans, times, strings, elements. Included by args.hh.
#ifndef CLICK_ARGTYPES_HH
#define CLICK_ARGTYPES_HH
#include <click/args.hh>
CLICK_DECLS
class Element;
class HandlerCall;

/** What number parsers report. */
class NumArg { public:
    enum {
        status_ok = 0,
        status_inval = EINVAL,
        status_range = ERANGE,
        status_notsup = 95,
        status_unitless = 1000
    };
};

/** Integers: sign, then decimal, 0x, 0b or 0 (octal) digits with single _ between them; @a base 0 chooses by prefix. */
class IntArg : public NumArg { public:
    IntArg(int base_ = 0) : base(base_), status(status_ok) {}

    /** Parses a prefix of [begin, end): returns its end, or begin if there is no number. The value is clipped to
     *  @a size bytes; status says status_ok, status_inval or status_range. */
    const char *parse(const char *begin, const char *end, bool is_signed, int size, uint64_t &magnitude, bool &negative);

    template <typename V> bool parse_saturating(const String &str, V &result, const ArgContext & = blank_args) {
        uint64_t magnitude;
        bool negative;
        const char *s = parse(str.begin(), str.end(), integer_traits<V>::is_signed, sizeof(V), magnitude, negative);
        if (s != str.end())
            status = status_inval;
        if (status != status_ok && status != status_range)
            return false;
        result = to_value<V>(magnitude, negative);
        return true;
    }
    template <typename V> bool parse(const String &str, V &result, const ArgContext &args = blank_args) {
        V x;
        if (!parse_saturating(str, x, args))
            return fail_inval(args);
        if (status == status_range)
            return integer_traits<V>::is_signed ? fail_range(args, static_cast<int64_t>(x)) : fail_range(args, static_cast<uint64_t>(x));
        result = x;
        return true;
    }

    int base;
    int status;

  protected:
    template <typename V> static V to_value(uint64_t magnitude, bool negative) {
        return static_cast<V>(negative ? ~magnitude + 1 : magnitude);
    }
    static bool fail_inval(const ArgContext &args);
    static bool fail_range(const ArgContext &args, int64_t bound);
    static bool fail_range(const ArgContext &args, uint64_t bound);
};

/** Clips to the type's limits instead of failing. */
class SaturatingIntArg : public IntArg { public:
    SaturatingIntArg(int base_ = 0) : IntArg(base_) {}
    template <typename V> bool parse(const String &str, V &result, const ArgContext &args = blank_args) {
        return parse_saturating(str, result, args) || fail_inval(args);
    }
};

/** Fails outside [min, max]. */
class BoundedIntArg : public IntArg { public:
    template <typename T> BoundedIntArg(T min, T max, int base_ = 0)
        : IntArg(base_), _min(static_cast<int64_t>(min)), _max(static_cast<int64_t>(max)),
          _signed(integer_traits<T>::is_signed) {}
    template <typename V> bool parse(const String &str, V &result, const ArgContext &args = blank_args) {
        V x = 0;
        if (!IntArg::parse(str, x, args))
            return false;
        if (_signed || integer_traits<V>::is_signed) {
            // a value beyond int64_t is larger than any signed bound
            bool huge = !integer_traits<V>::is_signed && static_cast<uint64_t>(x) > static_cast<uint64_t>(INT64_MAX);
            int64_t y = static_cast<int64_t>(x);
            if (!huge && y < _min)
                return status = status_range, fail_range(args, _min);
            if (_signed ? huge || y > _max : y > 0 && static_cast<uint64_t>(y) > static_cast<uint64_t>(_max))
                return status = status_range, fail_range(args, _max);
        } else {
            uint64_t y = static_cast<uint64_t>(x);
            if (y < static_cast<uint64_t>(_min))
                return status = status_range, fail_range(args, static_cast<uint64_t>(_min));
            if (y > static_cast<uint64_t>(_max))
                return status = status_range, fail_range(args, static_cast<uint64_t>(_max));
        }
        result = x;
        return true;
    }
  private:
    int64_t _min;
    int64_t _max;
    bool _signed;
};

template <> struct DefaultArg<char> : public IntArg {};
template <> struct DefaultArg<signed char> : public IntArg {};
template <> struct DefaultArg<unsigned char> : public IntArg {};
template <> struct DefaultArg<short> : public IntArg {};
template <> struct DefaultArg<unsigned short> : public IntArg {};
template <> struct DefaultArg<int> : public IntArg {};
template <> struct DefaultArg<unsigned int> : public IntArg {};
template <> struct DefaultArg<long> : public IntArg {};
template <> struct DefaultArg<unsigned long> : public IntArg {};
template <> struct DefaultArg<long long> : public IntArg {};
template <> struct DefaultArg<unsigned long long> : public IntArg {};

/** Reals as integers with @a fraction_bits binary digits after the point, times 10^exponent. */
class FixedPointArg : public NumArg { public:
    explicit FixedPointArg(int fraction_bits_, int exponent_ = 0)
        : fraction_bits(fraction_bits_), exponent_delta(exponent_), status(status_ok) {}
    bool parse_saturating(const String &str, uint32_t &result, const ArgContext &args = blank_args);
    bool parse(const String &str, uint32_t &result, const ArgContext &args = blank_args);
    bool parse_saturating(const String &str, int32_t &result, const ArgContext &args = blank_args);
    bool parse(const String &str, int32_t &result, const ArgContext &args = blank_args);
    int fraction_bits;
    int exponent_delta;
    int status;
  private:
    bool parse_magnitude(const String &str, bool is_signed, uint32_t &magnitude, bool &negative);
};

/** Reals as integers with @a fraction_digits decimal digits after the point, times 10^exponent. */
class DecimalFixedPointArg : public NumArg { public:
    explicit DecimalFixedPointArg(int fraction_digits_, int exponent_ = 0)
        : fraction_digits(fraction_digits_), exponent_delta(exponent_), status(status_ok) {}
    bool parse_saturating(const String &str, uint32_t &result, const ArgContext &args = blank_args);
    bool parse(const String &str, uint32_t &result, const ArgContext &args = blank_args);
    bool parse_saturating(const String &str, int32_t &result, const ArgContext &args = blank_args);
    bool parse(const String &str, int32_t &result, const ArgContext &args = blank_args);
    /** Whole part and fraction apart. */
    bool parse_saturating(const String &str, uint32_t &ipart, uint32_t &fpart, const ArgContext &args = blank_args);
    bool parse(const String &str, uint32_t &ipart, uint32_t &fpart, const ArgContext &args = blank_args);
    int fraction_digits;
    int exponent_delta;
    int status;
};

/** strtod() without leading space. */
class DoubleArg : public NumArg { public:
    DoubleArg() : status(status_ok) {}
    bool parse(const String &str, double &result, const ArgContext &args = blank_args);
    int status;
};
template <> struct DefaultArg<double> : public DoubleArg {};

class BoolArg { public:
    static bool parse(const String &str, bool &result, const ArgContext &args = blank_args);
    static String unparse(bool x) { return String(x); }
};
template <> struct DefaultArg<bool> : public BoolArg {};

/** Splits a number from its unit. @a units: blank-separated `NAME=FACTOR` or `NAME=FACTORe-POWER`, with % in front where a
 *  prefix may stand; @a prefixes: `LETTER=POWER` of ten. */
class UnitArg { public:
    explicit UnitArg(const char *units, const char *prefixes) : _units(units), _prefixes(prefixes) {}
    /** The end of the number, without the space before the unit; the unit is @a factor times 10^power. Without a unit:
     *  @a end, factor 1, power 0. 0 if the unit is unknown. */
    const char *parse(const char *begin, const char *end, unsigned &factor, int &power) const;
  private:
    const char *_units;
    const char *_prefixes;
};

/** Bytes per second. */
class BandwidthArg : public NumArg { public:
    BandwidthArg() : status(status_ok) {}
    bool parse(const String &str, uint32_t &result, const ArgContext &args = blank_args);
    static String unparse(uint32_t x);
    int status;
};

/** Seconds times 10^digits. */
class SecondsArg : public NumArg { public:
    explicit SecondsArg(int digits = 0) : fraction_digits(digits), status(status_ok) {}
    bool parse_saturating(const String &str, uint32_t &result, const ArgContext &args = blank_args);
    bool parse(const String &str, uint32_t &result, const ArgContext &args = blank_args);
    bool parse(const String &str, double &result, const ArgContext &args = blank_args);
    int fraction_digits;
    int status;
};

class TimestampArg : public NumArg { public:
    explicit TimestampArg(bool signed_ = false) : is_signed(signed_), status(status_ok) {}
    bool parse(const String &str, Timestamp &result, const ArgContext &args = blank_args);
    bool is_signed;
    int status;
};
template <> struct DefaultArg<Timestamp> : public TimestampArg {};

/** The argument as it stands. */
class AnyArg { public:
    static bool parse(const String &, const ArgContext & = blank_args) { return true; }
    static bool parse(const String &str, String &result, const ArgContext & = blank_args) {
        result = str;
        return true;
    }
    static bool parse(const String &str, Vector<String> &result, const ArgContext & = blank_args) {
        result.push_back(str);
        return true;
    }
};

class StringArg { public:
    static bool parse(const String &str, String &result, const ArgContext &args = blank_args);
};
template <> struct DefaultArg<String> : public StringArg {};

class WordArg { public:
    static bool parse(const String &str, String &result, const ArgContext &args = blank_args);
};

class KeywordArg { public:
    static bool parse(const String &str, String &result, const ArgContext &args = blank_args);
};

#if CLICK_USERLEVEL || CLICK_MINIOS
class FilenameArg { public:
    static bool parse(const String &str, String &result, const ArgContext &args = blank_args);
};
#endif

/** Byte offset of an annotation; @a size 0 or less keeps the size packed in the value. */
class AnnoArg { public:
    explicit AnnoArg(int size_) : size(size_) {}
    bool parse(const String &str, int &result, const ArgContext &args = blank_args) const;
    int size;
};

class ElementArg { public:
    static bool parse(const String &str, Element *&result, const ArgContext &args);
};
template <> struct DefaultArg<Element *> : public ElementArg {};

/** An element whose cast() to @a type succeeds; the result is what cast() gives. */
class ElementCastArg { public:
    explicit ElementCastArg(const char *type_) : type(type_) {}
    template <typename T> bool parse(const String &str, T *&result, const ArgContext &args) const {
        void *x = cast(str, args);
        if (x)
            result = static_cast<T *>(x);
        return x != 0;
    }
    const char *type;
  private:
    void *cast(const String &str, const ArgContext &args) const;
};

/** A number, or a name of this NameInfo type. */
class NamedIntArg { public:
    explicit NamedIntArg(uint32_t type_) : type(type_) {}
    bool parse(const String &str, int &result, const ArgContext &args = blank_args) const { return parse_value(str, result, args); }
    template <typename T> bool parse(const String &str, T &result, const ArgContext &args = blank_args) const {
        int x;
        if (!parse_value(str, x, args))
            return false;
        result = static_cast<T>(x);
        return true;
    }
    uint32_t type;
  private:
    bool parse_value(const String &str, int &result, const ArgContext &args) const;
};

CLICK_ENDDECLS
#endif
