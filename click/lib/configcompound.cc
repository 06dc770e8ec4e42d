// -*- c-basic-offset: 4 -*-
/*
 * configcompound.cc -- compound elements: formals, body, overloads
 */
#include <click/config.h>
#include "configparser.hh"
CLICK_DECLS

typedef ConfigToken T;

void
ConfigParser::parse_elementclass(Scope &scope)
{
    _tokens->lex();
    ConfigToken name = _tokens->peek();
    if (!name.is(T::identifier)) {
        _tokens->error(name.landmark, "expected element type name");
        return;
    }
    _tokens->lex();
    ConfigToken t = _tokens->peek();
    if (t.is('{')) {
        _tokens->lex();
        scope.body->classes.set(name.text, parse_compound(scope.body, name.text, t.landmark));
    } else if (t.is(T::identifier)) {
        _tokens->lex();
        ConfigClass *c = force_class(scope.body, t);
        scope.body->classes.set(name.text, c);
    } else
        _tokens->syntax_error(_tokens->lex());
}

/* compounds; the brace was taken */

ConfigClass *
ConfigParser::parse_compound(ConfigBody *enclosing, const String &name, const ConfigLandmark &lm)
{
    ConfigClass *c = new_class(ConfigClass::compound, name);
    if (enclosing->depth >= max_depth) {
        _tokens->error(lm, "maximum compound element nesting depth exceeded");
        _too_deep = true;
        c->bodies.push_back(new_body(enclosing, name));
        return c;
    }
    while (true) {
        ConfigToken t = _tokens->peek();
        ConfigBody *body = new_body(enclosing, name);
        body->landmark = t.landmark;
        c->bodies.push_back(body);
        if (t.is(T::three_dots)) {
            _tokens->lex();
            if (c->bodies.size() == 1 || !_tokens->peek().is('}'))
                _tokens->error(t.landmark, "%<...%> should occur last, after one or more compounds");
            else if (!(c->extended = find_class(enclosing, name)))
                _tokens->error(t.landmark, "cannot extend unknown element class %<%s%>", name.c_str());
        } else {
            parse_formals(body);
            Scope scope = { body, -1, 0, true };
            parse_statements(scope, '}');
            check_pseudo_ports(body, body->body_input, true, name, body->landmark, &body->nports[0]);
            check_pseudo_ports(body, body->body_output, false, name, body->landmark, &body->nports[1]);
        }
        if (_tokens->skip(T::two_bars))
            continue;
        if (!_too_deep)         // the rest was not read
            _tokens->expect('}', "}");
        return c;
    }
}

// The ports of a compound or group, told by how its pseudo-element is used: from 0 up without gaps.
void
ConfigParser::check_pseudo_ports(ConfigBody *body, int index, bool isinput, const String &class_name, const ConfigLandmark &lm, int *nports)
{
    Vector<char> used;
    if (index >= 0)
        for (const Router::Connection &c : body->connections)
            if (c[isinput].idx == index) {
                if (c[isinput].port >= used.size())
                    used.resize(c[isinput].port + 1, 0);
                used[c[isinput].port] = 1;
            }
    for (int i = 0; i < used.size(); ++i)
        if (!used[i])
            _tokens->error(lm, "%<%s%> %s %d missing", class_name ? class_name.c_str() : "<anonymous>", isinput ? "input" : "output", i);
    *nports = used.size();
}

// `$a, KEY $b, __REST__ $c |`, or only `|`, or nothing.
void
ConfigParser::parse_formals(ConfigBody *body)
{
    if (_tokens->skip('|'))
        return;
    ConfigToken t = _tokens->peek();
    if (t.is(T::identifier)) {
        _tokens->lex();
        bool formal = _tokens->peek().is(T::variable);
        _tokens->unlex(t);
        if (!formal)
            return;
    } else if (!t.is(T::variable))
        return;

    bool ordered = true;
    int stage = 0;              // 0: positional, 1: keywords, 2: rest
    while (true) {
        t = _tokens->lex();
        String keyword;
        if (t.is(T::identifier)) {
            keyword = t.text;
            t = _tokens->lex();
        }
        if (!t.is(T::variable) || !t.text) {
            _tokens->error(t.landmark, "expected variable");
            _tokens->unlex(t);
            break;
        }
        int mine = keyword == "__REST__" ? 2 : (keyword ? 1 : 0);
        ordered = ordered && mine >= stage && stage != 2;
        stage = mine > stage ? mine : stage;
        if (body->variables.get(t.text))
            _tokens->error(t.landmark, "parameter %<$%s%> multiply defined", t.text.c_str());
        else if (mine == 1 && find(body->formal_keywords.begin(), body->formal_keywords.end(), keyword) != body->formal_keywords.end())
            _tokens->error(t.landmark, "repeated keyword parameter %<%s%> in compound element", keyword.c_str());
        else {
            body->variables.set(t.text, 1);
            body->formals.push_back(t.text);
            body->formal_keywords.push_back(keyword);
        }
        ConfigToken next = _tokens->lex();
        if (next.is('|'))
            break;
        if (!next.is(',')) {
            _tokens->error(next.landmark, "expected %<,%> or %<|%>");
            _tokens->unlex(next);
            break;
        }
    }
    if (!ordered)
        _tokens->error(body->landmark, "compound element parameters out of order\n(The correct order is %<[positional], [keywords], [__REST__]%>.)");
}

CLICK_ENDDECLS
