// -*- c-basic-offset: 4 -*-
/*
 * configparser.{cc,hh} -- statements, classes and compound elements
 */
#include <click/config.h>
#include "configparser.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/lexer.hh>
#include <click/package.hh>
#include <click/straccum.hh>
CLICK_DECLS

typedef ConfigToken T;

String
ConfigBody::signature() const
{
    StringAccum sa;
    sa << (class_name ? class_name : String("<anonymous>"));
    for (int i = 0; i < formals.size(); ++i) {
        sa << (i ? ", " : "(");
        if (formal_keywords[i] == "__REST__")
            sa << "...";
        else if (formal_keywords[i])
            sa << formal_keywords[i];
        else
            sa << "<arg>";
    }
    sa << (formals.empty() ? "" : ")") << '[' << nports[0] << (nports[0] == 1 ? " input, " : " inputs, ")
       << nports[1] << (nports[1] == 1 ? " output]" : " outputs]");
    return sa.take_string();
}

ConfigParser::ConfigParser(const Lexer *lexer, ConfigTree *tree, ConfigTokens *tokens)
    : _lexer(lexer), _tree(tree), _tokens(tokens), _primitives(static_cast<ConfigClass *>(0)), _libraries(0), _too_deep(false)
{
}

ConfigClass *
ConfigParser::new_class(ConfigClass::Kind kind, const String &name)
{
    _tree->classes.push_back(new ConfigClass(kind, name));
    return _tree->classes.back();
}

ConfigBody *
ConfigParser::new_body(ConfigBody *enclosing, const String &class_name)
{
    ConfigBody *b = new ConfigBody(enclosing);
    b->class_name = class_name;
    _tree->bodies.push_back(b);
    return b;
}

ConfigClass *
ConfigParser::find_class(ConfigBody *body, const String &name)
{
    for (; body; body = body->enclosing)
        if (ConfigClass *c = body->classes.get(name))
            return c;
    if (ConfigClass *c = _primitives.get(name))
        return c;
    int type = _lexer->element_type(name);
    if (type < 0)
        return 0;
    ConfigClass *c = new_class(ConfigClass::primitive, name);
    c->type = type;
    _primitives.set(name, c);
    return c;
}

ConfigClass *
ConfigParser::force_class(ConfigBody *body, const ConfigToken &name)
{
    if (ConfigClass *c = find_class(body, name.text))
        return c;
    _tokens->error(name.landmark, "unknown element class %<%s%>", name.text.c_str());
    ConfigClass *c = new_class(ConfigClass::unknown, name.text);
    _primitives.set(name.text, c);
    return c;
}

void
ConfigParser::parse_file()
{
    Scope scope = { new_body(0, String()), -1, 0, true };
    parse_statements(scope, T::end);
}

// Up to the closing token (`||` also closes a body), which is not taken.
void
ConfigParser::parse_statements(Scope &scope, int closing)
{
    while (true) {
        ConfigToken t = _tokens->peek();
        if (_too_deep) {        // nothing that follows makes sense
            while (!_tokens->lex().is(T::end))
                /* skip */;
            return;
        }
        switch (t.kind) {
          case T::end:
            return;
          case ';':
            _tokens->lex();
            break;
          case T::kw_elementclass:
            parse_elementclass(scope);
            break;
          case T::kw_require:
            parse_require(scope);
            break;
          case T::kw_define:
            parse_define(scope);
            break;
          case T::identifier: case '[': case '{': case '(': case T::arrow: case T::double_arrow:
            parse_connection(scope);
            break;
          default:
            if (t.kind == closing || (closing == '}' && t.is(T::two_bars)))
                return;
            _tokens->lex();
            _tokens->syntax_error(t);
            break;
        }
    }
}

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

/* define and require */

void
ConfigParser::parse_define(Scope &scope)
{
    ConfigLandmark lm = _tokens->lex().landmark;
    if (!_tokens->expect('(', "("))
        return;
    Vector<String> args;
    cp_argvec(_tokens->lex_config(), args);
    ConfigBody *body = scope.body;
    for (const String &arg : args) {
        const char *s = arg.begin() + 1;
        while (s < arg.end() && (isalnum(static_cast<unsigned char>(*s)) || *s == '_'))
            ++s;
        if (!arg || arg[0] != '$' || s == arg.begin() + 1 || (s < arg.end() && !isspace(static_cast<unsigned char>(*s)))) {
            _tokens->error(lm, "bad %<define%> declaration: not a variable");
            continue;
        }
        String name = arg.substring(arg.begin() + 1, s);
        if (body->variables.get(name)) {
            _tokens->error(lm, "parameter %<$%s%> multiply defined", name.c_str());
            continue;
        }
        body->variables.set(name, 1);
        body->define_names.push_back(name);
        body->define_values.push_back(arg.substring(cp_skip_space(s, arg.end()), arg.end()));
    }
}

void
ConfigParser::parse_require(Scope &scope)
{
    ConfigLandmark lm = _tokens->lex().landmark;
    if (!_tokens->expect('(', "("))
        return;
    Vector<String> args;
    cp_argvec(_tokens->lex_config(), args);
    _tokens->skip(';');         // a library is read from here on
    for (const String &arg : args)
        parse_requirement(scope, arg, lm);
}

void
ConfigParser::parse_requirement(Scope &scope, const String &text, const ConfigLandmark &lm)
{
    Vector<String> words;
    cp_spacevec(text, words);
    String type = words.size() == 2 ? words[0] : String("package");
    String value;
    if (words.empty())
        return;
    if (words.size() > 2 || !cp_string(words.back(), &value) || !value) {
        _tokens->error(lm, "syntax error at requirement");
        return;
    }
    if (words.size() == 1 && value == "compact_config") {
        _tree->requirements.push_back(value);
        _tree->requirements.push_back(String());
    } else if (type == "library")
        require_library(scope, value, lm);
    else if (type == "package") {
        ErrorHandler *errh = _tokens->errh();
        if (!click_has_provision(value.c_str()) && !(_lexer->package_loader() && _lexer->package_loader()(value, errh)))
            errh->error("requirement %<%s%> not available", value.c_str());
        _tree->requirements.push_back(type);
        _tree->requirements.push_back(value);
    } else
        _tokens->error(lm, "syntax error at requirement");
}

void
ConfigParser::require_library(Scope &scope, const String &file, const ConfigLandmark &lm)
{
    if (scope.inside()) {
        _tokens->error(lm, "%<require library%> must be used at file scope");
        return;
    }
    ErrorHandler *errh = _tokens->errh();
    LandmarkErrorHandler lerrh(errh, _tokens->landmark_string(lm));
    String text, found;
    if (!_lexer->library_reader()) {
        lerrh.error("library %<%s%> not found in CLICKPATH/conf", file.c_str());
        return;
    }
    if (_libraries.get(file) || !_lexer->library_reader()(file, _tokens->file_name(lm.file), text, found, &lerrh))
        return;
    _libraries.set(file, 1);
    if (_libraries.get(found))
        return;
    _libraries.set(found, 1);
    _tokens->push_text(text, found);
}

CLICK_ENDDECLS
