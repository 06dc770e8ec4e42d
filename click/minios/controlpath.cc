// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "controlpath.hh"
CLICK_DECLS

namespace {

bool
all_digits(const String &s)
{
    for (char c : s)
        if (c < '0' || c > '9')
            return false;
    return s.length() > 0;
}

// Takes the part before the first slash off @a text.
String
next_part(String &text)
{
    int slash = text.find_left('/');
    String part = slash < 0 ? text : text.substring(0, slash);
    text = slash < 0 ? String() : text.substring(slash + 1);
    return part;
}

int
router_number(const String &part)
{
    if (!all_digits(part) || part.length() > 2 || (part.length() > 1 && part[0] == '0'))
        return -1;
    int n = part[0] - '0';
    if (part.length() > 1)
        n = n * 10 + part[1] - '0';
    return n < ControlPath::nrouters ? n : -1;
}

// Our answers lie below the requests; a piece of a value has a number for its name, which no handler has.
bool
is_answer(const String &last)
{
    return last == "lock" || last == "error" || all_digits(last);
}

}

ControlPath
ControlPath::parse(const String &text)
{
    ControlPath path;
    path.kind = other;
    path.rid = -1;
    path.text = text;
    if (!text) {
        path.kind = root;
        return path;
    }
    if (text[0] != '/')
        return path;
    String rest = text.substring(1);
    int rid = router_number(next_part(rest));
    if (rid < 0)
        return path;
    path.rid = rid;
    if (!rest) {
        path.kind = text.back() == '/' ? other : router;
        return path;
    }
    String what = next_part(rest);
    if (what == "status" && !rest)
        path.kind = status;
    else if (what == "config")
        path.kind = config;
    else if (what == "elements")
        path.kind = element_write;
    else if (what == "control") {
        String direction = next_part(rest);
        path.kind = direction == "read" ? read : direction == "write" ? write : other;
    }
    if (path.kind < element_write)
        return path;
    int slash = rest.find_right('/');
    path.handler = rest.substring(slash + 1);
    path.element = slash < 0 ? String() : rest.substring(0, slash);
    if (!path.handler || slash == 0 || is_answer(path.handler))
        path.kind = other;
    return path;
}

CLICK_ENDDECLS
