// -*- c-basic-offset: 4 -*-
/*
 * bodyrouter.{cc,hh} -- a body without the inside of its compounds
 */
#include <click/config.h>
#include "bodyrouter.hh"
#include "drivercheck.hh"
#include <click/straccum.hh>
CLICK_DECLS

// The body as a router whose elements may be compounds; its own input and output have no class. Groups become connections.
void
body_router(const ConfigBody *body, const ConfigTokens &tokens, ClassKey key_of, void *thunk, ToolRouter &router)
{
    Vector<int> groups;
    for (int i = 0; i < body->elements.size(); ++i) {
        const ConfigElement &e = body->elements[i];
        String name = e.name, key;
        if (e.kind == ConfigElement::element)
            key = key_of(e.klass, thunk);
        else if (e.kind == ConfigElement::group)
            name = "(" + String(i);
        else if (e.owner < 0)
            name = e.kind == ConfigElement::input ? "input" : "output";
        else {
            name = "(" + String(i);
            groups.push_back(i);
        }
        router.add_element(name, key, e.configuration, ToolLandmark(tokens.file_name(e.landmark.file), e.landmark.line));
    }
    for (int i = 0; i < body->connections.size(); ++i) {
        ToolPort ends[2];
        for (int o = 0; o < 2; ++o) {
            const Router::Port &p = body->connections[i][o];
            bool group = body->elements[p.idx].kind == ConfigElement::group;
            // from outside, a group's input is the target and its output the source
            ends[o].element = group ? p.idx + (o ? 2 : 1) : p.idx;
            ends[o].port = p.port;
        }
        router.add_connection(ends[1], ends[0], ToolLandmark());
    }
    for (int g : groups) {
        for (int p = 0; p < router.nports(g, true); ++p)
            router.bridge(g, p, p);
        router.remove_element(g);
    }
    for (int i = 0; i < body->elements.size(); ++i)
        if (body->elements[i].kind == ConfigElement::group)
            router.remove_element(i);
}

ClassTraits
compound_traits(const String &name, const ConfigBody *body, const ConfigTokens &tokens, ClassKey key_of, void *thunk, ClassMap &map)
{
    ToolRouter router;
    body_router(body, tokens, key_of, thunk, router);
    ToolProcessing processing(router, map);
    processing.resolve(false);
    ClassTraits t;
    t.name = name;
    t.known = true;
    // what the inside's input gives is what the class's inputs take
    String inputs = body->body_input >= 0 ? processing.letters(body->body_input).substring(1) : String();
    String outputs = body->body_output >= 0 ? processing.letters(body->body_output) : String("/");
    outputs = outputs.substring(0, outputs.length() - 1);
    t.processing = (inputs ? inputs : String("a")) + "/" + (outputs ? outputs : String("a"));
    return t;
}

String
compound_key(const ConfigClass *c, void *)
{
    if (c->kind != ConfigClass::compound)
        return c->name;
    StringAccum sa;
    sa << '#' << static_cast<const void *>(c);
    return sa.take_string();
}

void
learn_compound(const ConfigClass *c, const ConfigTokens &tokens, ClassMap &map)
{
    String key = compound_key(c, 0);
    if (c->kind != ConfigClass::compound || map.traits(key)->known)
        return;
    for (const ConfigElement &e : c->bodies[0]->elements)
        if (e.kind == ConfigElement::element)
            learn_compound(e.klass, tokens, map);
    map.add(compound_traits(key, c->bodies[0], tokens, compound_key, 0, map));
}

CLICK_ENDDECLS
