// -*- c-basic-offset: 4 -*-
/*
 * jsonunparse.cc -- Json to JSON text
 */
#include <click/config.h>
#include "json.hh"
#include <click/straccum.hh>
CLICK_DECLS

/* Slashes too, so that text can stand inside a HTML script, and U+2028 and U+2029, which end lines in JavaScript. */
static void
unparse_string(StringAccum &sa, const String &text)
{
    static const char escaped[] = "\"\\/\b\f\n\r\t", names[] = "\"\\/bfnrt";
    sa << '"';
    const char *first = text.begin(), *s = first, *end = text.end();
    for (; s != end; ++s) {
        unsigned char c = *s;
        bool separator = c == 0xE2 && end - s > 2 && s[1] == '\x80' && (s[2] == '\xA8' || s[2] == '\xA9');
        const char *name = c ? strchr(escaped, c) : 0;
        if (c >= 0x20 && !name && !separator)
            continue;
        sa.append(first, s);
        if (name)
            sa << '\\' << names[name - escaped];
        else if (separator) {
            sa << (s[2] == '\xA8' ? "\\u2028" : "\\u2029");
            s += 2;
        } else
            sa.snprintf(8, "\\u%04X", c);
        first = s + 1;
    }
    sa.append(first, end);
    sa << '"';
}

static bool
complex(const Json &j)
{
    if (j.size() > (j.is_object() ? 5 : 8))
        return true;
    for (Json::const_iterator it = j.begin(); it != j.end(); ++it)
        if (it.value().size() > 0)
            return true;
    return false;
}

static void
new_line(StringAccum &sa, int columns)
{
    sa << '\n';
    for (; columns >= 8; columns -= 8)
        sa << '\t';
    for (; columns > 0; --columns)
        sa << ' ';
}

void
Json::unparse(StringAccum &sa, const Format &format) const
{
    struct Open {
        const Json *value;
        int at;
        bool broken;
    };
    Vector<Open> open;          // no recursion: values may be nested deeper than the stack is
    const Json *j = this;
    while (true) {
        if (j->is_null())
            sa << "null";
        else if (j->is_string())
            unparse_string(sa, j->_text);
        else if (j->is_primitive())
            sa << j->_text;
        else if (j->size() == 0)
            sa << (j->is_object() ? "{}" : "[]");
        else {
            Open o = { j, 0, open.size() < format.depth() && complex(*j) };
            open.push_back(o);
            sa << (j->is_object() ? '{' : '[');
        }
        // close what is complete, then the next member
        while (!open.empty() && open.back().at == open.back().value->size()) {
            Open o = open.back();
            open.pop_back();
            if (o.broken)
                new_line(sa, open.size() * format.width());
            sa << (o.value->is_object() ? '}' : ']');
        }
        if (open.empty())
            return;
        Open &o = open.back();
        if (o.at > 0)
            sa << ',';
        if (o.broken)
            new_line(sa, open.size() * format.width());
        if (o.value->is_object()) {
            const object_value_type &member = o.value->obegin()[o.at];
            unparse_string(sa, member.first);
            sa << ':';
            j = &member.second;
        } else
            j = &o.value->abegin()[o.at];
        ++o.at;
    }
}

void
Json::unparse(StringAccum &sa) const
{
    unparse(sa, Format());
}

String
Json::unparse(const Format &format) const
{
    StringAccum sa;
    unparse(sa, format);
    return sa.take_string();
}

String
Json::unparse() const
{
    return unparse(Format());
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(JsonUnparse)
