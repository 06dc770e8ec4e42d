// -*- c-basic-offset: 4 -*-
/*
 * unparse.cc -- a configuration as text, with line directives, so that landmarks survive
 */
#include <click/config.h>
#include "toolrouter.hh"
#include <click/confparse.hh>
#include <click/straccum.hh>
CLICK_DECLS

static int
count_lines(const StringAccum &sa)
{
    int n = 0;
    for (int i = 0; i < sa.length(); ++i)
        n += sa.data()[i] == '\n';
    return n;
}

// Chains: each connection is continued by the first one from output 0 of the element whose input 0 it reached; chains stand where their
// first connection was written.
void
ToolRouter::unparse_connections(StringAccum &sa) const
{
    int n = _connections.size();
    Vector<int> next(n, -1);
    Vector<char> continues(n, 0), printed(n, 0);
    Vector<Vector<int> > from0;
    from0.resize(_elements.size());
    Vector<int> claimed(_elements.size(), 0);
    for (int c = 0; c < n; ++c)
        if (_connections[c].live && _connections[c].from().port == 0)
            from0[_connections[c].from().element].push_back(c);
    for (int c = 0; c < n; ++c)
        if (_connections[c].live && _connections[c].to().port == 0) {
            int e = _connections[c].to().element;
            if (claimed[e] < from0[e].size()) {
                next[c] = from0[e][claimed[e]++];
                continues[next[c]] = 1;
            }
        }
    // loops have no beginning: the second round starts them at their first connection
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < n; ++i) {
            if (!_connections[i].live || printed[i] || (round == 0 && continues[i]))
                continue;
            sa << _elements[_connections[i].from().element].name;
            if (_connections[i].from().port)
                sa << " [" << _connections[i].from().port << ']';
            const char *separator = " -> ";
            for (int c = i; c >= 0 && !printed[c]; c = next[c]) {
                printed[c] = 1;
                sa << separator;
                separator = "\n    -> ";
                if (_connections[c].to().port)
                    sa << '[' << _connections[c].to().port << "] ";
                sa << _elements[_connections[c].to().element].name;
            }
            sa << ";\n";
        }
}

void
ToolRouter::unparse(StringAccum &sa) const
{
    for (int i = 0; i < requirements.size(); i += 2) {
        sa << (i ? ", " : "require(") << requirements[i];
        if (requirements[i + 1])
            sa << ' ' << cp_quote(requirements[i + 1]);
    }
    if (!requirements.empty())
        sa << ");\n\n";
    for (int i = 0; i < define_names.size(); ++i) {
        sa << (i ? ", $" : "define($") << define_names[i];
        if (define_values[i])
            sa << ' ' << define_values[i];
    }
    if (!define_names.empty())
        sa << ");\n\n";
    for (const ToolElement &e : _elements) {
        if (!e.live)
            continue;
        sa << "# " << e.landmark.line << " \"" << e.landmark.file << "\"\n" << e.name << " :: " << e.klass;
        if (e.configuration)
            sa << '(' << e.configuration << ')';
        sa << ";\n";
    }
    bool connected = false;
    for (const ToolConnection &c : _connections)
        connected = connected || c.live;
    if (connected) {
        sa << "# " << count_lines(sa) + 2 << " \"\"\n";
        unparse_connections(sa);
    }
}

CLICK_ENDDECLS
