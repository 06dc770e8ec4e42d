// -*- c-basic-offset: 4 -*-
/*
 * toolarguments.cc -- the command line of a tool
 */
#include <click/config.h>
#include "tool.hh"
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

namespace {

enum { o_file = 1000, o_expression, o_output, o_clickpath, o_help, o_version };

const ToolOption common[] = {
    { "clickpath", 'C', o_clickpath, true, false },
    { "expression", 'e', o_expression, true, false },
    { "file", 'f', o_file, true, false },
    { "help", 0, o_help, false, false },
    { "output", 'o', o_output, true, false },
    { "version", 'v', o_version, false, false },
    { 0, 0, 0, false, false }
};

bool
applies(const ToolDescription &tool, const ToolOption &option)
{
    return option.id == o_help || option.id == o_version || option.id == o_output
        || (option.id == o_clickpath ? tool.clickpath : (option.id < o_file || tool.words != ToolDescription::words_only));
}

}

int
ToolArguments::usage(const char *fmt, const String &what)
{
    ErrorHandler *errh = ErrorHandler::default_handler();
    if (fmt)
        errh->error(fmt, what.c_str());
    errh->message("Usage: %s [OPTION]... %s\nTry %<%s --help%> for more information.", _tool.name, _tool.arguments, _tool.name);
    status = 1;
    return stop;
}

int
ToolArguments::set_router(const String &text, bool is_expression)
{
    if (_tool.words == ToolDescription::many_routers) {
        ToolSource source = { text, is_expression };
        routers.push_back(source);
        return end;
    }
    if (have_router)
        return usage((String(_tool.name) + ": router configuration specified twice").c_str());
    have_router = true;
    router.text = text;
    router.is_expression = is_expression;
    return end;
}

// `end`: go on.
int
ToolArguments::bare_word(const String &word)
{
    int equals = word.find_left('=');
    bool is_name = equals > 0;
    for (int i = 0; i < equals; ++i)
        is_name = is_name && (isalnum(static_cast<unsigned char>(word[i])) || word[i] == '_');
    if (_tool.words == ToolDescription::words_only || (_tool.words == ToolDescription::router_and_words && !is_name)) {
        argument = word;
        return bare;
    }
    if (!is_name)
        return set_router(word, false);
    ClickParameters &p = mode.parameters;
    String name = word.substring(0, equals);
    if (find(p.names.begin(), p.names.end(), name) != p.names.end())
        return usage("parameter %<%s%> multiply defined", name);
    p.names.push_back(name);
    p.values.push_back(word.substring(equals + 1));
    return end;
}

// The option of a long word `--x`; `end` if found.
int
ToolArguments::find_long(const String &word, const ToolOption *&found, String &shown, bool &negative)
{
    Vector<const ToolOption *> options;
    Vector<String> names;
    bool exact = false;
    const ToolOption *lists[] = { _tool.options, common };
    for (const ToolOption *o : lists)
        for (; o->name && !exact; ++o)
            for (int no = 0; no < (o->negatable ? 2 : 1) && !exact; ++no) {
                String name = no ? String("no-") + o->name : String(o->name);
                if (!applies(_tool, *o) || !word || !name.starts_with(word))
                    continue;
                exact = name == word;
                if (exact) {
                    options.clear();
                    names.clear();
                }
                options.push_back(o);
                names.push_back(name);
            }
    shown = "--" + word;
    String prefix = String(_tool.name) + ": ";
    if (options.empty())
        return usage((prefix + "unrecognized option %<%s%>").c_str(), shown);
    if (options.size() > 1) {
        StringAccum sa;
        for (int i = 0; i < names.size(); ++i) {
            if (i)
                sa << (names.size() == 2 ? " and " : (i + 1 == names.size() ? ", and " : ", "));
            sa << "'--" << names[i] << '\'';
        }
        ErrorHandler::default_handler()->error("%soption %<%s%> is ambiguous", prefix.c_str(), shown.c_str());
        return usage((prefix + "(Possibilities are %s.)").c_str(), sa.take_string());
    }
    found = options[0];
    shown = "--" + names[0];
    negative = names[0] != found->name;
    return end;
}

// A common option is done, with `end`; the tool's own are returned.
int
ToolArguments::take(const ToolOption *option, const String &shown)
{
    switch (option->id) {
      case o_file:
        return set_router(argument, false);
      case o_expression:
        return set_router(argument, true);
      case o_output:
        if (have_output)
            return usage((String(_tool.name) + ": output file specified twice").c_str());
        have_output = true;
        output = argument;
        return end;
      case o_clickpath:
        setenv("CLICKPATH", argument.c_str(), 1);
        return end;
      case o_help:
        printf("%s\nUsage: %s [OPTION]... %s\n\nOptions:\n%s%s%s      --help                    Print this message and exit.\n"
               "  -v, --version                 Print version number and exit.\n",
               _tool.about, _tool.name, _tool.arguments, _tool.help,
               _tool.words != ToolDescription::words_only ? "  -f, --file FILE               Read router configuration from FILE.\n"
                                  "  -e, --expression EXPR         Use EXPR as router configuration.\n"
                                  "  -o, --output FILE             Write output to FILE.\n" : "",
               _tool.clickpath ? "  -C, --clickpath PATH          Use PATH for CLICKPATH.\n" : "");
        status = 0;
        return stop;
      case o_version:
        printf("%s (Click) " CLICK_VERSION "\n", _tool.name);
        status = 0;
        return stop;
      default:
        return option->id;
    }
}

int
ToolArguments::next()
{
    while (true) {
        const ToolOption *option = 0;
        String shown;
        bool has_argument = false;
        int result = end;
        negated = false;
        argument = String();
        if (!_letters) {
            if (_next >= _argc)
                return end;
            String word = _argv[_next++];
            if (!_bare_only && word == "--") {
                _bare_only = true;
                continue;
            } else if (!_bare_only && word.starts_with("--", 2)) {
                int equals = word.find_left('=');
                has_argument = equals >= 0;
                result = find_long(word.substring(2, (has_argument ? equals : word.length()) - 2), option, shown, negated);
                if (has_argument)
                    argument = word.substring(equals + 1);
                if (result == end && has_argument && !option->has_argument)
                    return usage((String(_tool.name) + ": %<%s%> can't take an argument").c_str(), shown);
            } else if (!_bare_only && word.length() > 1 && (word[0] == '-' || word[0] == '+')) {
                _sign = word[0];
                _letters = _argv[_next - 1] + 1;
            } else {
                result = bare_word(word);
                if (result == end)
                    continue;
                return result;
            }
            if (result != end)
                return result;
        }
        if (_letters) {
            char letter = *_letters++;
            const ToolOption *lists[] = { _tool.options, common };
            for (const ToolOption *o : lists)
                for (; o->name && !option; ++o)
                    if (o->letter == letter && applies(_tool, *o) && (_sign == '-' || o->negatable))
                        option = o;
            shown = String(_sign) + String(letter);
            negated = _sign == '+';
            const char *rest = _letters;
            if (!*_letters)
                _letters = 0;
            if (!option)
                return usage((String(_tool.name) + ": unrecognized option %<%s%>").c_str(), shown);
            if (option->has_argument && *rest) {
                argument = rest;
                has_argument = true;
                _letters = 0;
            }
        }
        if (option->has_argument && !negated && !has_argument) {
            if (_next >= _argc)
                return usage((String(_tool.name) + ": %<%s%> requires an argument").c_str(), shown);
            argument = _argv[_next++];
        }
        result = take(option, shown);
        if (result != end)
            return result;
    }
}

CLICK_ENDDECLS
