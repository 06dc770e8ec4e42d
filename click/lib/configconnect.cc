// -*- c-basic-offset: 4 -*-
/*
 * configconnect.cc -- the connections that a chain stands for
 */
#include <click/config.h>
#include "configparser.hh"
#include <click/lexer.hh>
CLICK_DECLS

typedef ConfigToken T;

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
    if (good) {
        body->connections.push_back(Router::Connection(from.idx, from.port, to.idx, to.port));
        if (_lexer->any_class())
            body->connection_landmarks.push_back(lm);
    }
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
