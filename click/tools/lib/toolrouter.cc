// -*- c-basic-offset: 4 -*-
/*
 * toolrouter.{cc,hh} -- elements and connections
 */
#include <click/config.h>
#include "toolrouter.hh"
#include <click/straccum.hh>
CLICK_DECLS

String
ToolLandmark::unparse() const
{
    if (!line)
        return file;
    if (file && (file.back() == ':' || isspace(static_cast<unsigned char>(file.back()))))
        return file + String(line);
    return file + ":" + String(line);
}

int
ToolRouter::nlive() const
{
    int n = 0;
    for (const ToolElement &e : _elements)
        n += e.live;
    return n;
}

int
ToolRouter::add_element(const String &name, const String &klass, const String &configuration, const ToolLandmark &lm)
{
    ToolElement e = { name, klass, configuration, lm, true };
    _elements.push_back(e);
    _by_name.set(name, _elements.size() - 1);
    return _elements.size() - 1;
}

String
ToolRouter::free_name(const String &base, int n) const
{
    while (true) {
        String name = base + "@" + String(n++);
        if (find(name) < 0)
            return name;
    }
}

void
ToolRouter::rename(int e, const String &name)
{
    if (_by_name.get(_elements[e].name) == e)
        _by_name.erase(_elements[e].name);
    _elements[e].name = name;
    _by_name.set(name, e);
}

void
ToolRouter::remove_element(int e)
{
    for (int c = 0; c < _connections.size(); ++c)
        if (_connections[c].live && (_connections[c].from().element == e || _connections[c].to().element == e))
            remove_connection(c);
    _elements[e].live = false;
    if (_by_name.get(_elements[e].name) == e)
        _by_name.erase(_elements[e].name);
}

String
ToolRouter::connection_key(const ToolPort &from, const ToolPort &to)
{
    StringAccum sa;
    sa << from.element << ' ' << from.port << ' ' << to.element << ' ' << to.port;
    return sa.take_string();
}

bool
ToolRouter::has_connection(const ToolPort &from, const ToolPort &to) const
{
    return _connected.get(connection_key(from, to)) != 0;
}

void
ToolRouter::add_connection(const ToolPort &from, const ToolPort &to, const ToolLandmark &lm)
{
    String key = connection_key(from, to);
    if (_connected.get(key))
        return;
    _connected.set(key, 1);
    ToolConnection c = { { to, from }, lm, true };
    _connections.push_back(c);
}

void
ToolRouter::remove_connection(int c)
{
    _connections[c].live = false;
    _connected.erase(connection_key(_connections[c].from(), _connections[c].to()));
}

void
ToolRouter::move_ports(const Vector<int> &connections, bool isoutput, const Vector<int> &place)
{
    for (int c : connections)
        _connected.erase(connection_key(_connections[c].from(), _connections[c].to()));
    for (int c : connections) {
        _connections[c].end[isoutput].port = place[_connections[c].end[isoutput].port];
        _connected.set(connection_key(_connections[c].from(), _connections[c].to()), 1);
    }
}

void
ToolRouter::move_end(int c, bool isoutput, const ToolPort &place)
{
    _connected.erase(connection_key(_connections[c].from(), _connections[c].to()));
    _connections[c].end[isoutput] = place;
    String key = connection_key(_connections[c].from(), _connections[c].to());
    if (_connected.get(key))
        _connections[c].live = false;
    else
        _connected.set(key, 1);
}

void
ToolRouter::connections_at(int e, bool isoutput, int port, Vector<int> &result) const
{
    for (int c = 0; c < _connections.size(); ++c) {
        const ToolPort &mine = _connections[c].end[isoutput];
        if (_connections[c].live && mine.element == e && (port < 0 || mine.port == port))
            result.push_back(c);
    }
}

int
ToolRouter::nports(int e, bool isoutput) const
{
    int n = 0;
    for (const ToolConnection &c : _connections)
        if (c.live && c.end[isoutput].element == e && c.end[isoutput].port >= n)
            n = c.end[isoutput].port + 1;
    return n;
}

void
ToolRouter::bridge(int e, int input, int output)
{
    Vector<int> before, after;
    connections_at(e, false, input, before);
    connections_at(e, true, output, after);
    Vector<ToolConnection> all;
    int next = 0;
    for (int c = 0; c < _connections.size(); ++c) {
        all.push_back(_connections[c]);
        if (next == before.size() || before[next] != c)
            continue;
        ++next;
        for (int a : after) {
            ToolConnection joined = { { _connections[a].to(), _connections[c].from() }, _connections[c].landmark, true };
            // not through itself, and not twice
            if (joined.from().element != e && joined.to().element != e
                && _connected.set(connection_key(joined.from(), joined.to()), 1))
                all.push_back(joined);
        }
    }
    _connections.swap(all);
}

void
ToolRouter::compact()
{
    Vector<int> place(_elements.size(), -1);
    Vector<ToolElement> elements;
    Vector<ToolConnection> connections;
    _by_name.clear();
    _connected.clear();
    for (int e = 0; e < _elements.size(); ++e)
        if (_elements[e].live) {
            place[e] = elements.size();
            _by_name.set(_elements[e].name, elements.size());
            elements.push_back(_elements[e]);
        }
    for (ToolConnection c : _connections)
        if (c.live) {
            for (ToolPort &p : c.end)
                p.element = place[p.element];
            connections.push_back(c);
            _connected.set(connection_key(c.from(), c.to()), 1);
        }
    _elements.swap(elements);
    _connections.swap(connections);
}

CLICK_ENDDECLS
