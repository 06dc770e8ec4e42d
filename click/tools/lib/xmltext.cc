// -*- c-basic-offset: 4 -*-
/*
 * xmltext.{cc,hh} -- tags and attributes
 */
#include <click/config.h>
#include "xmltext.hh"
#include <click/straccum.hh>
CLICK_DECLS

static const struct Reference {
    char c;
    const char *name;
} references[] = { { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" }, { '\'', "&apos;" } };

String
xml_quote(const String &text)
{
    StringAccum sa;
    for (const char *s = text.begin(); s < text.end(); ++s) {
        const char *name = 0;
        for (const Reference &r : references)
            if (r.c == *s && r.c != '\'')
                name = r.name;
        if (name)
            sa << name;
        else if (*s == '\n')
            sa << "&#10;";      // a reader makes a space of the character itself
        else if (*s == '\r')
            sa << "&#13;";
        else if (*s == '\t')
            sa << "&#9;";
        else
            sa << *s;
    }
    return sa.take_string();
}

static String
xml_unquote(const String &text)
{
    if (text.find_left('&') < 0)
        return text;
    StringAccum sa;
    for (const char *s = text.begin(); s < text.end(); ) {
        const char *semicolon = *s == '&' ? find(s, text.end(), ';') : text.end();
        String name = semicolon < text.end() ? text.substring(s, semicolon + 1) : String();
        char c = 0;
        for (const Reference &r : references)
            if (name == r.name)
                c = r.c;
        if (name.length() > 3 && name[1] == '#') {
            int base = name[2] == 'x' ? 16 : 10;
            long code = strtol(name.c_str() + (base == 16 ? 3 : 2), 0, base);
            c = code > 0 && code < 256 ? static_cast<char>(code) : '?';
        }
        if (c) {
            sa << c;
            s = semicolon + 1;
        } else
            sa << *s++;
    }
    return sa.take_string();
}

bool
XMLScanner::fail(const char *error)
{
    _error = error;
    _pos = _text.end();
    return false;
}

bool
XMLScanner::skip_past(const char *closing)
{
    int at = _text.find_left(closing, _pos - _text.begin());
    if (at < 0)
        return fail("unclosed token");
    _pos = _text.begin() + at + strlen(closing);
    return true;
}

void
XMLScanner::skip_space()
{
    while (_pos < _text.end() && isspace(static_cast<unsigned char>(*_pos)))
        ++_pos;
}

String
XMLScanner::read_name()
{
    const char *begin = _pos;
    while (_pos < _text.end() && (isalnum(static_cast<unsigned char>(*_pos)) || strchr("_:.-", *_pos)) && *_pos)
        ++_pos;
    return _text.substring(begin, _pos);
}

bool
XMLScanner::read_attributes()
{
    while (true) {
        skip_space();
        if (_pos >= _text.end())
            return fail("unclosed token");
        if (*_pos == '>') {
            ++_pos;
            return true;
        }
        if (*_pos == '/' && _pos + 1 < _text.end() && _pos[1] == '>' && _kind == open) {
            _kind = empty;
            _pos += 2;
            return true;
        }
        String name = read_name();
        skip_space();
        if (!name || _pos >= _text.end() || *_pos != '=')
            return fail("not well-formed (invalid token)");
        ++_pos;
        skip_space();
        if (_pos >= _text.end() || (*_pos != '"' && *_pos != '\''))
            return fail("not well-formed (invalid token)");
        const char *begin = _pos + 1, *end = find(begin, _text.end(), *_pos);
        if (end == _text.end())
            return fail("unclosed token");
        _names.push_back(name);
        _values.push_back(xml_unquote(_text.substring(begin, end)));
        _pos = end + 1;
    }
}

bool
XMLScanner::next()
{
    while (true) {
        _pos = find(_pos, static_cast<const char *>(_text.end()), '<');
        if (_pos >= _text.end())
            return false;
        _tag_begin = _pos;
        String rest = _text.substring(_pos, _text.end());
        if (rest.starts_with("<!--", 4)) {
            if (!skip_past("-->"))
                return false;
        } else if (rest.starts_with("<?", 2)) {
            if (!skip_past("?>"))
                return false;
        } else if (rest.starts_with("<!", 2)) {
            // a DOCTYPE may have declarations in brackets
            const char *close = find(_pos, static_cast<const char *>(_text.end()), '>');
            const char *bracket = find(_pos, static_cast<const char *>(_text.end()), '[');
            if (!skip_past(bracket < close ? "]>" : ">"))
                return false;
        } else
            break;
    }
    ++_pos;
    _kind = open;
    if (_pos < _text.end() && *_pos == '/') {
        _kind = close;
        ++_pos;
    }
    _tag = read_name();
    _names.clear();
    _values.clear();
    if (!_tag)
        return fail("not well-formed (invalid token)");
    return read_attributes();
}

bool
XMLScanner::has_attribute(const char *name) const
{
    return find(_names.begin(), _names.end(), String(name)) != _names.end();
}

String
XMLScanner::attribute(const char *name) const
{
    const String *it = find(_names.begin(), _names.end(), String(name));
    return it == _names.end() ? String() : _values[it - _names.begin()];
}

int
XMLScanner::line()
{
    for (; _counted < _tag_begin; ++_counted)
        _line += *_counted == '\n';
    return _line;
}

CLICK_ENDDECLS
