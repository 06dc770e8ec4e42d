// -*- c-basic-offset: 4 -*-
/*
 * prettytemplate.{cc,hh} -- templates: tags and their attributes
 */
#include <click/config.h>
#include "prettytemplate.hh"
#include <click/args.hh>
#include <click/processing.hh>
CLICK_DECLS

Template::Template(const ToolRouter &router, const ToolProcessing &processing, const String &config, ClassLink link, void *thunk)
    : _router(router), _processing(processing), _config(config), _link(link), _thunk(thunk), _depth(0), _work(0)
{
    _place.element = _place.port = _place.connection = no_index;
    _place.isoutput = false;
}

void
Template::define(const String &name, const String &text)
{
    _defined.set(name, text);
}

const String *
Template::Attributes::find(const String &name) const
{
    for (int i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return &values[i];
    return 0;
}

// Of the innermost tag that has it.
const String *
Template::attribute(const char *name) const
{
    for (int i = _attributes.size() - 1; i >= 0; --i)
        if (const String *value = _attributes[i]->find(name))
            return value;
    return 0;
}

String
Template::expanded(const char *attribute_name)
{
    const String *value = attribute(attribute_name);
    return value ? expand(String(*value)) : String();
}

// `name=value`, `name='value'`, `name="value"`, `name` up to the closing bracket; the result is behind that.
static const char *
read_attributes(const char *s, const char *end, Vector<String> &names, Vector<String> &values)
{
    while (s < end && *s != '>') {
        if (isspace(static_cast<unsigned char>(*s)) || *s == '/') {
            ++s;
            continue;
        }
        const char *begin = s;
        while (s < end && *s != '=' && *s != '>' && !isspace(static_cast<unsigned char>(*s)))
            ++s;
        names.push_back(String(begin, s));
        String value;
        if (s < end && *s == '=') {
            begin = ++s;
            if (s < end && (*s == '"' || *s == '\'')) {
                const char *close = find(s + 1, end, *s);
                value = String(s + 1, close);
                s = close < end ? close + 1 : end;
            } else {
                while (s < end && *s != '>' && !isspace(static_cast<unsigned char>(*s)))
                    ++s;
                value = String(begin, s);
            }
        } else
            value = "1";
        values.push_back(value);
    }
    return s < end ? s + 1 : end;
}

String
Template::expand(const String &text)
{
    if (_depth >= max_depth || ++_work > max_work || text.find_left("<~") < 0)
        return text;
    ++_depth;
    StringAccum sa;
    const char *s = text.begin(), *end = text.end();
    while (s < end) {
        if (*s != '<' || s + 1 >= end || s[1] != '~') {
            sa << *s++;
            continue;
        }
        const char *begin = s += 2;
        while (s < end && (isalnum(static_cast<unsigned char>(*s)) || *s == '_' || *s == '-'))
            ++s;
        String tag(begin, s);
        Attributes mine;
        s = read_attributes(s, end, mine.names, mine.values);
        _attributes.push_back(&mine);
        expand_tag(tag, sa);
        _attributes.pop_back();
    }
    --_depth;
    return sa.take_string();
}

void
Template::expand_tag(const String &tag, StringAccum &sa)
{
    bool inside = _place.element >= 0 || _place.type;
    HashTable<String, String>::iterator own = _defined.find(tag);
    if (own != _defined.end())
        sa << expand(String(own.value()));
    else if (inside && (element_tag(tag, sa) || port_tag(tag, sa)))
        /* done */;
    else if (inside && tag == "if")
        conditional(sa);
    else if (tag == "config")
        sa << _config;
    else if (!inside && tag == "elements")
        elements(sa);
    else if (inside && tag != "if" && attribute(tag.c_str()))
        sa << expanded(tag.c_str());
}

void
Template::conditional(StringAccum &sa)
{
    static const struct {
        const char *name;
        bool less, equal, greater;
    } comparisons[] = { { "eq", false, true, false }, { "ne", true, false, true }, { "gt", false, false, true },
                        { "lt", true, false, false }, { "ge", false, true, true }, { "le", true, true, false } };
    const Attributes &mine = *_attributes.back();
    String test = mine.find("test") ? expand(String(*mine.find("test"))) : String();
    bool truth = test.length() > 0;
    for (const auto &c : comparisons)
        if (const String *value = mine.find(c.name)) {
            String other = expand(String(*value));
            int a, b;
            int order = IntArg().parse(test, a) && IntArg().parse(other, b) ? (a > b) - (a < b) : String::compare(test, other);
            truth = order < 0 ? c.less : (order > 0 ? c.greater : c.equal);
        }
    if (const String *branch = mine.find(truth ? "then" : "else"))
        sa << expand(String(*branch));
}

CLICK_ENDDECLS
