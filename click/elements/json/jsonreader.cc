// -*- c-basic-offset: 4 -*-
/*
 * jsonreader.cc -- JSON text to Json (RFC 8259, strictly)
 */
#include <click/config.h>
#include "json.hh"
#include <click/straccum.hh>
CLICK_DECLS

/** Reads without recursion: values may be nested deeper than the stack is. */
class JsonReader { public:
    explicit JsonReader(const String &text) : _text(text), _s(text.begin()), _end(text.end()) {}
    /** False: there is no value, or more than one. */
    bool read(Json &result);

  private:
    enum { MAX_DEPTH = 2048 };
    struct Open {
        Json value;             // an array or an object, as far as it has come
        String key;             // of the member that is read now
    };
    String _text;
    const char *_s;
    const char *_end;
    Vector<Open> _open;

    void skip_space() { while (_s != _end && (*_s == ' ' || *_s == '\t' || *_s == '\n' || *_s == '\r')) ++_s; }
    bool next(char c) { return _s != _end && *_s == c ? (++_s, true) : false; }
    bool word(const char *w, int n);
    bool digits();
    bool number(Json &result);
    bool hex4(unsigned &x);
    bool escape(StringAccum &sa);
    bool utf8();
    bool string(String &result);
    bool key();
    bool primitive(Json &result);
};

bool
JsonReader::word(const char *w, int n)
{
    if (_end - _s < n || memcmp(_s, w, n) != 0)
        return false;
    _s += n;
    return true;
}

bool
JsonReader::digits()
{
    const char *first = _s;
    while (_s != _end && *_s >= '0' && *_s <= '9')
        ++_s;
    return _s != first;
}

bool
JsonReader::number(Json &result)
{
    const char *first = _s;
    bool real = false;
    next('-');
    if (!next('0') && !digits())
        return false;
    if (next('.')) {
        real = true;
        if (!digits())
            return false;
    }
    if (next('e') || next('E')) {
        real = true;
        if (!next('+'))
            next('-');
        if (!digits())
            return false;
    }
    result = Json(real ? Json::j_double : Json::j_int, _text.substring(first, _s));
    return true;
}

bool
JsonReader::hex4(unsigned &x)
{
    x = 0;
    for (int i = 0; i < 4; ++i, ++_s) {
        if (_s == _end || !isxdigit(static_cast<unsigned char>(*_s)))
            return false;
        x = x << 4 | (*_s <= '9' ? *_s - '0' : (*_s | 0x20) - 'a' + 10);
    }
    return true;
}

/* After a backslash. */
bool
JsonReader::escape(StringAccum &sa)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (_s == _end)
        return false;
    char c = *_s++;
    if (c != 'u') {
        const char *name = c ? strchr(names, c) : 0;
        if (!name)
            return false;
        sa << values[name - names];
        return true;
    }
    unsigned x, low;
    if (!hex4(x))
        return false;
    if (x >= 0xD800 && x < 0xE000) {
        if (x >= 0xDC00 || !next('\\') || !next('u') || !hex4(low) || low < 0xDC00 || low >= 0xE000)
            return false;
        x = 0x10000 + ((x - 0xD800) << 10) + (low - 0xDC00);
    }
    // RFC 3629
    if (x < 0x80)
        sa << static_cast<char>(x);
    else {
        int more = x < 0x800 ? 1 : x < 0x10000 ? 2 : 3;
        static const unsigned char first[] = { 0, 0xC0, 0xE0, 0xF0 };
        sa << static_cast<char>(first[more] | x >> (6 * more));
        while (--more >= 0)
            sa << static_cast<char>(0x80 | (x >> (6 * more) & 0x3F));
    }
    return true;
}

/* One character beyond ASCII: the shortest form, no surrogates, at most U+10FFFF (RFC 3629). */
bool
JsonReader::utf8()
{
    unsigned c = static_cast<unsigned char>(*_s++);
    int more = c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : 0;
    if (more == 0 || _end - _s < more)
        return false;
    unsigned x = c & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        unsigned d = static_cast<unsigned char>(*_s++);
        if ((d & 0xC0) != 0x80)
            return false;
        x = x << 6 | (d & 0x3F);
    }
    return more == 1 || (more == 2 ? x >= 0x800 && (x < 0xD800 || x >= 0xE000) : x >= 0x10000 && x <= 0x10FFFF);
}

/* After the first quote. */
bool
JsonReader::string(String &result)
{
    StringAccum sa;
    const char *first = _s;     // what is not in sa yet
    while (_s != _end && *_s != '"') {
        if (static_cast<unsigned char>(*_s) < 0x20)
            return false;
        if (*_s == '\\') {
            sa.append(first, _s);
            ++_s;
            if (!escape(sa))
                return false;
            first = _s;
        } else if (static_cast<unsigned char>(*_s) < 0x80)
            ++_s;
        else if (!utf8())
            return false;
    }
    if (_s == _end)
        return false;
    if (sa.empty())
        result = _text.substring(first, _s);
    else {
        sa.append(first, _s);
        result = sa.take_string();
    }
    ++_s;
    return true;
}

/* Up to the colon. */
bool
JsonReader::key()
{
    skip_space();
    if (!next('"') || !string(_open.back().key))
        return false;
    skip_space();
    return next(':');
}

bool
JsonReader::primitive(Json &result)
{
    if (next('"')) {
        String s;
        if (!string(s))
            return false;
        result = Json(s);
        return true;
    }
    if (word("true", 4))
        result = Json(true);
    else if (word("false", 5))
        result = Json(false);
    else if (word("null", 4))
        result = Json();
    else
        return number(result);
    return true;
}

bool
JsonReader::read(Json &result)
{
    while (true) {
        Json value;
        skip_space();
        bool object = _s != _end && *_s == '{';
        if (object || (_s != _end && *_s == '[')) {
            ++_s;
            skip_space();
            value = object ? Json::make_object() : Json::make_array();
            if (!next(object ? '}' : ']')) {
                if (_open.size() >= MAX_DEPTH)
                    return false;
                _open.push_back(Open());
                _open.back().value.swap(value);
                if (object && !key())
                    return false;
                continue;
            }
        } else if (!primitive(value))
            return false;
        // a value is complete, and perhaps what it is in
        while (true) {
            skip_space();
            if (_open.empty()) {
                result.swap(value);
                return _s == _end;
            }
            Open &in = _open.back();
            bool member = in.value.is_object();
            if (member)
                in.value.get_insert(in.key).swap(value);
            else
                in.value.push_back(value);
            if (next(',')) {
                if (member && !key())
                    return false;
                break;
            }
            if (!next(member ? '}' : ']'))
                return false;
            Json complete;
            complete.swap(in.value);
            value.swap(complete);
            _open.pop_back();
        }
    }
}

bool
Json::assign_parse(const String &str)
{
    Json value;
    if (!JsonReader(str).read(value))
        return false;
    swap(value);
    return true;
}

Json
Json::parse(const String &str)
{
    Json value;
    value.assign_parse(str);
    return value;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(JsonReader)
