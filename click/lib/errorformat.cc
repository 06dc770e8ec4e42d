// The format language of messages: printf's, with %< %> %, for quotes and %p{name} for values given by pointer.
#include <click/config.h>
#include <click/error.hh>
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
#include <click/smp.hh>
#include <click/straccum.hh>
#include <click/timestamp.hh>
#include "doubletext.hh"
#include <math.h>
#if CLICK_USERLEVEL
# include <unistd.h>
#endif
CLICK_DECLS

struct ErrorHandler::Conversion {
    String name;
    ConversionFunction function;
    Conversion *next;
};

extern String click_unparse_element_conversion(int, const void *); // elementconversion.cc

namespace {

struct Builtin {
    const char *name;
    ErrorHandler::ConversionFunction function;
};

String timeval_conversion(int, const void *p) { return Timestamp(*static_cast<const struct timeval *>(p)).unparse(); }
String timestamp_conversion(int, const void *p) { return static_cast<const Timestamp *>(p)->unparse(); }
String ip_conversion(int, const void *p) { return static_cast<const IPAddress *>(p)->unparse(); }
String ether_conversion(int, const void *p) { return static_cast<const EtherAddress *>(p)->unparse(); }

const Builtin builtins[] = {
    {"element", click_unparse_element_conversion},
    {"timestamp", timestamp_conversion},
    {"timeval", timeval_conversion},
    {"ip_ptr", ip_conversion},
    {"ether_ptr", ether_conversion},
};

ErrorHandler::Conversion *conversions;

/** Typographic quotes only on a terminal that reads UTF-8: files and pipes always get apostrophes. */
int default_flags() {
#if CLICK_USERLEVEL
    static int known = -1; // threads that find it out at the same time find the same
    int flags = CLICK_SHARED_LOAD(known);
    if (flags < 0) {
        const char *lang = getenv("LANG");
        flags = lang && (strstr(lang, "UTF-8") || strstr(lang, "UTF8") || strstr(lang, "utf8")) && isatty(2)
            ? static_cast<int>(ErrorHandler::cf_utf8) : 0;
        CLICK_SHARED_STORE(known, flags);
    }
    return flags;
#else
    return 0;
#endif
}

struct Spec {
    int flags;
    int width;
    int precision; // -1: none
    int bits;      // of an integer argument
};

void pad(StringAccum &sa, const Spec &spec, const char *prefix, int prefix_len, const char *s, int len) {
    int fill = spec.width - prefix_len - len;
    bool left = spec.flags & ErrorHandler::cf_left_just;
    bool zeros = (spec.flags & ErrorHandler::cf_zero_pad) && !left;
    if (fill > 0 && !left && !zeros)
        sa.append_fill(' ', fill);
    sa.append(prefix, prefix_len);
    if (fill > 0 && zeros)
        sa.append_fill('0', fill);
    sa.append(s, len);
    if (fill > 0 && left)
        sa.append_fill(' ', fill);
}

void append_integer(StringAccum &sa, Spec spec, char conv, uint64_t x, bool negative) {
    char buf[96], *end = buf + sizeof(buf), *s = end;
    const char *digits = conv == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    unsigned base = conv == 'o' ? 8 : (conv == 'x' || conv == 'X' || conv == 'p' ? 16 : 10);
    bool zero = x == 0;
    for (; x; x /= base)
        *--s = digits[x % base];
    int want = spec.precision < 0 ? 1 : (spec.precision > 64 ? 64 : spec.precision);
    while (end - s < want)
        *--s = '0';
    char prefix[2];
    int prefix_len = 0;
    if (negative)
        prefix[prefix_len++] = '-';
    else if (base == 10 && conv != 'u' && (spec.flags & ErrorHandler::cf_plus_positive))
        prefix[prefix_len++] = '+';
    else if (base == 10 && conv != 'u' && (spec.flags & ErrorHandler::cf_space_positive))
        prefix[prefix_len++] = ' ';
    if (base == 16 && (conv == 'p' || ((spec.flags & ErrorHandler::cf_alternate_form) && !zero))) {
        prefix[0] = '0';
        prefix[1] = conv == 'X' ? 'X' : 'x';
        prefix_len = 2;
    } else if (base == 8 && (spec.flags & ErrorHandler::cf_alternate_form) && (s == end || *s != '0'))
        *--s = '0';
    if (spec.precision >= 0)
        spec.flags &= ~ErrorHandler::cf_zero_pad;
    pad(sa, spec, prefix, prefix_len, s, static_cast<int>(end - s));
}

void append_double(StringAccum &sa, Spec spec, char conv, double x) {
    StringAccum text;
    click_append_double(text, x, conv, spec.precision > 100 ? 100 : spec.precision, spec.flags & ErrorHandler::cf_alternate_form);
    char sign = signbit(x) ? '-' : spec.flags & ErrorHandler::cf_plus_positive ? '+' : ' ';
    if (spec.width > 500)
        spec.width = 500;
    if (isnan(x) || isinf(x))
        spec.flags &= ~ErrorHandler::cf_zero_pad;
    pad(sa, spec, &sign, sign != ' ' || (spec.flags & ErrorHandler::cf_space_positive), text.data(), text.length());
}

/** Does the line that ends at the end of @a sa consist of annotations alone? */
bool at_line_start(const StringAccum &sa) {
    const char *s = sa.end();
    while (s > sa.begin() && s[-1] != '\n')
        --s;
    return ErrorHandler::skip_anno(s, sa.end()) == sa.end();
}

/** Keeps text from being taken for annotations. */
String protect(const StringAccum &before, const String &str) {
    StringAccum sa;
    bool start = at_line_start(before);
    for (const char *s = str.begin(), *end = str.end(); s < end; ) {
        const char *eol = find(s, end, '\n');
        if (start && ErrorHandler::skip_anno(s, eol) != s)
            sa << "{}";
        sa.append(s, eol < end ? eol + 1 : eol);
        s = eol + 1;
        start = true;
    }
    return sa.take_string();
}

} // namespace

ErrorHandler::Conversion *ErrorHandler::add_conversion(const String &name, ConversionFunction function) {
    Conversion *c = new Conversion;
    if (c) {
        c->name = name;
        c->function = function;
        c->next = conversions;
        conversions = c;
    }
    return c;
}

int ErrorHandler::remove_conversion(Conversion *conversion) {
    for (Conversion **p = &conversions; *p; p = &(*p)->next)
        if (*p == conversion) {
            *p = conversion->next;
            delete conversion;
            return 0;
        }
    return -1;
}

static ErrorHandler::ConversionFunction find_conversion(const char *name, int len) {
    for (ErrorHandler::Conversion *c = conversions; c; c = c->next)
        if (c->name.equals(name, len))
            return c->function;
    for (size_t i = 0; i != sizeof(builtins) / sizeof(builtins[0]); ++i)
        if (static_cast<int>(strlen(builtins[i].name)) == len && memcmp(builtins[i].name, name, len) == 0)
            return builtins[i].function;
    return 0;
}

String ErrorHandler::vxformat(int default_flags, const char *fmt, va_list val) {
    StringAccum sa(128);
    while (*fmt) {
        const char *plain = fmt;
        while (*fmt && *fmt != '%')
            ++fmt;
        sa.append(plain, fmt);
        if (!*fmt)
            break;
        const char *start = fmt++;

        Spec spec = {default_flags, 0, -1, 32};
        for (;; ++fmt) {
            if (*fmt == '#')
                spec.flags |= cf_alternate_form;
            else if (*fmt == '0')
                spec.flags |= cf_zero_pad;
            else if (*fmt == '-')
                spec.flags |= cf_left_just;
            else if (*fmt == ' ')
                spec.flags |= cf_space_positive;
            else if (*fmt == '+')
                spec.flags |= cf_plus_positive;
            else if (*fmt == '\'')
                spec.flags |= cf_singlequote;
            else
                break;
        }
        if (*fmt == '*') {
            ++fmt;
            spec.width = va_arg(val, int);
            if (spec.width < 0) {
                spec.flags |= cf_left_just;
                spec.width = -spec.width;
            }
        } else
            for (; *fmt >= '0' && *fmt <= '9'; ++fmt)
                if (spec.width < 1000000)
                    spec.width = 10 * spec.width + (*fmt - '0');
        if (*fmt == '.') {
            ++fmt;
            spec.precision = 0;
            if (*fmt == '*') {
                ++fmt;
                spec.precision = va_arg(val, int);
            } else
                for (; *fmt >= '0' && *fmt <= '9'; ++fmt)
                    if (spec.precision < 1000000)
                        spec.precision = 10 * spec.precision + (*fmt - '0');
        }
        if (*fmt == 'h') {
            spec.bits = fmt[1] == 'h' ? 8 : 16;
            fmt += fmt[1] == 'h' ? 2 : 1;
        } else if (*fmt == 'l') {
            spec.bits = fmt[1] == 'l' ? 8 * sizeof(long long) : 8 * sizeof(long);
            fmt += fmt[1] == 'l' ? 2 : 1;
        } else if (*fmt == 'z' || *fmt == 't') {
            spec.bits = 8 * sizeof(size_t);
            ++fmt;
        } else if (*fmt == '^') {
            spec.bits = 0;
            for (++fmt; *fmt >= '0' && *fmt <= '9'; ++fmt)
                if (spec.bits < 1000)
                    spec.bits = 10 * spec.bits + (*fmt - '0');
        }

        char conv = *fmt;
        if (conv)
            ++fmt;
        switch (conv) {
        case 's': {
            const char *s = va_arg(val, const char *);
            if (!s)
                s = "(null)";
            int len = spec.precision >= 0 ? static_cast<int>(strnlen(s, spec.precision)) : static_cast<int>(strlen(s));
            spec.flags &= ~cf_zero_pad;
            if (spec.flags & (cf_alternate_form | cf_singlequote)) {
                String str(s, len);
                if (spec.flags & cf_alternate_form)
                    str = str.printable();
                if (spec.flags & cf_singlequote)
                    str = protect(sa, str);
                pad(sa, spec, "", 0, str.data(), str.length());
            } else
                pad(sa, spec, "", 0, s, len);
            break;
        }
        case 'c': {
            String str = String(static_cast<char>(va_arg(val, int))).printable();
            spec.flags &= ~cf_zero_pad;
            pad(sa, spec, "", 0, str.data(), str.length());
            break;
        }
        case 'd':
        case 'i': {
            int64_t x = spec.bits == 64 ? va_arg(val, int64_t) : va_arg(val, int);
            if (spec.bits == 8)
                x = static_cast<int8_t>(x);
            else if (spec.bits == 16)
                x = static_cast<int16_t>(x);
            append_integer(sa, spec, conv, x < 0 ? ~static_cast<uint64_t>(x) + 1 : x, x < 0);
            break;
        }
        case 'u':
        case 'o':
        case 'x':
        case 'X': {
            uint64_t x = spec.bits == 64 ? va_arg(val, uint64_t) : va_arg(val, unsigned);
            if (spec.bits == 8)
                x = static_cast<uint8_t>(x);
            else if (spec.bits == 16)
                x = static_cast<uint16_t>(x);
            append_integer(sa, spec, conv, x, false);
            break;
        }
        case 'e': case 'f': case 'g': case 'E': case 'F': case 'G':
            append_double(sa, spec, conv, va_arg(val, double));
            break;
        case 'p':
            if (*fmt != '{') {
                append_integer(sa, spec, 'p', reinterpret_cast<uintptr_t>(va_arg(val, void *)), false);
                break;
            }
            ++fmt;
            // fall through
        case '{': {
            const char *name = fmt;
            while (*fmt && *fmt != '}')
                ++fmt;
            int len = static_cast<int>(fmt - name);
            if (*fmt)
                ++fmt;
            const void *p = va_arg(val, const void *);
            ConversionFunction f = find_conversion(name, len);
            String str;
            if (!f)
                str = String("%{") + String(name, len) + "}";
            else if (!p)
                str = String::make_stable("(null)");
            else
                str = f(spec.flags, p);
            spec.flags &= ~cf_zero_pad;
            pad(sa, spec, "", 0, str.data(), str.length());
            break;
        }
        case '%':
            sa << '%';
            break;
        case '<':
        case '>':
        case ',':
            if (spec.flags & cf_utf8)
                sa << (conv == '<' ? "\xE2\x80\x98" : "\xE2\x80\x99");
            else
                sa << '\'';
            break;
        default: // not ours: show it as it is
            sa.append(start, fmt);
            break;
        }
    }
    return sa.take_string();
}

String ErrorHandler::vxformat(const char *fmt, va_list val) { return vxformat(default_flags(), fmt, val); }

String ErrorHandler::xformat(int flags, const char *fmt, ...) {
    va_list val;
    va_start(val, fmt);
    String s = vxformat(flags, fmt, val);
    va_end(val);
    return s;
}

String ErrorHandler::xformat(const char *fmt, ...) {
    va_list val;
    va_start(val, fmt);
    String s = vxformat(fmt, val);
    va_end(val);
    return s;
}

String ErrorHandler::format(const char *fmt, ...) {
    va_list val;
    va_start(val, fmt);
    String s = vformat(fmt, val);
    va_end(val);
    return s;
}

String ErrorHandler::vformat(const char *fmt, va_list val) { return vxformat(fmt, val); }

CLICK_ENDDECLS
