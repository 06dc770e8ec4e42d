// -*- c-basic-offset: 4 -*-
/*
 * configelements.cc -- the elements of a body: found, declared and made
 */
#include <click/config.h>
#include "configparser.hh"
#include <click/lexer.hh>
CLICK_DECLS

int
ConfigParser::add_element(ConfigBody *body, const ConfigElement &e)
{
    int index = body->elements.size();
    body->elements.push_back(e);
    if (e.name)
        body->names.set(e.name, index);
    return index;
}

int
ConfigParser::add_anonymous(ConfigBody *body, ConfigClass *klass, const String &configuration, const ConfigLandmark &lm)
{
    int n = ++body->ncounted;
    String prefix = (klass ? klass->name : String()) + "@";
    ConfigElement e = { String(), klass, configuration, lm, klass ? ConfigElement::element : ConfigElement::group, -1 };
    do {
        e.name = prefix + String(n++);
    } while (body->names.get(e.name) >= 0);
    return add_element(body, e);
}

int
ConfigParser::declare(ConfigBody *body, const ConfigToken &name, ConfigClass *klass, const String &configuration)
{
    if (find_class(body, name.text))
        _tokens->error(name.landmark, "class %<%s%> used as element name", name.text.c_str());
    else {
        const char *s = name.text.begin(), *end = name.text.end();
        while (s < end) {
            const char *slash = ::find(s, end, '/');
            bool digits = true;
            for (const char *c = s; c < slash; ++c)
                digits = digits && isdigit(static_cast<unsigned char>(*c));
            if (digits) {
                _tokens->error(name.landmark, "element name %<%s%> has all-digit component", name.text.c_str());
                break;
            }
            s = slash < end ? slash + 1 : end;
        }
    }
    int old = body->names.get(name.text);
    if (old >= 0) {
        _tokens->error(name.landmark, "redeclaration of element %<%s%>", name.text.c_str());
        _tokens->error(body->elements[old].landmark, "element %<%s%> previously declared here", name.text.c_str());
        return old;
    }
    ++body->ncounted;
    ConfigElement e = { name.text, klass, configuration, name.landmark, ConfigElement::element, -1 };
    return add_element(body, e);
}

// The input or output of the innermost group or body.
int
ConfigParser::pseudo_element(Scope &scope, bool isinput)
{
    if (scope.group >= 0)       // its two are made with it
        return scope.group + (isinput ? 1 : 2);
    int &index = isinput ? scope.body->body_input : scope.body->body_output;
    if (index < 0) {
        ConfigElement e = { String(), 0, String(), scope.body->landmark, isinput ? ConfigElement::input : ConfigElement::output, -1 };
        index = add_element(scope.body, e);
    }
    return index;
}

int
ConfigParser::find_element(Scope &scope, const String &name)
{
    int index = scope.body->names.get(name);
    if (index < 0 && scope.inside() && (name == "input" || name == "output"))
        return pseudo_element(scope, name == "input");
    return index;
}

// Make the elements that a list declares. @a spread: `a, b, c :: X` gives all of them the class.
void
ConfigParser::realize(Scope &scope, Vector<Item> &items, bool spread)
{
    if (spread && items.size() > 1 && items.back().kind == Item::declaration) {
        bool plain = true;
        for (int i = 0; i < items.size(); ++i)
            plain = plain && !items[i].ports[0].given && !items[i].ports[1].given
                && (i + 1 == items.size() || (items[i].kind == Item::name && !items[i].has_configuration));
        if (plain)
            for (int i = 0; i + 1 < items.size(); ++i) {
                items[i].kind = Item::declaration;
                items[i].klass = items.back().klass;
                items[i].configuration = items.back().configuration;
            }
    }
    for (Item &item : items) {
        if (item.index >= 0)
            continue;
        switch (item.kind) {
          case Item::declaration:
            item.index = declare(scope.body, item.token, item.klass, item.configuration);
            break;
          case Item::anonymous:
            item.index = add_anonymous(scope.body, item.klass, item.configuration, item.token.landmark);
            break;
          case Item::implicit_input:
            item.index = pseudo_element(scope, true);
            break;
          case Item::implicit_output:
            item.index = pseudo_element(scope, false);
            break;
          default:
            break;
        }
    }
}

bool
ConfigParser::resolve(Scope &scope, Item &item)
{
    if (item.index < 0)
        item.index = find_element(scope, item.token.text);
    if (item.index < 0 && _lexer->any_class())
        item.index = add_anonymous(scope.body, force_class(scope.body, item.token), String(), item.token.landmark);
    if (item.index < 0 && !item.reported) {
        _tokens->error(item.token.landmark, "undeclared element %<%s%>", item.token.text.c_str());
        item.reported = true;
    }
    return item.index >= 0;
}

CLICK_ENDDECLS
