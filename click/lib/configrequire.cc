// -*- c-basic-offset: 4 -*-
/*
 * configrequire.cc -- the statements `define` and `require`
 */
#include <click/config.h>
#include "configparser.hh"
#include <click/confparse.hh>
#include <click/driver.hh>
#include <click/error.hh>
#include <click/lexer.hh>
CLICK_DECLS

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
