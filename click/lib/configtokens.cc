// -*- c-basic-offset: 4 -*-
/*
 * configtokens.{cc,hh} -- tokens of configurations
 */
#include <click/config.h>
#include "configtokens.hh"
#include <click/error.hh>
#include <click/straccum.hh>
#include <stdarg.h>
CLICK_DECLS

ConfigTokens::ConfigTokens(const String &text, const String &file, ErrorHandler *errh)
    : _text(text), _pos(_text.begin()), _end(_text.end()), _line(1), _errh(errh)
{
    _file = _original_file = add_file(file);
}

int
ConfigTokens::add_file(const String &name)
{
    for (int i = 0; i < _files.size(); ++i)
        if (_files[i] == name)
            return i;
    _files.push_back(name);
    return _files.size() - 1;
}

void
ConfigTokens::push_text(const String &text, const String &file)
{
    Place p = { _text, _pos, _file, _original_file, _line, _unlexed };
    _outer.push_back(p);
    _unlexed.clear();
    _text = text;
    _pos = _text.begin();
    _end = _text.end();
    _line = 1;
    _file = _original_file = add_file(file);
}

ConfigLandmark
ConfigTokens::landmark() const
{
    ConfigLandmark lm = { _file, _line };
    return lm;
}

String
ConfigTokens::landmark_string(const ConfigLandmark &lm) const
{
    const String &file = _files[lm.file];
    if (file && (file.back() == ':' || isspace(static_cast<unsigned char>(file.back()))))
        return file + String(lm.line);
    return file + ":" + String(lm.line);
}

void
ConfigTokens::error(const ConfigLandmark &lm, const char *fmt, ...)
{
    va_list val;
    va_start(val, fmt);
    _errh->xmessage(landmark_string(lm), ErrorHandler::e_error, fmt, val);
    va_end(val);
}

void
ConfigTokens::warning(const ConfigLandmark &lm, const char *fmt, ...)
{
    va_list val;
    va_start(val, fmt);
    _errh->xmessage(landmark_string(lm), ErrorHandler::e_warning_annotated, fmt, val);
    va_end(val);
}

void
ConfigTokens::syntax_error(const ConfigToken &t)
{
    String text = t.is(ConfigToken::variable) ? "$" + t.text : t.text;
    error(t.landmark, "syntax error near %<%#s%>", text.c_str());
}

static inline bool
word_char(char c)
{
    return isalnum(static_cast<unsigned char>(c)) || c == '_';
}

ConfigToken
ConfigTokens::lex_here()
{
    ConfigToken t;
    while (true) {
        skip_blanks();
        if (_pos < _end || _outer.empty())
            break;
        // the end of a library: go on behind its requirement
        Place p = _outer.back();
        _outer.pop_back();
        _text = p.text;
        _pos = p.pos;
        _end = _text.end();
        _file = p.file;
        _original_file = p.original_file;
        _line = p.line;
        if (!p.unlexed.empty()) {
            _unlexed.swap(p.unlexed);
            t = _unlexed.back();
            _unlexed.pop_back();
            return t;
        }
    }
    t.landmark = landmark();
    const char *begin = _pos;
    if (_pos >= _end) {
        t.kind = ConfigToken::end;
        return t;
    }
    char c = *_pos, d = _pos + 1 < _end ? _pos[1] : 0;
    if (word_char(c) || c == '@') {
        // a single slash may stand between identifier characters
        while (_pos < _end && (word_char(*_pos) || *_pos == '@'
                               || (*_pos == '/' && _pos + 1 < _end && (word_char(_pos[1]) || _pos[1] == '@'))))
            ++_pos;
        t.text = _text.substring(begin, _pos);
        if (t.text == "elementclass")
            t.kind = ConfigToken::kw_elementclass;
        else if (t.text == "require")
            t.kind = ConfigToken::kw_require;
        else if (t.text == "provide")
            t.kind = ConfigToken::kw_provide;
        else if (t.text == "define")
            t.kind = ConfigToken::kw_define;
        else
            t.kind = ConfigToken::identifier;
        return t;
    }
    if (c == '$') {
        for (++_pos; _pos < _end && word_char(*_pos); ++_pos)
            /* name */;
        t.kind = ConfigToken::variable;
        t.text = _text.substring(begin + 1, _pos);
        return t;
    }
    int length = 2;
    if (c == '-' && d == '>')
        t.kind = ConfigToken::arrow;
    else if (c == '=' && d == '>')
        t.kind = ConfigToken::double_arrow;
    else if (c == ':' && d == ':')
        t.kind = ConfigToken::two_colons;
    else if (c == '|' && d == '|')
        t.kind = ConfigToken::two_bars;
    else if (c == '.' && d == '.' && _pos + 2 < _end && _pos[2] == '.') {
        t.kind = ConfigToken::three_dots;
        length = 3;
    } else {
        t.kind = static_cast<unsigned char>(c);
        length = 1;
    }
    _pos += length;
    t.text = _text.substring(begin, _pos);
    return t;
}

ConfigToken
ConfigTokens::lex()
{
    if (_unlexed.empty())
        return lex_here();
    ConfigToken t = _unlexed.back();
    _unlexed.pop_back();
    return t;
}

ConfigToken
ConfigTokens::peek()
{
    if (_unlexed.empty())
        _unlexed.push_back(lex_here());
    return _unlexed.back();
}

bool
ConfigTokens::skip(int kind)
{
    if (!peek().is(kind))
        return false;
    _unlexed.pop_back();
    return true;
}

bool
ConfigTokens::expect(int kind, const char *text)
{
    if (skip(kind))
        return true;
    error(peek().landmark, "expected %<%s%>", text);
    return false;
}

String
ConfigTokens::lex_config()
{
    assert(_unlexed.empty());
    StringAccum sa;             // what was read before the last line directive
    const char *begin = _pos;
    int depth = 1;
    while (_pos < _end) {
        char c = *_pos;
        if (c == '(') {
            ++depth;
            ++_pos;
        } else if (c == ')') {
            if (--depth == 0)
                break;
            ++_pos;
        } else if (c == '"' || c == '\'')
            _pos = skip_quote(_pos);
        else if (c == '/' && _pos + 1 < _end && _pos[1] == '*')
            _pos = skip_block_comment(_pos);
        else if (c == '/' && _pos + 1 < _end && _pos[1] == '/')
            while (_pos < _end && *_pos != '\n' && *_pos != '\r')
                ++_pos;
        else if (c == '\\' && _pos + 1 < _end && _pos[1] == '<')
            _pos = skip_hex(_pos);
        else if (c == '\n' || c == '\r')
            _pos = skip_newline(_pos);
        else if (c == '#' && at_line_start(_pos)) {
            sa.append(begin, _pos);
            _pos = line_directive(_pos);
            begin = _pos;
        } else
            ++_pos;
    }
    String result = sa.empty() ? _text.substring(begin, _pos) : (sa.append(begin, _pos), sa.take_string());
    if (_pos < _end)
        ++_pos;
    else
        error(landmark(), "expected %<)%>");
    return result;
}

CLICK_ENDDECLS
