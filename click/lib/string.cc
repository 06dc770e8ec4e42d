// String: memory. The text functions are in stringtext.cc.
#include <click/config.h>
#include <click/glue.hh>
#include <click/straccum.hh>
#include <click/string.hh>
CLICK_DECLS

const char String::empty_text = 0;
const char String::oom_text = 0;
const String::Constant String::empty_string = {&String::empty_text, 0, 0};
const String::Constant String::oom_string = {&String::oom_text, 0, 0};
const char String::bool_data[11] = {'t', 'r', 'u', 'e', 0, 'f', 'a', 'l', 's', 'e', 0};

static_assert(sizeof(String) == 3 * sizeof(void *),
              "String must have the layout of String::Constant");

String::Buffer *String::new_buffer(int n) {
    if (n < 16)
        n = 16;
    if (n > 0x7FFFFFFF - 64)
        return 0;
    Buffer *b = static_cast<Buffer *>(malloc(sizeof(Buffer) + n));
    if (b) {
        b->refs = 0;
        b->capacity = n;
        b->used = 0;
    }
    return b;
}

String String::adopt(Buffer *buf, int len) {
    buf->used = len;
    return String(buf->bytes(), len, buf);
}

void String::init_copy(const char *s, int len) {
    _buf = 0;
    if (len <= 0) {
        set_empty();
        return;
    }
    // one byte more than the text: c_str() then needs no copy
    Buffer *b = new_buffer(len + 1);
    if (!b) {
        _data = &oom_text;
        _length = 0;
        return;
    }
    memcpy(b->bytes(), s, len);
    b->used = len;
#if HAVE_MULTITHREAD
    // the NUL is here before anybody asks for it: c_str() of a string that threads share changes nothing
    b->bytes()[len] = 0;
    ++b->used;
#endif
    b->refs = 1;
    _buf = b;
    _data = b->bytes();
    _length = len;
}

void String::init_unsigned(uint64_t x) {
    char text[24], *s = text + sizeof(text);
    do {
        *--s = '0' + x % 10;
        x /= 10;
    } while (x);
    init_copy(s, static_cast<int>(text + sizeof(text) - s));
}

void String::init_signed(int64_t x) {
    if (x >= 0) {
        init_unsigned(x);
        return;
    }
    StringAccum sa(24);
    sa.append_numeric(x);
    _data = &empty_text;
    _length = 0;
    _buf = 0;
    *this = sa.take_string();
}

String::String(double x) {
    StringAccum sa(24);
    sa << x;
    init_copy(sa.data(), sa.length());
}

String String::make_uninitialized(int len) {
    String s;
    s.append_uninitialized(len);
    return s;
}

String String::make_numeric(int64_t x, int base, bool uppercase) {
    StringAccum sa;
    sa.append_numeric(x, base, uppercase);
    return sa.take_string();
}

String String::make_numeric(uint64_t x, int base, bool uppercase) {
    StringAccum sa;
    sa.append_numeric(x, base, uppercase);
    return sa.take_string();
}

void String::assign_out_of_memory() {
    deref();
    _data = &oom_text;
    _length = 0;
    _buf = 0;
}

char *String::append_uninitialized(int len) {
    if (len <= 0 || out_of_memory())
        return 0;
    if (_buf) {
        // Growing in place is safe when no other string uses the bytes behind this one: it is the only owner, or it ends where
        // the buffer's used part does.
        char *end = const_cast<char *>(_data) + _length;
        int at = static_cast<int>(end - _buf->bytes());
        if (len <= _buf->capacity - at) {
            if (CLICK_SHARED_LOAD(_buf->refs) == 1) {
                _buf->used = at + len;
                _length += len;
                return end;
            }
#if HAVE_MULTITHREAD
            int expected = at;
            if (__atomic_compare_exchange_n(&_buf->used, &expected, at + len, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) {
#else
            if (_buf->used == at) {
                _buf->used = at + len;
#endif
                _length += len;
                return end;
            }
        }
    }
    if (len > 0x7FFFFFFF - 64 - _length) {
        assign_out_of_memory();
        return 0;
    }
    int want = _length + len;
    int room = want < 1024 ? want * 2 : (want < 0x40000000 ? want + want / 2 : want);
    Buffer *b = new_buffer(room + 1);
    if (!b) {
        assign_out_of_memory();
        return 0;
    }
    memcpy(b->bytes(), _data, _length);
    b->used = want;
    b->refs = 1;
    deref();
    _buf = b;
    _data = b->bytes();
    char *result = b->bytes() + _length;
    _length = want;
    return result;
}

void String::append(const char *s, int len) {
    if (s == &oom_text) {
        assign_out_of_memory();
        return;
    }
    if (len < 0)
        len = s ? static_cast<int>(strlen(s)) : 0;
    if (len == 0)
        return;
    if (_buf && s >= _buf->bytes() && s < _buf->bytes() + _buf->capacity) {
        String keep(*this); // s lies in our own memory: it must outlive a new buffer
        if (char *to = append_uninitialized(len))
            memmove(to, s, len);
    } else if (char *to = append_uninitialized(len))
        memcpy(to, s, len);
}

void String::append_fill(int c, int len) {
    if (char *to = append_uninitialized(len))
        memset(to, c, len);
}

const char *String::c_str() const {
    if (_buf) {
        char *end = const_cast<char *>(_data) + _length;
        int at = static_cast<int>(end - _buf->bytes());
        if (at < _buf->used) {
            if (*end == 0)
                return _data;
        } else if (at < _buf->capacity) {
            // the NUL becomes part of the used bytes, so that a sharing string that grows does not overwrite it
#if HAVE_MULTITHREAD
            int expected = at;
            if (__atomic_compare_exchange_n(&_buf->used, &expected, at + 1, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) {
#else
            {
                _buf->used = at + 1;
#endif
                *end = 0;
                return _data;
            }
        }
    } else if (_length == 0)
        return _data;
    String s(_data, _length);
    if (s.out_of_memory())
        return &empty_text;
    s._buf->bytes()[_length] = 0;
    s._buf->used = _length + 1;
    // same text, other memory: nobody sees the difference
    const_cast<String *>(this)->swap(s);
    return _data;
}

String String::unshared() const {
    return out_of_memory() ? *this : String(_data, _length);
}

String String::compact() const {
    if (!_buf || _buf->capacity <= 256 || _length * 2 >= _buf->capacity)
        return *this;
    return String(_data, _length);
}

char *String::mutable_data() {
    if (_length && (!_buf || CLICK_SHARED_LOAD(_buf->refs) > 1)) {
        String s(_data, _length);
        swap(s);
    }
    return const_cast<char *>(_data);
}

char *String::mutable_c_str() {
    mutable_data();
    c_str();
    return const_cast<char *>(_data);
}

String String::substring(int pos, int len) const {
    if (pos < 0) {
        pos += _length;
        if (pos < 0) { // the part in front of the string counts
            if (len >= 0)
                len = len + pos > 0 ? len + pos : 0;
            pos = 0;
        }
    }
    if (pos >= _length)
        return String();
    int rest = _length - pos;
    if (len < 0)
        len = rest + len;
    if (len > rest)
        len = rest;
    return len <= 0 ? String() : String(_data + pos, len, _buf);
}

CLICK_ENDDECLS
