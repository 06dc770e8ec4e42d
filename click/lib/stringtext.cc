// String: searching, comparing and transforming text.
#include <click/config.h>
#include <click/glue.hh>
#include <click/straccum.hh>
#include <click/string.hh>
CLICK_DECLS

int String::compare(const char *s, int len) const {
    if (len < 0)
        len = static_cast<int>(strlen(s));
    int common = _length < len ? _length : len;
    int cmp = common ? memcmp(_data, s, common) : 0;
    return cmp ? cmp : _length - len;
}

String String::trim_space() const {
    int n = _length;
    while (n > 0 && isspace(static_cast<unsigned char>(_data[n - 1])))
        --n;
    return substring(0, n);
}

int String::find_left(char c, int start) const {
    if (start < 0)
        start = 0;
    if (start >= _length)
        return -1;
    const void *p = memchr(_data + start, c, _length - start);
    return p ? static_cast<int>(static_cast<const char *>(p) - _data) : -1;
}

int String::find_left(const String &x, int start) const {
    if (start < 0)
        start = 0;
    if (start > _length)
        return -1;
    if (x._length == 0)
        return start;
    for (int i = start; (i = find_left(x._data[0], i)) >= 0 && i + x._length <= _length; ++i)
        if (memcmp(_data + i, x._data, x._length) == 0)
            return i;
    return -1;
}

int String::find_right(char c, int start) const {
    for (int i = start >= _length ? _length - 1 : start; i >= 0; --i)
        if (_data[i] == c)
            return i;
    return -1;
}

static inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static inline char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

String String::lower() const {
    for (int i = 0; i < _length; ++i)
        if (_data[i] != ascii_lower(_data[i])) {
            String s(_data, _length);
            if (!s.out_of_memory())
                for (char *p = s.mutable_data() + i, *e = s.mutable_data() + _length; p < e; ++p)
                    *p = ascii_lower(*p);
            return s;
        }
    return *this;
}

String String::upper() const {
    for (int i = 0; i < _length; ++i)
        if (_data[i] != ascii_upper(_data[i])) {
            String s(_data, _length);
            if (!s.out_of_memory())
                for (char *p = s.mutable_data() + i, *e = s.mutable_data() + _length; p < e; ++p)
                    *p = ascii_upper(*p);
            return s;
        }
    return *this;
}

String String::printable() const {
    static const char letters[] = "abtnvfr"; // for bytes 7 to 13
    int i = 0;
    while (i < _length && _data[i] >= 32 && _data[i] < 127)
        ++i;
    if (i == _length)
        return *this;
    StringAccum sa(_length + 16);
    for (i = 0; i < _length; ++i) {
        unsigned char c = _data[i];
        if (c >= 32 && c < 127)
            sa << static_cast<char>(c);
        else if (c >= 7 && c <= 13)
            sa << '\\' << letters[c - 7];
        else
            sa << '\\' << static_cast<char>('0' + (c >> 6)) << static_cast<char>('0' + ((c >> 3) & 7))
               << static_cast<char>('0' + (c & 7));
    }
    return sa.take_string();
}

String String::quoted_hex() const {
    static const char digits[] = "0123456789ABCDEF";
    StringAccum sa(_length * 2 + 3);
    sa << '\\' << '<';
    for (int i = 0; i < _length; ++i)
        sa << digits[(_data[i] >> 4) & 15] << digits[_data[i] & 15];
    sa << '>';
    return sa.take_string();
}

String String::encode_json() const {
    StringAccum sa(_length + 8);
    for (const char *s = begin(), *e = end(); s != e; ++s) {
        unsigned char c = *s;
        switch (c) {
        case '"': sa << "\\\""; break;
        case '\\': sa << "\\\\"; break;
        case '\b': sa << "\\b"; break;
        case '\f': sa << "\\f"; break;
        case '\n': sa << "\\n"; break;
        case '\r': sa << "\\r"; break;
        case '\t': sa << "\\t"; break;
        default:
            if (c < 32 || c == 127)
                sa.snprintf(8, "\\u%04X", c);
            else if (c == '/' && s != begin() && s[-1] == '<')
                sa << "\\/"; // so that the text may stand in a <script>
            else if (c == 0xE2 && e - s >= 3 && static_cast<unsigned char>(s[1]) == 0x80
                     && (static_cast<unsigned char>(s[2]) & 0xFE) == 0xA8) {
                // line ends for JavaScript, though not for JSON
                sa.snprintf(8, "\\u%04X", 0x2028 + (s[2] & 1));
                s += 2;
            } else
                sa << static_cast<char>(c);
        }
    }
    return sa.take_string();
}

uint32_t String::hashcode(const char *first, const char *last) {
    // FNV-1a, 32 bits (Fowler, Noll, Vo)
    uint32_t h = 2166136261U;
    for (; first < last; ++first)
        h = (h ^ static_cast<unsigned char>(*first)) * 16777619U;
    return h;
}

/** Matches one character with the pattern item at @a p; sets @a next behind the item. */
static bool glob_item(const char *p, const char *pe, char c, const char *&next) {
    next = p + 1;
    if (*p == '?')
        return true;
    if (*p == '\\' && p + 1 < pe) {
        next = p + 2;
        return p[1] == c;
    }
    if (*p != '[')
        return *p == c;
    const char *q = p + 1;
    bool negated = q < pe && (*q == '^' || *q == '!');
    if (negated)
        ++q;
    bool found = false;
    for (const char *first = q; q < pe && (*q != ']' || q == first); ) {
        unsigned char lo = *q, hi = lo;
        if (q + 2 < pe && q[1] == '-' && q[2] != ']') {
            hi = q[2];
            q += 3;
        } else
            ++q;
        if (static_cast<unsigned char>(c) >= lo && static_cast<unsigned char>(c) <= hi)
            found = true;
    }
    if (q >= pe) // no closing bracket: it is an ordinary character
        return c == '[';
    next = q + 1;
    return found != negated;
}

bool String::glob_match(const String &pattern) const {
    const char *s = begin(), *se = end();
    const char *p = pattern.begin(), *pe = pattern.end();
    // where to go on if the text behind the last star does not fit: one star needs no memory of the ones before
    const char *star = 0, *star_s = 0;
    while (true) {
        const char *next;
        if (p < pe && *p == '*') {
            star = ++p;
            star_s = s;
        } else if (p < pe && s < se && glob_item(p, pe, *s, next)) {
            p = next;
            ++s;
        } else if (p == pe && s == se)
            return true;
        else if (star && star_s < se) {
            p = star;
            s = ++star_s;
        } else
            return false;
    }
}

const unsigned char *String::skip_utf8_char(const unsigned char *s, const unsigned char *end) {
    // well-formed sequences of RFC 3629; an invalid byte stands for itself, and the result is then the same position
    if (s >= end)
        return s;
    unsigned char c = *s;
    if (c < 0x80)
        return s + 1;
    int n = c >= 0xC2 && c < 0xE0 ? 1 : (c >= 0xE0 && c < 0xF0 ? 2 : (c >= 0xF0 && c < 0xF5 ? 3 : 0));
    if (n == 0 || end - s <= n)
        return s;
    for (int i = 1; i <= n; ++i)
        if ((s[i] & 0xC0) != 0x80)
            return s;
    if ((c == 0xE0 && s[1] < 0xA0) || (c == 0xED && s[1] >= 0xA0) || (c == 0xF0 && s[1] < 0x90) || (c == 0xF4 && s[1] >= 0x90))
        return s;
    return s + n + 1;
}

const char *String::skip_utf8_char(const char *first, const char *last) {
    return reinterpret_cast<const char *>(skip_utf8_char(reinterpret_cast<const unsigned char *>(first),
                                                         reinterpret_cast<const unsigned char *>(last)));
}

CLICK_ENDDECLS
