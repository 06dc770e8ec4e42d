// -*- c-basic-offset: 4 -*-
/*
 * configchain.cc -- connections, and the declarations within them
 */
#include <click/config.h>
#include "configparser.hh"
CLICK_DECLS

typedef ConfigToken T;

// Groups are expanded in place: a handle, and an input and an output for the inside.
void
ConfigParser::parse_group(Scope &scope, Item &item)
{
    ConfigBody *body = scope.body;
    item.token = _tokens->lex();
    item.kind = Item::existing;
    int group = item.index = add_anonymous(body, 0, String(), item.token.landmark);
    for (int k = 0; k < 2; ++k) {
        ConfigElement e = { String(), 0, String(), item.token.landmark, k ? ConfigElement::output : ConfigElement::input, group };
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
    if (!_too_deep)             // the rest was not read
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
        bool arrow_next = t.is_arrow();
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

/* connections */

void
ConfigParser::parse_connection(Scope &scope)
{
    Vector<Vector<Item> > lists;
    Vector<Hop> hops;
    ConfigToken start = _tokens->peek();
    bool ends_with_arrow = false;

    if (start.is_arrow()) {
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
            if (!t.is_arrow())
                break;
            _tokens->lex();
            Hop hop = { t.kind, t.landmark };
            hops.push_back(hop);
        }
        Vector<Item> items;
        Found found = parse_list(scope, first, items);
        if (found == found_some) {
            realize(scope, items, first && !_tokens->peek().is_arrow());
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
            if (t.is_arrow() && scope.inside())
                _tokens->error(t.landmark, "implicit ports used in the middle of a chain");
            else if (!scope.inside() || t.is_arrow()) {
                _tokens->syntax_error(t);
                if (!t.is(T::end) && !t.is(';') && !t.is_arrow())
                    _tokens->lex();
            }
            ends_with_arrow = scope.inside() && !t.is_arrow();
            Item item;
            item.kind = Item::implicit_output;
            item.token = t;
            if (ends_with_arrow) {
                lists.push_back(Vector<Item>(1, item));
                realize(scope, lists.back(), false);
            } else {
                hops.pop_back();
                if (!t.is_arrow())
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

CLICK_ENDDECLS
