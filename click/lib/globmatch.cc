// -*- c-basic-offset: 4 -*-
/*
 * globmatch.cc -- patterns, comparison and quoting of texts for people
 */
#include <click/config.h>
#include <click/userutils.hh>
#include <click/straccum.hh>
#include <stdarg.h>
CLICK_DECLS

// Does character @a c match what stands at @a p? Moves @a p behind it.
static bool
match_one(char c, const char *&p, const char *end)
{
    if (*p != '[') {
        bool good = *p == '?' || *p == c;
        ++p;
        return good;
    }
    const char *q = p + 1;
    bool negated = q < end && *q == '^';
    if (negated)
        ++q;
    bool found = false;
    // (the first character is skipped: this is where the set's ] would be an ordinary character)
    for (++q; q < end && *q != ']'; ++q)
        found = found || *q == c;
    if (q >= end)
        return false;
    p = q + 1;
    return found != negated;
}

bool
glob_match(const String &string, const String &pattern)
{
    const char *s = string.begin(), *p = pattern.begin();
    // after a mismatch, the last * takes one character more
    const char *star = 0, *star_s = 0;
    while (true) {
        const char *next = p;
        if (p < pattern.end() && *p == '*') {
            star = ++p;
            star_s = s;
        } else if (s == string.end() && p == pattern.end())
            return true;
        else if (s < string.end() && p < pattern.end() && match_one(*s, next, pattern.end())) {
            p = next;
            ++s;
        } else if (star && star_s < string.end()) {
            s = ++star_s;
            p = star;
        } else
            return false;
    }
}

int
click_strcmp(const String &a, const String &b)
{
    const char *s = a.begin(), *t = b.begin();
    while (s < a.end() && t < b.end()) {
        if (isdigit(static_cast<unsigned char>(*s)) && isdigit(static_cast<unsigned char>(*t))) {
            while (s < a.end() && *s == '0')
                ++s;
            while (t < b.end() && *t == '0')
                ++t;
            const char *s1 = s, *t1 = t;
            while (s1 < a.end() && isdigit(static_cast<unsigned char>(*s1)))
                ++s1;
            while (t1 < b.end() && isdigit(static_cast<unsigned char>(*t1)))
                ++t1;
            // without zeros in front, the longer number is the larger one
            if (s1 - s != t1 - t)
                return s1 - s < t1 - t ? -1 : 1;
            if (int difference = memcmp(s, t, s1 - s))
                return difference;
            s = s1;
            t = t1;
        } else if (*s != *t)
            return static_cast<unsigned char>(*s) - static_cast<unsigned char>(*t);
        else
            ++s, ++t;
    }
    if (s < a.end() || t < b.end())
        return s < a.end() ? 1 : -1;
    // alike but for zeros in front of numbers
    return String::compare(a, b);
}

String
percent_substitute(const String &pattern, int format1, ...)
{
    const char *values[256] = {};
    values[static_cast<unsigned char>('%')] = "%";
    va_list val;
    va_start(val, format1);
    for (int c = format1; c; c = va_arg(val, int))
        values[static_cast<unsigned char>(c)] = va_arg(val, const char *);
    va_end(val);
    StringAccum sa;
    for (const char *s = pattern.begin(); s < pattern.end(); ++s) {
        const char *value = *s == '%' && s + 1 < pattern.end() ? values[static_cast<unsigned char>(s[1])] : 0;
        if (value) {
            sa << value;
            ++s;
        } else
            sa << *s;
    }
    return sa.take_string();
}

String
shell_quote(const String &str, bool tilde)
{
    const char *s = str.begin();
    StringAccum sa;
    if (tilde && s < str.end() && *s == '~')
        while (s < str.end() && (*s == '~' || isalnum(static_cast<unsigned char>(*s)) || *s == '_' || *s == '-'))
            sa << *s++;
    const char *plain = s;
    while (plain < str.end() && (isalnum(static_cast<unsigned char>(*plain)) || strchr("/._-+,:=@%", *plain)))
        ++plain;
    if (plain == str.end() && str) {
        sa.append(s, str.end());
        return sa.take_string();
    }
    sa << '\'';
    for (; s < str.end(); ++s)
        if (*s == '\'')
            sa << "'\\''";
        else
            sa << *s;
    sa << '\'';
    return sa.take_string();
}

CLICK_ENDDECLS
