// -*- c-basic-offset: 4 -*-
/*
 * prettyentries.cc -- templates: elements, types, ports and connections
 */
#include <click/config.h>
#include "prettytemplate.hh"
#include "sorted.hh"
#include <click/args.hh>
#include <click/processing.hh>
CLICK_DECLS

String
Template::type_link(const String &type) const
{
    String link = _link(type, _thunk), shown = html_quote(type);
    return link ? "<a href='" + html_quote(link) + "'>" + shown + "</a>" : shown;
}

// Elements and types in one list, by name without regard to case.
void
Template::elements(StringAccum &sa)
{
    struct Line {
        String name;
        int element;            // -1: a type
    };
    Vector<Line> lines;
    HashTable<String, int> types(0);
    for (int e = 0; e < _router.nelements(); ++e) {
        const ToolElement &element = _router.element(e);
        if (!element.live || !element.klass)
            continue;
        Line l = { element.name, e };
        if (attribute("entry"))
            lines.push_back(l);
        if (attribute("typeentry") && types.set(element.klass, 1)) {
            Line t = { element.klass, -1 };
            lines.push_back(t);
        }
    }
    Vector<String> keys;        // name, and the line's number
    for (int i = 0; i < lines.size(); ++i) {
        StringAccum key;
        key << lines[i].name.lower() << '\0';
        char number[16];
        snprintf(number, sizeof(number), "%09d", i);
        key << number;
        keys.push_back(key.take_string());
    }
    sort_strings(keys);
    int which = 0, columns = 1;
    if (const String *column = attribute("column")) {
        int slash = column->find_left('/');
        if (slash < 0 || !IntArg().parse(column->substring(0, slash), which) || !IntArg().parse(column->substring(slash + 1), columns)
            || columns < 1 || which < 1 || which > columns) {
            which = 1;
            columns = 1;
        }
        --which;
    }
    int per_column = (keys.size() + columns - 1) / columns;
    int begin = which * per_column, end = begin + per_column < keys.size() ? begin + per_column : keys.size();
    for (int i = begin; i < end; ++i) {
        int number = 0;
        IntArg(10).parse(keys[i].substring(-9), number);
        const Line &l = lines[number];
        if (i > begin)
            sa << expanded("sep");
        Place outer = _place;
        _place.element = l.element;
        _place.type = l.element < 0 ? l.name : String();
        sa << expanded(l.element < 0 ? "typeentry" : "entry");
        _place = outer;
    }
}

void
Template::type_references(StringAccum &sa)
{
    const String type = _place.element >= 0 ? _router.element(_place.element).klass : _place.type;
    const String *separator = _attributes.back()->find("sep");
    bool first = true;
    for (int e = 0; e < _router.nelements(); ++e) {
        const ToolElement &element = _router.element(e);
        if (!element.live || element.klass != type)
            continue;
        if (!first)
            sa << (separator ? *separator : String(", "));
        first = false;
        sa << "<a href='#" << html_quote(element_anchor(element.name)) << "'>" << html_quote(element.name) << "</a>";
    }
}

bool
Template::element_tag(const String &tag, StringAccum &sa)
{
    const Attributes &mine = *_attributes.back();
    if (_place.element < 0) {
        if (tag == "name" || tag == "type")
            sa << (mine.find("link") ? type_link(_place.type) : html_quote(_place.type));
        else if (tag == "typerefs")
            type_references(sa);
        else
            return false;
        return true;
    }
    const ToolElement &e = _router.element(_place.element);
    bool at_port = _place.connection >= 0;      // there `name` is the other element's
    if (tag == "name" && !at_port)
        sa << (mine.find("link") ? "<a href='#" + html_quote(element_anchor(e.name)) + "'>" + html_quote(e.name) + "</a>" : html_quote(e.name));
    else if (tag == "anonymous")
        sa << (e.name.find_left('@') >= 0 ? "yes" : "");
    else if (tag == "type")
        sa << (mine.find("link") ? type_link(e.klass) : html_quote(e.klass));
    else if (tag == "config") {
        String config = e.configuration;
        int limit = 0;
        if (mine.find("limit") && IntArg().parse(*mine.find("limit"), limit) && limit >= 0 && config.length() > limit)
            config = config.substring(0, limit) + "...";
        bool parentheses = mine.find("parens") && config;
        sa << (parentheses ? "(" : "") << html_quote(config) << (parentheses ? ")" : "");
    } else if (tag == "configlink")
        sa << "<a href='#" << html_quote(element_anchor(e.name)) << "'>" << html_quote(e.name) << "</a>";
    else if (tag == "typerefs")
        type_references(sa);
    else if (tag == "ninputs" || tag == "noutputs") {
        sa << (tag == "ninputs" ? _processing.ninputs(_place.element) : _processing.noutputs(_place.element));
    } else if (tag == "inputs" || tag == "outputs")
        ports(tag == "outputs", sa);
    else
        return false;
    return true;
}

void
Template::ports(bool isoutput, StringAccum &sa)
{
    int n = isoutput ? _processing.noutputs(_place.element) : _processing.ninputs(_place.element);
    if (n == 0) {
        sa << expanded(isoutput ? "nooutputentry" : "noinputentry");
        return;
    }
    const String *separator = _attributes.back()->find("sep");
    Place outer = _place;
    for (int p = 0; p < n; ++p) {
        if (p && separator)
            sa << expand(String(*separator));
        _place.isoutput = isoutput;
        _place.port = p;
        sa << expanded(isoutput ? "outputentry" : "inputentry");
        _place = outer;
    }
}

bool
Template::port_tag(const String &tag, StringAccum &sa)
{
    if (_place.port < 0)
        return false;
    if (_place.connection >= 0 && (tag == "name" || tag == "port")) {
        const ToolPort &other = _router.connections()[_place.connection].end[!_place.isoutput];
        const String &name = _router.element(other.element).name;
        if (tag == "port")
            sa << other.port;
        else if (_attributes.back()->find("link"))
            sa << "<a href='#" << html_quote(element_anchor(name)) << "'>" << html_quote(name) << "</a>";
        else
            sa << html_quote(name);
    } else if (tag == "port")
        sa << _place.port;
    else if (tag == "processing")
        sa << (_processing.of(_place.element, _place.isoutput, _place.port) == ProcessingCode::pull ? "pull" : "push");
    else if (tag == "inputconnections" || tag == "outputconnections")
        connections(tag == "outputconnections", sa);
    else
        return false;
    return true;
}

void
Template::connections(bool isoutput, StringAccum &sa)
{
    Vector<int> at;
    _router.connections_at(_place.element, isoutput, _place.port, at);
    if (at.empty()) {
        sa << expanded(isoutput ? "nooutputconnection" : "noinputconnection");
        return;
    }
    const String *separator = _attributes.back()->find("sep");
    Place outer = _place;
    for (int i = 0; i < at.size(); ++i) {
        if (i && separator)
            sa << expand(String(*separator));
        _place.isoutput = isoutput;
        _place.connection = at[i];
        sa << expanded(isoutput ? "outputconnection" : "inputconnection");
        _place = outer;
    }
}

CLICK_ENDDECLS
