// -*- c-basic-offset: 4 -*-
/*
 * xmlwriter.{cc,hh} -- elements, connections and classes as XML
 */
#include <click/config.h>
#include "xmlwriter.hh"
#include "bodyrouter.hh"
#include "drivercheck.hh"
#include "sorted.hh"
#include "xmltext.hh"
#include "lib/configtokens.hh"
CLICK_DECLS

// Class keys of compounds begin with this, which no class name does.
static const char compound_mark = '#';

void
XMLWriter::begin()
{
    _sa << "<?xml version=\"1.0\" standalone=\"yes\"?>\n"
           "<!DOCTYPE configuration SYSTEM \"http://www.lcdf.org/click/dtds/configuration.dtd\">\n"
           "<configuration xmlns=\"http://www.lcdf.org/click/xml/\">\n";
}

String
XMLWriter::end()
{
    _sa << "</configuration>\n";
    return _sa.take_string();
}

void
XMLWriter::attribute(const char *name, const String &value)
{
    _sa << ' ' << name << "=\"" << xml_quote(value) << '"';
}

void
XMLWriter::landmark(const ToolLandmark &lm)
{
    attribute("file", lm.file);
    if (lm.line)
        attribute("line", String(lm.line));
}

ToolLandmark
XMLWriter::where(const ConfigLandmark &lm) const
{
    return ToolLandmark(_tokens->file_name(lm.file), lm.line);
}

void
XMLWriter::class_reference(const String &key)
{
    if (key && key[0] == compound_mark)
        attribute("classid", key.substring(1));
    else
        attribute("classname", key);
}

// Elements and connections; elements whose names are empty stand for ports and are left out.
void
XMLWriter::write_elements(const ToolRouter &router, const String &indent)
{
    ToolProcessing processing(router, _map);
    processing.resolve(false);
    for (int e = 0; e < router.nelements(); ++e) {
        const ToolElement &element = router.element(e);
        if (!element.live || !element.klass)
            continue;
        _sa << indent << "<element";
        attribute("name", element.name);
        class_reference(element.klass);
        landmark(element.landmark);
        attribute("ninputs", String(processing.ninputs(e)));
        attribute("noutputs", String(processing.noutputs(e)));
        attribute("processing", processing.letters(e));
        if (element.configuration)
            attribute("config", element.configuration);
        _sa << " />\n";
    }
    for (const ToolConnection &c : router.connections()) {
        if (!c.live)
            continue;
        _sa << indent << "<connection";
        attribute("from", router.element(c.from().element).name);
        attribute("fromport", String(c.from().port));
        attribute("to", router.element(c.to().element).name);
        attribute("toport", String(c.to().port));
        static const char * const letters[] = { "a", "h", "l" };
        attribute("processing", letters[processing.of(c.from(), true)]);
        _sa << " />\n";
    }
}

String
XMLWriter::write(const ToolRouter &router)
{
    begin();
    write_elements(router, "  ");
    return end();
}

/* with compounds */

String
XMLWriter::class_key(const ConfigClass *c)
{
    if (c->kind != ConfigClass::compound)
        return c->name;
    StringAccum sa;
    sa << static_cast<const void *>(c);
    String address = sa.take_string();
    if (!_ids.get(address))
        _ids.set(address, _ids.size() + 1);
    return String(compound_mark) + "c" + String(_ids.get(address));
}

String
XMLWriter::key_of(const ConfigClass *c, void *writer)
{
    return static_cast<XMLWriter *>(writer)->class_key(c);
}

void
XMLWriter::write_compound(const ConfigBody *body, const String &indent)
{
    _sa << indent << "<compound";
    attribute("ninputs", String(body->nports[0]));
    attribute("noutputs", String(body->nports[1]));
    attribute("nformals", String(body->formals.size()));
    _sa << ">\n";
    for (int i = 0; i < body->formals.size(); ++i) {
        _sa << indent << "  <formal";
        attribute("number", String(i));
        attribute("name", body->formals[i]);
        if (body->formal_keywords[i])
            attribute("key", body->formal_keywords[i]);
        _sa << " />\n";
    }
    write_body(body, indent + "  ");
    _sa << indent << "</compound>\n";
}

void
XMLWriter::write_class(const String &name, const ConfigClass *c, const String &indent)
{
    _sa << indent << "<elementclass";
    if (name)
        attribute("classname", name);
    bool synonym = name && (c->kind != ConfigClass::compound || c->name != name);
    if (synonym) {
        _sa << ">\n" << indent << "  <synonym";
        class_reference(class_key(c));
        _sa << " />\n";
    } else {
        attribute("classid", class_key(c).substring(1));
        landmark(where(c->bodies[0]->landmark));
        _sa << ">\n";
        for (int i = 0; i < c->bodies.size(); ++i)
            // `...` has an empty body before the extended class
            if (!c->extended || i + 1 < c->bodies.size())
                write_compound(c->bodies[i], indent + "  ");
        if (c->extended) {
            _sa << indent << "  <overload";
            class_reference(class_key(c->extended));
            _sa << " />\n";
        }
    }
    _sa << indent << "</elementclass>\n";

    // what is known of its ports, for the bodies that use it
    if (c->kind == ConfigClass::compound && !synonym)
        _map.add(compound_traits(class_key(c), c->bodies[0], *_tokens, key_of, this, _map));
}

// Those defined here by name, and those without a name that its elements have.
void
XMLWriter::write_classes(const ConfigBody *body, const String &indent)
{
    Vector<String> names;
    for (HashTable<String, ConfigClass *>::const_iterator it = body->classes.begin(); it; ++it)
        names.push_back(it.key());
    sort_strings(names);
    // a class is written behind those that it uses: compounds by their place in the text, then synonyms
    Vector<const ConfigClass *> order;
    Vector<String> order_names;
    for (int round = 0; round < 2; ++round)
        for (const String &name : names) {
            const ConfigClass *c = body->classes.get(name);
            bool own = c->kind == ConfigClass::compound && c->name == name && c->bodies[0]->enclosing == body;
            if (own == (round == 1))
                continue;
            int at = order.size();
            if (own)
                for (at = 0; at < order.size() && order[at]->bodies[0]->landmark.line <= c->bodies[0]->landmark.line; )
                    ++at;
            order.insert(order.begin() + at, c);
            order_names.insert(order_names.begin() + at, name);
        }
    for (int i = 0; i < order.size(); ++i)
        write_class(order_names[i], order[i], indent);
    for (const ConfigElement &e : body->elements)
        if (e.kind == ConfigElement::element && e.klass->kind == ConfigClass::compound && !e.klass->name)
            write_class(String(), e.klass, indent);
}

void
XMLWriter::write_body(const ConfigBody *body, const String &indent)
{
    write_classes(body, indent);
    ToolRouter router;
    body_router(body, *_tokens, key_of, this, router);
    write_elements(router, indent);
}

String
XMLWriter::write(const ConfigTree &tree, const ConfigTokens &tokens)
{
    _tokens = &tokens;
    begin();
    write_body(tree.bodies[0], "  ");
    return end();
}

CLICK_ENDDECLS
