// -*- c-basic-offset: 4 -*-
/*
 * routercheck.cc -- port counts, push and pull, and complete use of ports
 *
 * All of it is linear in elements, ports and connections, apart from sorting and from flow codes of elements with many ports.
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/error.hh>
#include <click/processing.hh>
CLICK_DECLS

static int
compare_connections(const void *a, const void *b, void *)
{
    const Router::Connection &x = *static_cast<const Router::Connection *>(a);
    const Router::Connection &y = *static_cast<const Router::Connection *>(b);
    return x < y ? -1 : (y < x ? 1 : 0);
}

// Sort the connections, give elements their ports, and drop connections to ports that cannot be.
int
Router::check_ports(ErrorHandler *errh)
{
    click_qsort(_connections.begin(), _connections.size(), sizeof(Connection), compare_connections);
    int n = 0;
    for (int i = 0; i < _connections.size(); ++i)
        if (n == 0 || !(_connections[i] == _connections[n - 1]))
            _connections[n++] = _connections[i];
    _connections.resize(n);

    Vector<int> used[2];
    for (Vector<int> &u : used)
        u.resize(_elements.size(), 0);
    for (const Connection &c : _connections)
        for (int o = 0; o < 2; ++o)
            if (c[o].port >= used[o][c[o].idx])
                used[o][c[o].idx] = c[o].port + 1;
    for (int i = 0; i < _elements.size(); ++i) {
        int ninputs = used[0][i], noutputs = used[1][i];
        if (!PortCountCode::clamp(_elements[i]->port_count(), ninputs, noutputs))
            errh->lerror(elandmark(i), "%<%p{element}%>: bad port count", _elements[i]);
        _elements[i]->set_nports(ninputs, noutputs);
    }

    int errors = 0;
    for (int i = 0; i < _connections.size(); ) {
        const Connection &c = _connections[i];
        bool good = true;
        for (int o = 0; o < 2; ++o) {
            Element *e = _elements[c[o].idx];
            if (c[o].port >= e->nports(o)) {
                errh->lerror(elandmark(c[o].idx), "%<%p{element}%> has no %s %d", e, o ? "output" : "input", c[o].port);
                good = false;
            }
        }
        if (good)
            ++i;
        else {
            ++errors;
            _connections[i] = _connections.back();
            _connections.pop_back();
        }
    }
    return errors ? -1 : 0;
}

// Number the ports of all elements in one sequence for each side.
void
Router::number_ports()
{
    for (int o = 0; o < 2; ++o) {
        _first_port[o].clear();
        int n = 0;
        for (Element *e : _elements) {
            _first_port[o].push_back(n);
            n += e->nports(o);
        }
        _first_port[o].push_back(n);
    }
}

// Make the connections of each port easy to find. They are sorted by input already.
void
Router::index_connections()
{
    int nconnections = _connections.size();
    for (int o = 0; o < 2; ++o) {
        Vector<int> &first = _first_connection[o];
        first.clear();
        first.resize(_first_port[o].back() + 1, 0);
        for (const Connection &c : _connections)
            ++first[port_number(o, c[o]) + 1];
        // the count of port i, kept at i + 1, becomes the index of the first connection of port i + 1
        for (int i = 1; i < first.size(); ++i)
            first[i] += first[i - 1];
    }
    _by_output.clear();
    _by_output.resize(nconnections, 0);
    Vector<int> next(_first_connection[1]);
    for (int i = 0; i < nconnections; ++i)
        _by_output[next[port_number(true, _connections[i][1])]++] = i;
}

namespace {

// A port in the search for push and pull.
struct Side {
    int element;
    int port;
    bool isoutput;
};

}

// Spread push and pull from ports that have them, breadth first over connections and, inside elements with agnostic ports, along the
// flow code. What is undecided at the end is push.
int
Router::resolve_processing(ErrorHandler *errh, Vector<char> (&is_pull)[2])
{
    Vector<char> declared[2], state[2];
    Vector<Side> queue;
    for (int o = 0; o < 2; ++o)
        declared[o].resize(_first_port[o].back(), 0);
    for (int i = 0; i < _elements.size(); ++i)
        for (int o = 0; o < 2; ++o)
            if (int n = _elements[i]->nports(o))
                if (!ProcessingCode::parse(_elements[i]->processing(), o, n, &declared[o][_first_port[o][i]]))
                    errh->lerror(elandmark(i), "%<%p{element}%>: bad processing code", _elements[i]);
    for (int o = 0; o < 2; ++o)
        state[o] = declared[o];
    for (int i = 0; i < _elements.size(); ++i)
        for (int o = 0; o < 2; ++o)
            for (int p = 0; p < _elements[i]->nports(o); ++p)
                if (declared[o][_first_port[o][i] + p] != ProcessingCode::agnostic) {
                    Side s = { i, p, o != 0 };
                    queue.push_back(s);
                }

    Bitvector flow;
    for (int head = 0; head < queue.size(); ++head) {
        Side s = queue[head];
        int number = _first_port[s.isoutput][s.element] + s.port;
        char value = state[s.isoutput][number];
        // across connections
        for (int k = _first_connection[s.isoutput][number]; k < _first_connection[s.isoutput][number + 1]; ++k) {
            const Connection &c = _connections[s.isoutput ? _by_output[k] : k];
            const Port &other = c[!s.isoutput];
            char &v = state[!s.isoutput][port_number(!s.isoutput, other)];
            if (v == ProcessingCode::agnostic) {
                v = value;
                Side next = { other.idx, other.port, !s.isoutput };
                queue.push_back(next);
            }
        }
        // through the element: agnostic ports that packets go between are alike
        if (declared[s.isoutput][number] == ProcessingCode::agnostic) {
            Element *e = _elements[s.element];
            e->port_flow(s.isoutput, s.port, &flow);
            for (int p = 0; p < e->nports(!s.isoutput); ++p) {
                int other = _first_port[!s.isoutput][s.element] + p;
                if (flow[p] && declared[!s.isoutput][other] == ProcessingCode::agnostic
                    && state[!s.isoutput][other] == ProcessingCode::agnostic) {
                    state[!s.isoutput][other] = value;
                    Side next = { s.element, p, !s.isoutput };
                    queue.push_back(next);
                }
            }
        }
    }

    static const char * const names[] = { "push", "push", "pull" };
    int errors = 0;
    for (const Connection &c : _connections) {
        char from = state[1][port_number(true, c[1])], to = state[0][port_number(false, c[0])];
        if (from != to) {
            errh->error("%<%p{element}%> %s output %d connected to %<%p{element}%> %s input %d",
                        _elements[c[1].idx], names[static_cast<int>(from)], c[1].port,
                        _elements[c[0].idx], names[static_cast<int>(to)], c[0].port);
            ++errors;
        }
    }
    for (int i = 0; i < _elements.size(); ++i) {
        Element *e = _elements[i];
        for (int p = 0; p < e->ninputs(); ++p) {
            int number = _first_port[0][i] + p;
            if (declared[0][number] != ProcessingCode::agnostic || state[0][number] == ProcessingCode::agnostic)
                continue;
            bool flow_known = false;
            for (int q = 0; q < e->noutputs(); ++q) {
                int other = _first_port[1][i] + q;
                if (declared[1][other] != ProcessingCode::agnostic || state[1][other] == ProcessingCode::agnostic
                    || state[0][number] == state[1][other])
                    continue;
                if (!flow_known) {
                    e->port_flow(false, p, &flow);
                    flow_known = true;
                }
                if (flow[q]) {
                    errh->error("agnostic %<%p{element}%> in mixed context: %s input %d, %s output %d", e,
                                names[static_cast<int>(state[0][number])], p, names[static_cast<int>(state[1][other])], q);
                    ++errors;
                }
            }
        }
    }
    for (int o = 0; o < 2; ++o) {
        is_pull[o].clear();
        for (char v : state[o])
            is_pull[o].push_back(v == ProcessingCode::pull);
    }
    return errors ? -1 : 0;
}

// Each push output and pull input has one connection, and each other port at least one.
int
Router::check_completeness(ErrorHandler *errh, const Vector<char> (&is_pull)[2])
{
    int errors = 0;
    for (int unused = 0; unused < 2; ++unused)
        for (int o = 0; o < 2; ++o)
            for (int i = 0; i < _elements.size(); ++i)
                for (int p = 0; p < _elements[i]->nports(o); ++p) {
                    int number = _first_port[o][i] + p;
                    int n = _first_connection[o][number + 1] - _first_connection[o][number];
                    if (unused && n == 0) {
                        errh->lerror(elandmark(i), "%<%p{element}%> %s %d unused", _elements[i], o ? "output" : "input", p);
                        ++errors;
                    } else if (!unused && is_pull[o][number] != o) {
                        for (; n > 1; --n, ++errors)
                            errh->lerror(elandmark(i), "illegal reuse of %<%p{element}%> %s %s %d", _elements[i],
                                         o ? "push" : "pull", o ? "output" : "input", p);
                    }
                }
    return errors ? -1 : 0;
}

// Tell the elements whom they call: push outputs and pull inputs make the calls.
void
Router::make_connections(const Vector<char> (&is_pull)[2])
{
    for (const Connection &c : _connections) {
        Element *from = _elements[c[1].idx], *to = _elements[c[0].idx];
        if (is_pull[1][port_number(true, c[1])])
            to->connect_port(false, c[0].port, from, c[1].port);
        else
            from->connect_port(true, c[1].port, to, c[0].port);
    }
}

CLICK_ENDDECLS
