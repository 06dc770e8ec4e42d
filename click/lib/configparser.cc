// -*- c-basic-offset: 4 -*-
/*
 * configparser.{cc,hh} -- statements, classes and compound elements
 */
#include <click/config.h>
#include "configparser.hh"
#include <click/lexer.hh>
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
    if (!_lexer->any_class())
        _tokens->error(name.landmark, "unknown element class %<%s%>", name.text.c_str());
    ConfigClass *c = new_class(_lexer->any_class() ? ConfigClass::primitive : ConfigClass::unknown, name.text);
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

CLICK_ENDDECLS
