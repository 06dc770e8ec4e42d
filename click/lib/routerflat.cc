// -*- c-basic-offset: 4 -*-
/*
 * routerflat.cc -- a router as text: the flat configuration and the port tables
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/confparse.hh>
#include <click/processing.hh>
#include <click/straccum.hh>
CLICK_DECLS

void
Router::unparse_requirements(StringAccum &sa, const String &indent) const
{
    if (_requirements.empty())
        return;
    sa << indent << "require(";
    for (int i = 0; i < _requirements.size(); i += 2) {
        sa << (i ? ", " : "") << _requirements[i];
        if (_requirements[i + 1])
            sa << ' ' << cp_quote(_requirements[i + 1]);
    }
    sa << ");\n\n";
}

void
Router::unparse_declarations(StringAccum &sa, const String &indent) const
{
    for (int i = 0; i < _elements.size(); ++i) {
        sa << indent << _enames[i] << " :: " << _elements[i]->class_name();
        String conf = _elements[i]->configuration();
        if (conf)
            sa << '(' << conf << ')';
        sa << ";\n";
    }
    if (_elements.size())
        sa << '\n';
}

void
Router::unparse_connections(StringAccum &sa, const String &indent) const
{
    // next[c]: the connection that continues c, through port 0 both ways; each continues at most one
    int n = _connections.size();
    Vector<int> next(n, -1), by_output(n, 0), claimed(_elements.size(), 0);
    Vector<char> continues(n, 0), printed(n, 0);
    Vector<int> first(_elements.size() + 1, 0);
    // connections from output 0 of each element, in order
    for (const Connection &c : _connections)
        if (c[1].port == 0)
            ++first[c[1].idx + 1];
    for (int i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
    Vector<int> place(first);
    for (int i = 0; i < n; ++i)
        if (_connections[i][1].port == 0)
            by_output[place[_connections[i][1].idx]++] = i;
    for (int i = 0; i < n; ++i)
        if (_connections[i][0].port == 0) {
            int e = _connections[i][0].idx;
            if (first[e] + claimed[e] < first[e + 1]) {
                next[i] = by_output[first[e] + claimed[e]++];
                continues[next[i]] = 1;
            }
        }

    // loops have no beginning: the second round starts them at their first connection
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < n; ++i) {
            if (printed[i] || (round == 0 && continues[i]))
                continue;
            const Port &from = _connections[i][1];
            sa << indent << _enames[from.idx];
            if (from.port)
                sa << " [" << from.port << ']';
            bool first_hop = true;
            for (int c = i; c >= 0 && !printed[c]; c = next[c]) {
                printed[c] = 1;
                const Port &to = _connections[c][0];
                if (!first_hop)
                    sa << '\n' << indent << "   ";
                first_hop = false;
                sa << " -> ";
                if (to.port)
                    sa << '[' << to.port << "] ";
                sa << _enames[to.idx];
            }
            sa << ";\n";
        }
}

void
Router::unparse(StringAccum &sa, const String &indent) const
{
    unparse_requirements(sa, indent);
    unparse_declarations(sa, indent);
    unparse_connections(sa, indent);
}

String
Router::configuration_string() const
{
    // Without text, it was prepared when the image was built.
    bool flat = !_configuration;
    for (int i = 0; i < _requirements.size(); i += 2)
        flat = flat || _requirements[i] == "compact_config";
    if (!flat)
        return _configuration;
    StringAccum sa;
    unparse(sa);
    return sa.take_string();
}

String
Router::element_ports_string(const Element *e) const
{
    if (!e || e->eindex(const_cast<Router *>(this)) < 0 || !_connections_ready)
        return String();
    StringAccum sa;
    for (int o = 0; o < 2; ++o) {
        int n = e->nports(o);
        sa << n << (o ? " output" : " input") << (n == 1 ? "\n" : "s\n");
        Vector<char> declared(n, 0);
        ProcessingCode::parse(e->processing(), o, n, declared.data());
        for (int p = 0; p < n; ++p) {
            bool is_pull = o ? e->output_is_pull(p) : e->input_is_pull(p);
            sa << (is_pull ? "pull" : "push") << (declared[p] == ProcessingCode::agnostic ? "~\t" : "\t");
#if CLICK_STATS >= 1
            if (e->port_active(o, p))
                sa << e->port(o, p).npackets();
            else
                sa << '-';
#else
            sa << '-';
#endif
            sa << '\t';
            int number = _first_port[o][e->eindex()] + p;
            const char *separator = "";
            for (int k = _first_connection[o][number]; k < _first_connection[o][number + 1]; ++k) {
                const Port &peer = _connections[o ? _by_output[k] : k][!o];
                sa << separator;
                if (o)
                    sa << '[' << peer.port << "] " << _enames[peer.idx];
                else
                    sa << _enames[peer.idx] << " [" << peer.port << ']';
                separator = ", ";
            }
            sa << '\n';
        }
    }
    return sa.take_string();
}

CLICK_ENDDECLS
