// -*- c-basic-offset: 4 -*-
/*
 * configblanks.cc -- what stands between tokens: white space, comments, line directives
 */
#include <click/config.h>
#include "configtokens.hh"
#include <click/straccum.hh>
CLICK_DECLS

/* white space, comments, line directives; all of these return the position behind */

const char *
ConfigTokens::skip_newline(const char *s)
{
    if (*s == '\r' && s + 1 < _end && s[1] == '\n')
        ++s;
    ++_line;
    return s + 1;
}

const char *
ConfigTokens::skip_block_comment(const char *s)
{
    s += 2;
    while (s < _end) {
        if (*s == '\n' || *s == '\r')
            s = skip_newline(s);
        else if (*s == '*' && s + 1 < _end && s[1] == '/')
            return s + 2;
        else
            ++s;
    }
    return s;
}

// `# 100 "file"` or `#line 100 "file"`: the next line gets that number. Takes the whole line.
const char *
ConfigTokens::line_directive(const char *s)
{
    const char *eol = s;
    while (eol < _end && *eol != '\n' && *eol != '\r')
        ++eol;
    const char *next = s + 1;
    while (next < eol && (*next == ' ' || *next == '\t'))
        ++next;
    if (eol - next >= 4 && memcmp(next, "line", 4) == 0)
        next += 4;
    while (next < eol && (*next == ' ' || *next == '\t'))
        ++next;
    ConfigLandmark here = landmark();
    unsigned line = _line + 1;
    bool good = next < eol && isdigit(static_cast<unsigned char>(*next));
    if (good) {
        line = 0;
        for (; next < eol && isdigit(static_cast<unsigned char>(*next)); ++next)
            line = line < 100000000 ? line * 10 + *next - '0' : line;
        while (next < eol && (*next == ' ' || *next == '\t'))
            ++next;
        if (next < eol && *next == '"') {
            ++next;
            StringAccum sa;
            for (; next < eol && *next != '"'; ++next) {
                if (*next == '\\' && next + 1 < eol)
                    ++next;
                sa << *next;
            }
            _file = sa.empty() ? _original_file : add_file(sa.take_string());
        }
    } else
        error(here, "unknown preprocessor directive");
    if (eol < _end)
        eol = skip_newline(eol);
    if (good)
        _line = line;
    return eol;
}

// @a s is at the quote.
const char *
ConfigTokens::skip_quote(const char *s)
{
    char quote = *s++;
    while (s < _end) {
        if (*s == '\n' || *s == '\r')
            s = skip_newline(s);
        else if (quote == '"' && *s == '\\' && s + 1 < _end) {
            if (s[1] == '<')
                s = skip_hex(s);
            else if (s[1] == '\n' || s[1] == '\r')
                ++s;
            else
                s += 2;
        } else if (*s++ == quote)
            return s;
    }
    return s;
}

// @a s is at `\<`.
const char *
ConfigTokens::skip_hex(const char *s)
{
    s += 2;
    while (s < _end) {
        if (*s == '\n' || *s == '\r')
            s = skip_newline(s);
        else if (*s == '/' && s + 1 < _end && s[1] == '*')
            s = skip_block_comment(s);
        else if (*s == '/' && s + 1 < _end && s[1] == '/')
            while (s < _end && *s != '\n' && *s != '\r')
                ++s;
        else if (*s++ == '>')
            return s;
    }
    return s;
}

void
ConfigTokens::skip_blanks()
{
    while (_pos < _end) {
        if (*_pos == '\n' || *_pos == '\r')
            _pos = skip_newline(_pos);
        else if (isspace(static_cast<unsigned char>(*_pos)))
            ++_pos;
        else if (*_pos == '/' && _pos + 1 < _end && _pos[1] == '/')
            while (_pos < _end && *_pos != '\n' && *_pos != '\r')
                ++_pos;
        else if (*_pos == '/' && _pos + 1 < _end && _pos[1] == '*')
            _pos = skip_block_comment(_pos);
        else if (*_pos == '#' && at_line_start(_pos))
            _pos = line_directive(_pos);
        else
            break;
    }
}

CLICK_ENDDECLS
