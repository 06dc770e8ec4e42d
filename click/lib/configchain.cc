// -*- c-basic-offset: 4 -*-
/*
 * configchain.cc -- connections, and the declarations within them
 */
#include <click/config.h>
#include "configparser.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

typedef ConfigToken T;

static inline bool
is_arrow(const ConfigToken &t)
{
    return t.is(T::arrow) || t.is(T::double_arrow);
}

/* ports */

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
        if (t.is(T::end) || t.is(';') || t.is('{') || t.is('}') || t.is('(') || t.is(')') || is_arrow(t))
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

/* elements */

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
    String prefix = (klass ? klass->name : String()) + "@", name;
    do {
        name = prefix + String(n++);
    } while (body->names.get(name) >= 0);
    ConfigElement e = { klass ? ConfigElement::element : ConfigElement::group, name, klass, configuration, lm, -1 };
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
    ConfigElement e = { ConfigElement::element, name.text, klass, configuration, name.landmark, -1 };
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
        ConfigElement e = { isinput ? ConfigElement::input : ConfigElement::output, String(), 0, String(), scope.body->landmark, -1 };
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

// Groups are expanded in place: a handle, and an input and an output for the inside.
void
ConfigParser::parse_group(Scope &scope, Item &item)
{
    ConfigBody *body = scope.body;
    item.token = _tokens->lex();
    item.kind = Item::existing;
    int group = item.index = add_anonymous(body, 0, String(), item.token.landmark);
    for (int k = 0; k < 2; ++k) {
        ConfigElement e = { k ? ConfigElement::output : ConfigElement::input, String(), 0, String(), item.token.landmark, group };
        add_element(body, e);
        ++body->ncounted;
    }
    if (scope.group_depth >= max_depth) {
        _tokens->error(item.token.landmark, "maximum element group nesting depth exceeded");
        _too_deep = true;
        return;
    }
    Scope inner = { body, group, scope.group_depth + 1, true };
    parse_statements(inner, ')');
    _tokens->expect(')', ")");
    int nports;
    check_pseudo_ports(body, group + 1, true, "<anonymous group>", item.token.landmark, &nports);
    check_pseudo_ports(body, group + 2, false, "<anonymous group>", item.token.landmark, &nports);
}

// One element with its ports.
ConfigParser::Found
ConfigParser::parse_item(Scope &scope, bool first, Vector<Item> &items)
{
    Item item;
    item.token = _tokens->peek();
    if (item.token.is('['))
        parse_ports(item.ports[0]);
    ConfigToken t = _tokens->peek();
    if (t.is(T::identifier)) {
        item.token = _tokens->lex();
        ConfigToken next = _tokens->peek();
        if (next.is(T::two_colons)) {
            _tokens->lex();
            ConfigToken type = _tokens->peek();
            item.kind = Item::declaration;
            if (type.is(T::identifier)) {
                _tokens->lex();
                item.klass = force_class(scope.body, type);
            } else if (type.is('{')) {
                _tokens->lex();
                item.klass = parse_compound(scope.body, String(), type.landmark);
            } else {
                _tokens->error(type.landmark, "missing element type in declaration");
                item.kind = Item::anonymous;
                item.klass = force_class(scope.body, item.token);
            }
        } else if (ConfigClass *c = find_class(scope.body, item.token.text)) {
            item.kind = Item::anonymous;
            item.klass = c;
        } else if (next.is('(') && find_element(scope, item.token.text) < 0) {
            item.kind = Item::anonymous;
            item.klass = force_class(scope.body, item.token);
        }
        if (_tokens->peek().is('(')) {
            _tokens->lex();
            item.configuration = _tokens->lex_config();
            item.has_configuration = true;
            if (item.kind == Item::name)
                _tokens->error(item.token.landmark, "configuration string ignored on element reference");
        }
    } else if (t.is('{')) {
        item.token = _tokens->lex();
        item.kind = Item::anonymous;
        item.klass = parse_compound(scope.body, String(), t.landmark);
        if (_tokens->peek().is('(')) {
            _tokens->lex();
            item.configuration = _tokens->lex_config();
            item.has_configuration = true;
        }
    } else if (t.is('(')) {
        realize(scope, items, false);   // so that numbers follow the text
        parse_group(scope, item);
    } else if (item.ports[0].given) {
        // ports alone stand for the input or the output
        bool arrow_next = is_arrow(t);
        if (first && arrow_next && scope.inside()) {
            item.kind = Item::implicit_input;
            click_swap(item.ports[0], item.ports[1]);
        } else if (!first && !arrow_next && scope.inside())
            item.kind = Item::implicit_output;
        else {
            if (!first && arrow_next && scope.inside())
                _tokens->error(item.token.landmark, "implicit ports used in the middle of a chain");
            else if (first && !arrow_next)
                _tokens->error(item.token.landmark, "stranded port ignored");
            else
                _tokens->syntax_error(t);
            return found_error;
        }
        items.push_back(item);
        return found_some;
    } else
        return found_none;
    if (_tokens->peek().is('['))
        parse_ports(item.ports[1]);
    items.push_back(item);
    return found_some;
}

// Elements separated by commas.
ConfigParser::Found
ConfigParser::parse_list(Scope &scope, bool first, Vector<Item> &items)
{
    do {
        Found found = parse_item(scope, first, items);
        if (found != found_some) {
            if (found == found_none && !items.empty())
                _tokens->syntax_error(_tokens->peek());
            return items.empty() ? found : found_some;
        }
    } while (_tokens->skip(','));
    return found_some;
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
    if (item.index < 0 && !item.reported) {
        _tokens->error(item.token.landmark, "undeclared element %<%s%>", item.token.text.c_str());
        item.reported = true;
    }
    return item.index >= 0;
}

/* connections */

void
ConfigParser::parse_connection(Scope &scope)
{
    Vector<Vector<Item> > lists;
    Vector<Hop> hops;
    ConfigToken start = _tokens->peek();
    bool ends_with_arrow = false;

    if (is_arrow(start)) {
        if (!scope.inside()) {
            _tokens->syntax_error(_tokens->lex());
            return;
        }
        if (!scope.ended_at_output)
            _tokens->warning(start.landmark, "suggest %<input ->%> or %<[0] ->%> to start connection");
        Item item;
        item.kind = Item::implicit_input;
        item.token = start;
        lists.push_back(Vector<Item>(1, item));
        realize(scope, lists.back(), false);
    }
    while (true) {
        bool first = lists.empty();
        if (!first) {
            ConfigToken t = _tokens->peek();
            if (!is_arrow(t))
                break;
            _tokens->lex();
            Hop hop = { t.kind, t.landmark };
            hops.push_back(hop);
        }
        Vector<Item> items;
        Found found = parse_list(scope, first, items);
        if (found == found_some) {
            realize(scope, items, first && !is_arrow(_tokens->peek()));
            lists.push_back(items);
        } else if (found == found_error) {
            if (first)
                return;
            hops.pop_back();
            break;
        } else {
            if (first)
                return;
            ConfigToken t = _tokens->peek();
            if (is_arrow(t) && scope.inside())
                _tokens->error(t.landmark, "implicit ports used in the middle of a chain");
            else if (!scope.inside() || is_arrow(t)) {
                _tokens->syntax_error(t);
                if (!t.is(T::end) && !t.is(';') && !is_arrow(t))
                    _tokens->lex();
            }
            ends_with_arrow = scope.inside() && !is_arrow(t);
            Item item;
            item.kind = Item::implicit_output;
            item.token = t;
            if (ends_with_arrow) {
                lists.push_back(Vector<Item>(1, item));
                realize(scope, lists.back(), false);
            } else {
                hops.pop_back();
                if (!is_arrow(t))
                    break;
                // go on behind the second arrow
                _tokens->lex();
                Hop hop = { t.kind, t.landmark };
                hops.push_back(hop);
                Vector<Item> more;
                if (parse_list(scope, false, more) != found_some) {
                    hops.pop_back();
                    break;
                }
                realize(scope, more, false);
                lists.push_back(more);
            }
        }
    }

    for (const Item &item : lists.front())
        if (item.ports[0].given && item.kind != Item::implicit_output)
            _tokens->error(item.token.landmark, "input ports ignored at start of chain");
    for (int i = 0; i < hops.size(); ++i)
        connect(scope, lists[i], hops[i], lists[i + 1]);
    if (hops.empty())
        for (Item &item : lists.front())
            resolve(scope, item);
    bool at_output = false;
    for (const Item &item : lists.back()) {
        if (item.ports[1].given && item.kind != Item::implicit_input)
            _tokens->error(item.token.landmark, "output ports ignored at end of chain");
        at_output = at_output || (item.index >= 0 && scope.body->elements[item.index].kind == ConfigElement::output);
    }
    if (!hops.empty())
        scope.ended_at_output = at_output;
}

String
ConfigParser::pseudo_class_name(ConfigBody *body, const ConfigElement &e)
{
    if (e.owner >= 0)
        return "<anonymous group>";
    return body->class_name ? body->class_name : String("<anonymous>");
}

void
ConfigParser::connect_ports(Scope &scope, const Router::Port &from, const Router::Port &to, const ConfigLandmark &lm)
{
    ConfigBody *body = scope.body;
    const ConfigElement &f = body->elements[from.idx], &t = body->elements[to.idx];
    bool good = true;
    if (f.kind == ConfigElement::output) {
        _tokens->error(lm, "%<%s%> pseudoelement %<output%> may only be used as input", pseudo_class_name(body, f).c_str());
        good = false;
    }
    if (t.kind == ConfigElement::input) {
        _tokens->error(lm, "%<%s%> pseudoelement %<input%> may only be used as output", pseudo_class_name(body, t).c_str());
        good = false;
    }
    if (good)
        body->connections.push_back(Router::Connection(from.idx, from.port, to.idx, to.port));
}

void
ConfigParser::connect(Scope &scope, Vector<Item> &from, const Hop &hop, Vector<Item> &to)
{
    struct Side {
        Vector<Router::Port> ports;
        int expand_index;       // element, -1: nothing expands
        int expand_next;        // its first port
        int expand_place;       // where they belong in `ports`
        bool by_default;        // expands because there is no port list
    } sides[2];
    bool good = true;
    int explicitly_expandable = 0;
    for (int o = 1; o >= 0; --o) {
        Side &side = sides[o];
        Vector<Item> &items = o ? from : to;
        side.expand_index = -1;
        side.expand_next = side.expand_place = 0;
        side.by_default = false;
        for (Item &item : items) {
            if (!resolve(scope, item)) {
                good = false;
                continue;
            }
            const Ports &ports = item.ports[o];
            for (int p : ports.numbers)
                side.ports.push_back(Router::Port(item.index, p));
            if (ports.expandable)
                ++explicitly_expandable;
            if (!ports.given && hop.arrow == T::double_arrow && items.size() == 1)
                side.by_default = true;
            else if (!ports.given)
                side.ports.push_back(Router::Port(item.index, 0));
            if (ports.expandable || side.by_default) {
                side.expand_index = item.index;
                side.expand_next = ports.next;
                side.expand_place = side.ports.size();
            }
        }
    }
    if (!good)
        return;
    if (explicitly_expandable > 1) {
        _tokens->error(hop.landmark, "at most one expandable port allowed per connection");
        return;
    }
    // Two sides that could expand: the one without a port list has one port.
    if (sides[0].expand_index >= 0 && sides[1].expand_index >= 0)
        for (Side &side : sides)
            if (side.by_default) {
                side.ports.push_back(Router::Port(side.expand_index, 0));
                side.expand_index = -1;
            }
    for (int o = 0; o < 2; ++o)
        if (sides[o].expand_index >= 0) {
            int want = sides[!o].ports.size() - sides[o].ports.size();
            Vector<Router::Port> all;
            for (int i = 0; i < sides[o].expand_place; ++i)
                all.push_back(sides[o].ports[i]);
            for (int i = 0; i < want; ++i)
                all.push_back(Router::Port(sides[o].expand_index, sides[o].expand_next + i));
            for (int i = sides[o].expand_place; i < sides[o].ports.size(); ++i)
                all.push_back(sides[o].ports[i]);
            sides[o].ports.swap(all);
        }

    int nfrom = sides[1].ports.size(), nto = sides[0].ports.size();
    bool expands = sides[0].expand_index >= 0 || sides[1].expand_index >= 0;
    if (hop.arrow == T::arrow && !expands && (nfrom == 1 || nto == 1)) {
        for (const Router::Port &f : sides[1].ports)
            for (const Router::Port &t : sides[0].ports)
                connect_ports(scope, f, t, hop.landmark);
        return;
    }
    if (hop.arrow == T::arrow && !expands)
        _tokens->error(hop.landmark, "syntax error: many-to-many connections require %<=>%>");
    else if (nfrom != nto) {
        const char *more[2] = { sides[0].expand_index >= 0 ? " or more" : "", sides[1].expand_index >= 0 ? " or more" : "" };
        _tokens->error(hop.landmark, "connection mismatch: %d%s output%s connected to %d%s input%s",
                       nfrom, more[1], nfrom == 1 && !*more[1] ? "" : "s", nto, more[0], nto == 1 && !*more[0] ? "" : "s");
    }
    for (int i = 0; i < nfrom && i < nto; ++i)
        connect_ports(scope, sides[1].ports[i], sides[0].ports[i], hop.landmark);
}

CLICK_ENDDECLS
