// -*- c-basic-offset: 4 -*-
// String: immutable text (any bytes), shared by reference count. Copies and substrings share memory; the last string of a
// buffer may grow in place, so that repeated appending is linear.
#ifndef CLICK_STRING_HH
#define CLICK_STRING_HH
#include <click/algorithm.hh>
#include <click/config.h>
#include <click/hashcode.hh>
#include <click/smp.hh>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
CLICK_DECLS
class StringAccum;

#define CLICK_CONSTANT_CSTR(cstr) (__builtin_constant_p(strlen((cstr))))

class String { public:

    typedef click_intmax_t intmax_t;
    typedef click_uintmax_t uintmax_t;
    typedef click_int_large_t int_large_t;
    typedef click_uint_large_t uint_large_t;
    typedef const char *const_iterator;
    typedef const_iterator iterator;
    typedef int (String::*unspecified_bool_type)() const;

    inline String() : _data(&empty_text), _length(0), _buf(0) {}
    inline String(const String &x) : _data(x._data), _length(x._length), _buf(x._buf) { ref(); }
    inline String(String &&x) : _data(x._data), _length(x._length), _buf(x._buf) { x._buf = 0; x.set_empty(); }
    String(const char *cstr) { init_copy(cstr, cstr ? static_cast<int>(strlen(cstr)) : 0); }
    /** @a len < 0 means strlen. */
    String(const char *s, int len) { init_copy(s, len < 0 ? (s ? static_cast<int>(strlen(s)) : 0) : len); }
    String(const unsigned char *s, int len) {
        const char *c = reinterpret_cast<const char *>(s);
        init_copy(c, len < 0 ? (c ? static_cast<int>(strlen(c)) : 0) : len);
    }
    String(const char *first, const char *last) { init_copy(first, last > first ? static_cast<int>(last - first) : 0); }
    String(const unsigned char *first, const unsigned char *last) {
        init_copy(reinterpret_cast<const char *>(first), last > first ? static_cast<int>(last - first) : 0);
    }
    explicit String(bool x) : _data(x ? bool_data : bool_data + 5), _length(x ? 4 : 5), _buf(0) {}
    explicit String(char c) { init_copy(&c, 1); }
    explicit String(unsigned char c) { char x = static_cast<char>(c); init_copy(&x, 1); }
    explicit String(int x) { init_signed(x); }
    explicit String(unsigned x) { init_unsigned(x); }
    explicit String(long x) { init_signed(x); }
    explicit String(unsigned long x) { init_unsigned(x); }
    explicit String(long long x) { init_signed(x); }
    explicit String(unsigned long long x) { init_unsigned(x); }
    /** As printf's %.12g. */
    explicit String(double x);
    inline ~String() { deref(); }

    static inline const String &make_empty() { return reinterpret_cast<const String &>(empty_string); }
    static String make_uninitialized(int len);
    static inline String make_garbage(int len) { return make_uninitialized(len); }
    /** Text that lives for ever: nothing is copied. */
    static inline String make_stable(const char *cstr) { return String(cstr, static_cast<int>(strlen(cstr)), null_buffer()); }
    static inline String make_stable(const char *s, int len) {
        return String(s, len < 0 ? static_cast<int>(strlen(s)) : len, null_buffer());
    }
    static inline String make_stable(const char *first, const char *last) {
        return String(first, last > first ? static_cast<int>(last - first) : 0, null_buffer());
    }
    /** Base 8, 10 or 16. */
    static String make_numeric(int64_t x, int base = 10, bool uppercase = true);
    static String make_numeric(uint64_t x, int base = 10, bool uppercase = true);
    static String make_numeric(int x, int base = 10, bool uppercase = true) { return make_numeric(static_cast<int64_t>(x), base, uppercase); }
    static String make_numeric(unsigned x, int base = 10, bool uppercase = true) { return make_numeric(static_cast<uint64_t>(x), base, uppercase); }
    static String make_numeric(long long x, int base = 10, bool uppercase = true) { return make_numeric(static_cast<int64_t>(x), base, uppercase); }
    static String make_numeric(unsigned long long x, int base = 10, bool uppercase = true) { return make_numeric(static_cast<uint64_t>(x), base, uppercase); }
    static inline const String &make_out_of_memory() { return reinterpret_cast<const String &>(oom_string); }

    inline const char *data() const { return _data; }
    inline int length() const { return _length; }
    const char *c_str() const;
    inline const_iterator begin() const { return _data; }
    inline const_iterator end() const { return _data + _length; }
    inline bool empty() const { return _length == 0; }
    inline operator unspecified_bool_type() const { return _length != 0 ? &String::length : 0; }
    inline bool operator!() const { return _length == 0; }
    inline char operator[](int i) const { return _data[i]; }
    inline char at(int i) const { return _data[i]; }
    inline char front() const { return _data[0]; }
    inline char back() const { return _data[_length - 1]; }

    /** The part from @a first to @a last, which must lie inside this string. */
    inline String substring(const char *first, const char *last) const {
        if (first < last && first >= _data && last <= _data + _length)
            return String(first, static_cast<int>(last - first), _buf);
        return String();
    }
    /** Negative @a pos counts from the end; negative @a len leaves that many out at the end. */
    String substring(int pos, int len) const;
    inline String substring(int pos) const {
        if (pos < 0)
            pos = pos <= -_length ? 0 : _length + pos;
        return pos >= _length ? String() : String(_data + pos, _length - pos, _buf);
    }
    /** Without the white space at the end. */
    String trim_space() const;

    inline bool equals(const String &x) const {
        return _length == x._length && (_data == x._data || memcmp(_data, x._data, _length) == 0);
    }
    inline bool equals(const char *s, int len) const {
        if (len < 0)
            len = static_cast<int>(strlen(s));
        return _length == len && memcmp(_data, s, len) == 0;
    }
    inline int compare(const String &x) const { return compare(x._data, x._length); }
    int compare(const char *s, int len) const;
    static inline int compare(const String &a, const String &b) { return a.compare(b); }
    inline bool starts_with(const String &x) const { return starts_with(x._data, x._length); }
    inline bool starts_with(const char *s, int len) const {
        if (len < 0)
            len = static_cast<int>(strlen(s));
        return _length >= len && memcmp(_data, s, len) == 0;
    }
    /** Shell pattern: * ? [..] and backslash. */
    bool glob_match(const String &pattern) const;

    /** Position of the first @a c at or after @a start, or -1. */
    int find_left(char c, int start = 0) const;
    int find_left(const String &x, int start = 0) const;
    /** Position of the last @a c at or before @a start, or -1. */
    int find_right(char c, int start = 0x7FFFFFFF) const;

    String lower() const;
    String upper() const;
    /** Bytes outside printable ASCII as \n, \t, … or \ooo. */
    String printable() const;
    /** \<0AFF> */
    String quoted_hex() const;
    /** With JSON's escapes, without quotes around it (RFC 8259, section 7). */
    String encode_json() const;

    inline uint32_t hashcode() const { return hashcode(begin(), end()); }
    static uint32_t hashcode(const char *first, const char *last);

    inline String &operator=(const String &x) {
        if (this != &x) {
            x.ref();
            deref();
            _data = x._data;
            _length = x._length;
            _buf = x._buf;
        }
        return *this;
    }
    inline String &operator=(String &&x) { swap(x); return *this; }
    inline String &operator=(const char *cstr) { String tmp(cstr); swap(tmp); return *this; }
    inline void swap(String &x) {
        const char *d = _data; _data = x._data; x._data = d;
        int l = _length; _length = x._length; x._length = l;
        Buffer *b = _buf; _buf = x._buf; x._buf = b;
    }

    inline void append(const String &x) {
        if (x.out_of_memory())
            *this = make_out_of_memory();
        else if (_length == 0 && !_buf && !out_of_memory())
            *this = x;
        else
            append(x._data, x._length);
    }
    inline void append(const char *cstr) { append(cstr, -1); }
    /** @a len < 0 means strlen. */
    void append(const char *s, int len);
    inline void append(const char *first, const char *last) { append(first, last > first ? static_cast<int>(last - first) : 0); }
    inline void append(char c) { append(&c, 1); }
    void append_fill(int c, int len);
    /** Room for @a len more bytes at the end; 0 when there is no memory or @a len is 0. */
    char *append_uninitialized(int len);
    inline char *append_garbage(int len) { return append_uninitialized(len); }
    inline String &operator+=(const String &x) { append(x); return *this; }
    inline String &operator+=(const char *cstr) { append(cstr); return *this; }
    inline String &operator+=(char c) { append(&c, 1); return *this; }

    inline bool is_shared() const { return _buf && CLICK_SHARED_LOAD(_buf->refs) > 1; }
    inline bool is_stable() const { return !_buf; }
    /** A string of the same text with memory of its own. */
    String unshared() const;
    inline String unique() const { return unshared(); }
    /** The same text without the memory of the longer string it came from. */
    String compact() const;
    char *mutable_data();
    char *mutable_c_str();
    inline bool out_of_memory() const { return _data == &oom_text; }

    static const char *skip_utf8_char(const char *first, const char *last);
    static const unsigned char *skip_utf8_char(const unsigned char *first, const unsigned char *last);

    static const char bool_data[11];

  private:
    /** Shared memory: @a used bytes from bytes() on belong to some string. */
    struct Buffer {
        uint32_t refs;
        int capacity;
        int used;
        char *bytes() { return reinterpret_cast<char *>(this + 1); }
    };
    struct Constant { // the layout of a String, for constant initialisation
        const char *data;
        int length;
        Buffer *buf;
    };

    mutable const char *_data;
    int _length;
    mutable Buffer *_buf;

    static const char empty_text;
    static const char oom_text;
    static const Constant empty_string;
    static const Constant oom_string;

    inline String(const char *data, int length, Buffer *buf) : _data(data), _length(length), _buf(buf) { ref(); }
    static inline Buffer *null_buffer() { return 0; }

    inline void set_empty() { _data = &empty_text; _length = 0; }
    inline void ref() const {
        if (_buf) {
            click_smp_inc(&_buf->refs);
        }
    }
    inline void deref() const {
        if (_buf) {
            if (click_smp_dec_and_test(&_buf->refs))
                free(_buf);
        }
    }
    void init_copy(const char *s, int len);
    void init_signed(int64_t x);
    void init_unsigned(uint64_t x);
    void assign_out_of_memory();
    /** An unreferenced buffer for at least @a n bytes, or 0. */
    static Buffer *new_buffer(int n);
    /** Turn memory from new_buffer() into a string without copying. */
    static String adopt(Buffer *buf, int len);

    friend class StringAccum;
};

inline bool operator==(const String &a, const String &b) { return a.equals(b); }
inline bool operator==(const char *a, const String &b) { return b.equals(a, -1); }
inline bool operator==(const String &a, const char *b) { return a.equals(b, -1); }
inline bool operator!=(const String &a, const String &b) { return !a.equals(b); }
inline bool operator!=(const char *a, const String &b) { return !b.equals(a, -1); }
inline bool operator!=(const String &a, const char *b) { return !a.equals(b, -1); }
inline bool operator<(const String &a, const String &b) { return a.compare(b) < 0; }
inline bool operator<=(const String &a, const String &b) { return a.compare(b) <= 0; }
inline bool operator>(const String &a, const String &b) { return a.compare(b) > 0; }
inline bool operator>=(const String &a, const String &b) { return a.compare(b) >= 0; }

inline String operator+(String a, const String &b) { a += b; return a; }
inline String operator+(String a, const char *b) { a.append(b, -1); return a; }
inline String operator+(const char *a, const String &b) { String s(a); s += b; return s; }
inline String operator+(String a, char b) { a += b; return a; }
inline String operator+(char a, const String &b) { String s(a); s += b; return s; }

/** First @a c of the string, or its end(). */
inline const char *find(const String &s, char c) { return find(s.begin(), s.end(), c); }
/** Last @a c in [begin, end), or end. */
inline const char *rfind(const char *begin, const char *end, char c) {
    for (const char *s = end; s > begin; )
        if (*--s == c)
            return s;
    return end;
}

template <typename T> int click_compare(const T &a, const T &b);
template <> inline int click_compare(const String &a, const String &b) { return String::compare(a, b); }
inline void click_swap(String &a, String &b) { a.swap(b); }
inline void assign_consume(String &a, String &b) { a.swap(b); }

/** A view: pointer and length, nothing owned. */
class StringRef { public:
    StringRef() : _data(""), _length(0) {}
    StringRef(const String &x) : _data(x.data()), _length(x.length()) {}
    StringRef(const char *cstr) : _data(cstr), _length(static_cast<int>(strlen(cstr))) {}
    StringRef(const char *s, int len) : _data(s), _length(len) {}
    StringRef(const char *first, const char *last) : _data(first), _length(static_cast<int>(last - first)) {}
    const char *data() const { return _data; }
    int length() const { return _length; }
    const char *begin() const { return _data; }
    const char *end() const { return _data + _length; }
    uint32_t hashcode() const { return String::hashcode(begin(), end()); }

  private:
    const char *_data;
    int _length;
};
inline bool operator==(const StringRef &a, const StringRef &b) {
    return a.length() == b.length() && memcmp(a.data(), b.data(), a.length()) == 0;
}
inline bool operator!=(const StringRef &a, const StringRef &b) { return !(a == b); }

CLICK_ENDDECLS
#endif
