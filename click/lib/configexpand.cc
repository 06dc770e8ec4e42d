// -*- c-basic-offset: 4 -*-
/*
 * configexpand.{cc,hh} -- from bodies to a router
 */
#include <click/config.h>
#include "configexpand.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/lexer.hh>
#include <click/straccum.hh>
#include <click/standard/errorelement.hh>
CLICK_DECLS

ConfigExpander::ConfigExpander(const Lexer *lexer, const ConfigTokens *tokens, ErrorHandler *errh)
    : _lexer(lexer), _tokens(tokens), _errh(errh), _router(0), _joining(0)
{
}

ConfigExpander::~ConfigExpander()
{
    for (VariableEnvironment *env : _environments)
        delete env;
}

int
ConfigExpander::new_node(int element)
{
    Node n = { element };
    _nodes.push_back(n);
    return _nodes.size() - 1;
}

VariableEnvironment *
ConfigExpander::new_environment(VariableEnvironment *parent)
{
    _environments.push_back(new VariableEnvironment(parent));
    return _environments.back();
}

void
ConfigExpander::expand(ConfigTree &tree, const Vector<String> &names, const Vector<String> &values, Router *router)
{
    _router = router;
    make_nodes(tree.bodies[0], names, values, -1, -1);
    // Nobody looks into the bodies again: what they take is given back before the router takes as much.
    for (ConfigBody *body : tree.bodies) {
        body->elements = Vector<ConfigElement>();
        body->connections = Vector<Router::Connection>();
    }
    join_connections();
}

void
ConfigExpander::expand_alone(ConfigBody *body, const Vector<String> &names, const Vector<String> &values, int input, int output)
{
    make_nodes(body, names, values, input, output);
    join_connections();
}

void
ConfigExpander::make_nodes(ConfigBody *body, const Vector<String> &names, const Vector<String> &values, int input, int output)
{
    Instance alone;
    alone.body = body;
    alone.environment = new_environment(0);
    for (int i = 0; i < names.size(); ++i)
        alone.environment->define(names[i], values[i], false);
    alone.ends.node[0] = input >= 0 ? new_node(input) : -1;
    alone.ends.node[1] = output >= 0 ? new_node(output) : -1;
    expand_body(alone, 0);
}

int
ConfigExpander::add_element(const String &name, const ConfigClass *klass, const String &configuration, const ConfigLandmark &lm)
{
    Element *e = klass->kind == ConfigClass::primitive ? _lexer->make_element(klass->type) : new ErrorElement;
    if (!e)
        return _errh->lerror(landmark(lm), "cannot create element of type %<%s%>", klass->name.c_str()), -1;
    if (const Element *old = _router->find(name)) {
        _errh->lerror(landmark(lm), "redeclaration of element %<%s%>", name.c_str());
        _errh->lerror(landmark(_landmarks[old->eindex()]), "%<%s%> previously declared here", name.c_str());
    }
    int eindex = _router->add_element(e, name, configuration, _tokens->file_name(lm.file), lm.line);
    _landmarks.push_back(lm);
    return eindex;
}

void
ConfigExpander::add_connection(int from, int from_port, int to, int to_port)
{
    _router->add_connection(from, from_port, to, to_port);
}

// What stands behind a class here: a primitive class, or a body with its variables. False after an error.
bool
ConfigExpander::choose(const ConfigElement &e, const String &name, ConfigClass *klass, const int *nports, const String &configuration,
                       VariableEnvironment *here, ConfigClass *&primitive, Instance &instance)
{
    primitive = 0;
    Vector<ConfigBody *> candidates;
    ConfigClass *c = klass;
    for (; c && c->kind == ConfigClass::compound; c = c->extended)
        for (ConfigBody *b : c->bodies)
            candidates.push_back(b);

    Vector<String> args, values;
    cp_argvec(configuration, args);
    ConfigBody *chosen = 0;
    if (candidates.size() == 1 && !c) {
        if (candidates[0]->match_arguments(args, &values))
            chosen = candidates[0];
    } else
        for (int i = 0; i < candidates.size() && !chosen; ++i)
            if (candidates[i]->nports[0] == nports[0] && candidates[i]->nports[1] == nports[1]
                && candidates[i]->match_arguments(args, &values))
                chosen = candidates[i];
    if (!chosen && c) {
        primitive = c;
        return true;
    }
    if (!chosen) {
        String lm = landmark(e.landmark);
        StringAccum sa;
        sa << (klass->name ? klass->name : String("<anonymous>")) << '[';
        if (args.size())
            sa << args.size() << (args.size() == 1 ? " argument, " : " arguments, ");
        sa << nports[0] << (nports[0] == 1 ? " input, " : " inputs, ") << nports[1] << (nports[1] == 1 ? " output]" : " outputs]");
        _errh->lerror(lm, "no match for %<%s%>", sa.c_str());
        _errh->lmessage(lm, "candidates are:");
        for (ConfigBody *b : candidates)
            _errh->lmessage(landmark(b->landmark), "  %s", b->signature().c_str());
        return false;
    }
    instance.body = chosen;
    instance.name = name;
    // A body sees the variables of the scope in which it was written.
    VariableEnvironment *lexical = here->parent_of(chosen->depth);
    instance.environment = new_environment(lexical);
    for (int i = 0; i < values.size(); ++i)
        instance.environment->define(chosen->formals[i], values[i], false);
    return true;
}

// Complain about ports that an instance lacks, or that nobody uses.
void
ConfigExpander::check_ports(const ConfigLandmark &lm, const String &name, const Vector<char> &used, bool isoutput, int nports)
{
    const char *side = isoutput ? "output" : "input";
    for (int p = nports; p < used.size(); ++p)
        if (used[p])
            _errh->lerror(landmark(lm), "%<%s%> has no %s %d", name.c_str(), side, p);
    for (int p = 0; p < nports; ++p)
        if (p >= used.size() || !used[p])
            _errh->lerror(landmark(lm), "%<%s%> %s %d unused", name.c_str(), side, p);
}

void
ConfigExpander::expand_body(const Instance &instance, int depth)
{
    const ConfigBody *body = instance.body;
    VariableEnvironment *env = instance.environment;
    for (int i = 0; i < body->define_names.size(); ++i)
        env->define(body->define_names[i], body->define_values[i], false);
    String prefix = instance.name ? instance.name + "/" : String();
    int n = body->elements.size();

    // the ports of compounds and groups that connections use; most elements are neither, and there may be many of them
    Vector<int> part(n, -1);
    int nparts = 0;
    for (int i = 0; i < n; ++i) {
        const ConfigElement &e = body->elements[i];
        if (e.kind != ConfigElement::element || e.klass->kind == ConfigClass::compound)
            part[i] = nparts++;
    }
    Vector<Vector<char> > used[2];
    for (int o = 0; o < 2; ++o)
        used[o].resize(nparts);
    for (const Router::Connection &c : body->connections)
        for (int o = 0; o < 2; ++o) {
            if (part[c[o].idx] >= 0) {
                Vector<char> &u = used[o][part[c[o].idx]];
                if (c[o].port >= u.size())
                    u.resize(c[o].port + 1, 0);
                u[c[o].port] = 1;
            }
        }

    Vector<Ends> ends;
    ends.reserve(n);
    Vector<Instance> inner;
    for (int i = 0; i < n; ++i) {
        const ConfigElement &e = body->elements[i];
        Ends mine;
        mine.node[0] = mine.node[1] = -1;
        String name = prefix + e.name;
        ConfigClass *klass = e.klass;
        if (e.kind == ConfigElement::group)
            for (int &node : mine.node)
                node = new_node(-1);
        else if (e.kind != ConfigElement::element)
            // inside, the input is a source of what comes to the outside as a target
            mine.node[e.kind == ConfigElement::input] = (e.owner >= 0 ? ends[e.owner] : instance.ends).node[e.kind != ConfigElement::input];
        else {
            String configuration = e.configuration;
            if (configuration.find_left('$') >= 0 && (depth > 0 || body->enclosing || expands_file()))
                configuration = cp_expand(configuration, *env);
            if (klass->kind == ConfigClass::compound) {
                const Vector<char> &inputs = used[0][part[i]], &outputs = used[1][part[i]];
                int nports[2] = { inputs.size(), outputs.size() };
                Instance sub;
                if (!choose(e, name, e.klass, nports, configuration, env, klass, sub))
                    klass = 0;
                else if (!klass) {
                    check_ports(e.landmark, name, inputs, false, sub.body->nports[0]);
                    check_ports(e.landmark, name, outputs, true, sub.body->nports[1]);
                    for (int &node : mine.node)
                        node = new_node(-1);
                    sub.ends = mine;
                    inner.push_back(sub);
                }
            }
            if (klass) {
                int made = add_element(name, klass, configuration, e.landmark);
                if (made >= 0)
                    mine.node[0] = mine.node[1] = new_node(made);
            }
        }
        ends.push_back(mine);
    }

    // Groups: the used ports of the inside are those that must be used outside.
    for (int i = 0; i < n; ++i)
        if (body->elements[i].kind == ConfigElement::group)
            for (int o = 0; o < 2; ++o) {
                // the group's input, i + 1, is used as a source; its output, i + 2, as a target
                const Vector<char> &inside = used[!o][part[i + 1 + o]];
                check_ports(body->elements[i].landmark, prefix + body->elements[i].name, used[o][part[i]], o, inside.size());
            }

    for (int i = 0; i < body->connections.size(); ++i) {
        const Router::Connection &c = body->connections[i];
        int from = ends[c[1].idx].node[1], to = ends[c[0].idx].node[0];
        if (from >= 0 && to >= 0) {
            _connections.push_back(Router::Connection(from, c[1].port, to, c[0].port));
            if (i < body->connection_landmarks.size())
                _landmarks_of.push_back(body->connection_landmarks[i]);
        }
    }

    if (depth >= max_depth && !inner.empty()) {
        _errh->lerror(landmark(body->landmark), "maximum compound element nesting depth exceeded");
        return;
    }
    for (const Instance &sub : inner)
        expand_body(sub, depth + 1);
}

/* joining connections that go through pseudo-nodes */

void
ConfigExpander::follow(int node, int port, int from_element, int from_port, const Vector<int> &first, const Vector<int> &order,
                       HashTable<uint64_t, int> &seen)
{
    struct Step {
        int node;
        int port;
    };
    Vector<Step> stack;
    Step start = { node, port };
    stack.push_back(start);
    while (!stack.empty()) {
        Step s = stack.back();
        stack.pop_back();
        if (_nodes[s.node].element >= 0) {
            add_connection(from_element, from_port, _nodes[s.node].element, s.port);
            continue;
        }
        // a group or compound may be connected to itself
        uint64_t key = (static_cast<uint64_t>(s.node) << 32) | static_cast<uint32_t>(s.port);
        if (!seen.set(key, 1))
            continue;
        for (int k = first[s.node + 1] - 1; k >= first[s.node]; --k) {
            const Router::Connection &c = _connections[order[k]];
            if (c[1].port == s.port) {
                Step next = { c[0].idx, c[0].port };
                stack.push_back(next);
            }
        }
    }
}

void
ConfigExpander::join_connections()
{
    // order the connections by source
    Vector<int> first(_nodes.size() + 1, 0), order(_connections.size(), 0);
    for (const Router::Connection &c : _connections)
        ++first[c[1].idx + 1];
    for (int i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
    Vector<int> place(first);
    for (int i = 0; i < _connections.size(); ++i)
        order[place[_connections[i][1].idx]++] = i;

    for (_joining = 0; _joining < _connections.size(); ++_joining) {
        const Router::Connection &c = _connections[_joining];
        int from = _nodes[c[1].idx].element, to = _nodes[c[0].idx].element;
        if (from < 0)
            continue;
        if (to >= 0)
            add_connection(from, c[1].port, to, c[0].port);
        else {
            HashTable<uint64_t, int> seen;
            follow(c[0].idx, c[0].port, from, c[1].port, first, order, seen);
        }
    }
}

CLICK_ENDDECLS
