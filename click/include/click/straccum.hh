// -*- c-basic-offset: 4 -*-
// StringAccum: builds a String piece by piece; take_string() hands the memory over without copying.
#ifndef CLICK_STRACCUM_HH
#define CLICK_STRACCUM_HH
#include <click/glue.hh>
#include <click/string.hh>
CLICK_DECLS

class StringAccum { public:

    typedef const char *const_iterator;
    typedef char *iterator;
    typedef int (StringAccum::*unspecified_bool_type)() const;

    StringAccum() : _buf(0), _len(0), _cap(0) {}
    explicit StringAccum(int capacity) : _buf(0), _len(0), _cap(0) { if (capacity > 0) grow(capacity); }
    explicit StringAccum(const String &x) : _buf(0), _len(0), _cap(0) { append(x.begin(), x.end()); }
    StringAccum(const StringAccum &x) : _buf(0), _len(0), _cap(0) { append(x.begin(), x.end()); }
    StringAccum(StringAccum &&x) : _buf(x._buf), _len(x._len), _cap(x._cap) { x._buf = 0; x._len = x._cap = 0; }
    ~StringAccum() { free(_buf); }
    StringAccum &operator=(const StringAccum &x) {
        if (this != &x) {
            clear();
            append(x.begin(), x.end());
        }
        return *this;
    }
    StringAccum &operator=(StringAccum &&x) { swap(x); return *this; }

    inline const char *data() const { return text(); }
    inline char *data() { return text(); }
    inline int length() const { return _len; }
    inline int capacity() const { return _cap; }
    /** NUL-terminated; valid until the next change. */
    const char *c_str();
    inline const_iterator begin() const { return text(); }
    inline iterator begin() { return text(); }
    inline const_iterator end() const { return text() + _len; }
    inline iterator end() { return text() + _len; }
    inline bool empty() const { return _len == 0; }
    inline operator unspecified_bool_type() const { return _len ? &StringAccum::length : 0; }
    inline bool operator!() const { return _len == 0; }
    inline char operator[](int i) const { return text()[i]; }
    inline char &operator[](int i) { return text()[i]; }
    inline char front() const { return text()[0]; }
    inline char &front() { return text()[0]; }
    inline char back() const { return text()[_len - 1]; }
    inline char &back() { return text()[_len - 1]; }

    inline bool out_of_memory() const { return _cap < 0; }
    void assign_out_of_memory();
    inline void clear() {
        if (_cap < 0)
            _cap = 0;
        _len = 0;
    }
    inline void swap(StringAccum &x) {
        String::Buffer *b = _buf; _buf = x._buf; x._buf = b;
        int i = _len; _len = x._len; x._len = i;
        i = _cap; _cap = x._cap; x._cap = i;
    }

    /** Room for @a n more bytes; the length stays. 0 = out of memory. */
    inline char *reserve(int n) {
        if (_cap - _len >= n)
            return text() + _len;
        return grow(n);
    }
    /** Make it @a n bytes longer, with room for @a nreserve more; the new bytes are undefined. */
    inline char *extend(int n, int nreserve = 0) {
        char *s = reserve(n + nreserve);
        if (s)
            _len += n;
        return s;
    }
    inline void set_length(int len) { assert(len >= 0 && (len <= _cap || _cap < 0)); if (_cap >= 0) _len = len; }
    inline void adjust_length(int delta) { assert(_len + delta >= 0 && (_len + delta <= _cap || _cap < 0)); if (_cap >= 0) _len += delta; }
    inline void forward(int delta) { adjust_length(delta); }
    /** Change the length; new bytes are undefined. 0 or -ENOMEM. */
    int resize(int len);
    inline void pop_back(int n = 1) { assert(n >= 0 && _len >= n); _len -= n; }

    inline void append(char c) {
        if (_len < _cap || grow(1))
            text()[_len++] = c;
    }
    inline void append(unsigned char c) { append(static_cast<char>(c)); }
    inline void append(const char *cstr) { append(cstr, static_cast<int>(strlen(cstr))); }
    /** @a len < 0 means strlen. */
    inline void append(const char *s, int len) {
        if (len < 0)
            len = static_cast<int>(strlen(s));
        if (len <= 0)
            return;
        if (_cap - _len >= len) {
            memmove(text() + _len, s, len);
            _len += len;
        } else
            hard_append(s, len);
    }
    inline void append(const unsigned char *s, int len) { append(reinterpret_cast<const char *>(s), len); }
    inline void append(const char *first, const char *last) { if (first < last) append(first, static_cast<int>(last - first)); }
    inline void append(const unsigned char *first, const unsigned char *last) {
        append(reinterpret_cast<const char *>(first), reinterpret_cast<const char *>(last));
    }
    void append_fill(int c, int len);
    /** The UTF-8 form (RFC 3629) of code point @a ch; false if there is none. */
    bool append_utf8(int ch);
    void append_numeric(int64_t x, int base = 10, bool uppercase = true);
    void append_numeric(uint64_t x, int base = 10, bool uppercase = true);

    /** C's printf; at most @a n bytes are added. */
    StringAccum &snprintf(int n, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

    String take_string();

  private:
    String::Buffer *_buf;
    int _len;
    int _cap; // usable bytes; -1: out of memory

    inline char *text() const { return _buf ? _buf->bytes() : const_cast<char *>(&String::empty_text); }
    char *grow(int n);
    void hard_append(const char *s, int len);
};

inline StringAccum &operator<<(StringAccum &sa, char c) { sa.append(c); return sa; }
inline StringAccum &operator<<(StringAccum &sa, unsigned char c) { sa.append(static_cast<char>(c)); return sa; }
inline StringAccum &operator<<(StringAccum &sa, const char *cstr) { sa.append(cstr); return sa; }
inline StringAccum &operator<<(StringAccum &sa, const String &s) {
    if (s.out_of_memory())
        sa.assign_out_of_memory();
    else
        sa.append(s.begin(), s.length());
    return sa;
}
inline StringAccum &operator<<(StringAccum &sa, const StringAccum &x) { sa.append(x.begin(), x.end()); return sa; }
inline StringAccum &operator<<(StringAccum &sa, bool x) { x ? sa.append("true", 4) : sa.append("false", 5); return sa; }
inline StringAccum &operator<<(StringAccum &sa, short x) { sa.append_numeric(static_cast<int64_t>(x)); return sa; }
inline StringAccum &operator<<(StringAccum &sa, unsigned short x) { sa.append_numeric(static_cast<uint64_t>(x)); return sa; }
inline StringAccum &operator<<(StringAccum &sa, int x) { sa.append_numeric(static_cast<int64_t>(x)); return sa; }
inline StringAccum &operator<<(StringAccum &sa, unsigned x) { sa.append_numeric(static_cast<uint64_t>(x)); return sa; }
inline StringAccum &operator<<(StringAccum &sa, long x) { sa.append_numeric(static_cast<int64_t>(x)); return sa; }
inline StringAccum &operator<<(StringAccum &sa, unsigned long x) { sa.append_numeric(static_cast<uint64_t>(x)); return sa; }
inline StringAccum &operator<<(StringAccum &sa, long long x) { sa.append_numeric(static_cast<int64_t>(x)); return sa; }
inline StringAccum &operator<<(StringAccum &sa, unsigned long long x) { sa.append_numeric(static_cast<uint64_t>(x)); return sa; }
StringAccum &operator<<(StringAccum &sa, double x);
/** As printf's %p: 0x and hexadecimal digits, "(nil)" for the null pointer. */
StringAccum &operator<<(StringAccum &sa, const void *ptr);
StringAccum &operator<<(StringAccum &sa, const struct timeval &tv);
// would print an address although a text is meant
StringAccum &operator<<(StringAccum &, const unsigned char *) = delete;

inline bool operator==(const StringAccum &a, const StringAccum &b) {
    return a.length() == b.length() && memcmp(a.data(), b.data(), a.length()) == 0;
}
inline bool operator!=(const StringAccum &a, const StringAccum &b) { return !(a == b); }
inline void click_swap(StringAccum &a, StringAccum &b) { a.swap(b); }
inline void assign_consume(StringAccum &a, StringAccum &b) { a.swap(b); }

CLICK_ENDDECLS
#endif
