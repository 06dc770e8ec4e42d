// StringAccum.
#include <click/config.h>
#include <click/straccum.hh>
#include <click/timestamp.hh>
#include "doubletext.hh"
#include <math.h>
CLICK_DECLS

char *StringAccum::grow(int n) {
    if (_cap < 0)
        return 0;
    if (n > 0x7FFFFFFF - 128 - _len) {
        assign_out_of_memory();
        return 0;
    }
    int want = _len + n;
    int room = want < 64 ? 64 : (want < 0x40000000 ? want + want / 2 : want);
    String::Buffer *b = String::new_buffer(room + 1); // one more for c_str()
    if (!b) {
        assign_out_of_memory();
        return 0;
    }
    if (_len)
        memcpy(b->bytes(), _buf->bytes(), _len);
    free(_buf);
    _buf = b;
    _cap = b->capacity - 1;
    return b->bytes() + _len;
}

void StringAccum::hard_append(const char *s, int len) {
    if (_buf && s >= _buf->bytes() && s < _buf->bytes() + _buf->capacity) {
        // our own text: it moves when we grow
        int at = static_cast<int>(s - _buf->bytes());
        if (char *to = extend(len))
            memmove(to, _buf->bytes() + at, len);
    } else if (char *to = extend(len))
        memcpy(to, s, len);
}

void StringAccum::assign_out_of_memory() {
    free(_buf);
    _buf = 0;
    _len = 0;
    _cap = -1;
}

const char *StringAccum::c_str() {
    if (_buf || reserve(1)) {
        text()[_len] = 0;
        return text();
    }
    return "";
}

int StringAccum::resize(int len) {
    assert(len >= 0);
    if (len > _cap && !reserve(len - _len))
        return -ENOMEM;
    _len = len;
    return 0;
}

void StringAccum::append_fill(int c, int len) {
    if (len > 0)
        if (char *to = extend(len))
            memset(to, c, len);
}

bool StringAccum::append_utf8(int ch) {
    if (ch < 0 || ch > 0x10FFFF || (ch >= 0xD800 && ch < 0xE000))
        return false;
    if (ch < 0x80)
        append(static_cast<char>(ch));
    else if (ch < 0x800) {
        append(static_cast<char>(0xC0 | ch >> 6));
        append(static_cast<char>(0x80 | (ch & 63)));
    } else {
        if (ch < 0x10000)
            append(static_cast<char>(0xE0 | ch >> 12));
        else {
            append(static_cast<char>(0xF0 | ch >> 18));
            append(static_cast<char>(0x80 | ((ch >> 12) & 63)));
        }
        append(static_cast<char>(0x80 | ((ch >> 6) & 63)));
        append(static_cast<char>(0x80 | (ch & 63)));
    }
    return true;
}

void StringAccum::append_numeric(uint64_t x, int base, bool uppercase) {
    const char *digits = uppercase ? "0123456789ABCDEF" : "0123456789abcdef";
    char buf[32], *s = buf + sizeof(buf);
    if (base == 10) // a constant divisor is much faster
        do {
            *--s = '0' + x % 10;
            x /= 10;
        } while (x);
    else {
        int shift = base == 8 ? 3 : 4;
        do {
            *--s = digits[x & ((1 << shift) - 1)];
            x >>= shift;
        } while (x);
    }
    append(s, static_cast<int>(buf + sizeof(buf) - s));
}

void StringAccum::append_numeric(int64_t x, int base, bool uppercase) {
    if (x < 0) {
        append('-');
        append_numeric(~static_cast<uint64_t>(x) + 1, base, uppercase);
    } else
        append_numeric(static_cast<uint64_t>(x), base, uppercase);
}

StringAccum &StringAccum::snprintf(int n, const char *fmt, ...) {
    if (n > 0)
        if (char *s = reserve(n + 1)) { // C's function counts the NUL
            va_list val;
            va_start(val, fmt);
            int len = vsnprintf(s, n + 1, fmt, val);
            va_end(val);
            adjust_length(len < 0 ? 0 : (len > n ? n : len));
        }
    return *this;
}

String StringAccum::take_string() {
    if (_cap < 0) {
        _cap = 0;
        return String::make_out_of_memory();
    }
    if (_len == 0)
        return String();
    String::Buffer *b = _buf;
    int len = _len;
    _buf = 0;
    _len = _cap = 0;
    return String::adopt(b, len);
}

StringAccum &operator<<(StringAccum &sa, double x) {
    if (signbit(x))
        sa << '-';
    click_append_double(sa, x, 'g', 12);
    return sa;
}

StringAccum &operator<<(StringAccum &sa, const void *ptr) {
    // %p as C's users on Linux know it, the null pointer included; the same in an image.
    if (!ptr)
        return sa << "(nil)";
    sa << "0x";
    sa.append_numeric(static_cast<uint64_t>(reinterpret_cast<uintptr_t>(ptr)), 16, false);
    return sa;
}

StringAccum &operator<<(StringAccum &sa, const struct timeval &tv) { return sa << Timestamp(tv); }

CLICK_ENDDECLS
