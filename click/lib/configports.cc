// -*- c-basic-offset: 4 -*-
/*
 * configports.cc -- port lists: `[0, 2-3, 5-]`
 */
#include <click/config.h>
#include "configparser.hh"
#include <click/confparse.hh>
CLICK_DECLS

typedef ConfigToken T;

bool
ConfigParser::parse_port_number(int &value)
{
    ConfigToken t = _tokens->lex();
    unsigned n;
    if (!t.is(T::identifier)) {
        _tokens->error(t.landmark, "syntax error: expected port number");
        _tokens->unlex(t);
        return false;
    }
    // an element with more ports than this could not be made
    if (!cp_integer(t.text, &n) || n > 0xFFFF) {
        _tokens->error(t.landmark, "syntax error: port number should be integer");
        n = 0;
    }
    value = static_cast<int>(n);
    return true;
}

// The bracket is the next token.
void
ConfigParser::parse_ports(Ports &ports)
{
    _tokens->lex();
    ports.given = true;
    if (parse_port_list(ports))
        return;
    // what was meant is unclear: go on behind the list
    while (true) {
        ConfigToken t = _tokens->peek();
        if (t.is(T::end) || t.is(';') || t.is('{') || t.is('}') || t.is('(') || t.is(')') || t.is_arrow())
            return;
        _tokens->lex();
        if (t.is(']'))
            return;
    }
}

bool
ConfigParser::parse_port_list(Ports &ports)
{
    while (true) {
        if (_tokens->skip(']')) {       // nothing, or nothing behind a comma
            ports.expandable = true;
            break;
        }
        int first, last;
        if (!parse_port_number(first))
            return false;
        last = first;
        if (_tokens->skip('-')) {
            if (_tokens->peek().is(T::identifier)) {
                if (!parse_port_number(last))
                    return false;
            } else
                ports.expandable = true;
        }
        for (int p = first; p <= last; ++p)
            ports.numbers.push_back(p);
        ports.next = last + 1;
        if (_tokens->skip(']'))
            break;
        if (!_tokens->skip(',')) {
            _tokens->error(_tokens->peek().landmark, "syntax error: expected %<,%>");
            return false;
        }
    }
    return true;
}

CLICK_ENDDECLS
