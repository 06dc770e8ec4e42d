// -*- c-basic-offset: 4 -*-
/*
 * xmlreader.{cc,hh} -- tags become statements; Click's own parser then says what is wrong with those
 */
#include <click/config.h>
#include "xmlreader.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

namespace {

// May it stand for an element or a class in the language? Parts are separated by single slashes.
bool
is_name(const String &text)
{
    char previous = '/';
    for (const char *s = text.begin(); s < text.end(); previous = *s++)
        if (*s == '/' ? previous == '/' : !isalnum(static_cast<unsigned char>(*s)) && *s != '_' && *s != '@')
            return false;
    return text && previous != '/';
}

// Where a comment or a quoted text that begins at s ends; s itself: neither begins there.
const char *
skip_opaque(const char *s, const char *end)
{
    if (*s == '"') {
        for (++s; s < end && *s != '"'; ++s)
            s += *s == '\\' && s + 1 < end;
        return s + (s < end);
    } else if (*s == '\'') {
        s = find(s + 1, end, '\'');
        return s + (s < end);
    } else if (*s == '/' && s + 1 < end && s[1] == '/')
        return find(s, end, '\n');
    else if (*s == '/' && s + 1 < end && s[1] == '*') {
        for (s += 2; s + 1 < end && (*s != '*' || s[1] != '/'); ++s)
            /* go on */;
        return s + 1 < end ? s + 2 : end;
    }
    return s;
}

// Do the parentheses match, so that it can stand between two?
bool
is_balanced(const String &configuration)
{
    int depth = 0;
    for (const char *s = configuration.begin(), *end = configuration.end(); s < end; ) {
        const char *after = skip_opaque(s, end);
        if (after == s) {
            depth += (*s == '(') - (*s == ')');
            ++after;
        }
        if (depth < 0)
            return false;
        s = after;
    }
    return depth == 0;
}

}

void
XMLReader::error(int line, const char *fmt, const String &what)
{
    _good = false;
    _errh->lerror(_file + ":" + String(line), fmt, what.c_str());
}

void
XMLReader::place(int line)
{
    _sa << "\n# " << line << " \"" << _file << "\"\n";
}

// The next tag; false at the end of the text.
bool
XMLReader::next()
{
    if (_scanner.next())
        return true;
    if (_scanner.error())
        error(_scanner.line(), "XML parse error: %s", _scanner.error());
    return false;
}

// Over what is inside the tag just read.
void
XMLReader::skip()
{
    Vector<String> open;
    if (_scanner.kind() != XMLScanner::open)
        return;
    open.push_back(_scanner.tag());
    while (!open.empty()) {
        if (!next()) {
            if (_good)
                error(_scanner.line(), "XML parse error: %s", "no element found");
            return;
        } else if (_scanner.kind() == XMLScanner::open)
            open.push_back(_scanner.tag());
        else if (_scanner.kind() == XMLScanner::close) {
            if (_scanner.tag() != open.back()) {
                error(_scanner.line(), "XML parse error: %s", "mismatched tag");
                return;
            }
            open.pop_back();
        }
    }
}

// What an element, synonym or overload is of.
String
XMLReader::class_reference()
{
    String id = _scanner.attribute("classid"), name = _scanner.attribute("classname");
    if (id) {
        if (String known = _class_of_id.get(id))
            return known;
        error(_scanner.line(), "undeclared element class ID %<%s%>", id);
    } else if (!is_name(name) || name.find_left('/') >= 0)
        error(_scanner.line(), "bad element class name %<%s%>", name);
    return name;
}

void
XMLReader::read_element(HashTable<String, int> &declared)
{
    int line = _scanner.line();
    String name = _scanner.attribute("name"), configuration = _scanner.attribute("config"), klass = class_reference();
    if (!is_name(name))
        error(line, "bad element name %<%s%>", name);
    else if (declared.get(name))
        error(line, "redeclaration of element %<%s%>", name);
    else if (!is_balanced(configuration))
        error(line, "bad configuration string for element %<%s%>", name);
    declared.set(name, 1);
    place(line);
    _sa << name << " :: " << klass;
    if (configuration)
        // it may end in a comment
        _sa << '(' << configuration << (configuration.find_left("//") >= 0 ? "\n)" : ")");
    _sa << ';';
    skip();
}

String
XMLReader::port(const char *attribute)
{
    int value = 0;
    String text = _scanner.attribute(attribute);
    if (text && (!IntArg().parse(text, value) || value < 0))
        error(_scanner.line(), "bad port number %<%s%>", text);
    return String(value);
}

XMLReader::Connection
XMLReader::read_connection()
{
    Connection c = { { _scanner.attribute("from"), _scanner.attribute("to") }, { port("fromport"), port("toport") }, _scanner.line() };
    skip();
    return c;
}

void
XMLReader::write_connections(const Vector<Connection> &connections, HashTable<String, int> &declared)
{
    for (const Connection &c : connections) {
        for (const String &name : c.names)
            if (!declared.get(name)) {
                error(c.line, "undeclared element %<%s%> (first use this block)", name);
                declared.set(name, 1);
            }
        place(c.line);
        _sa << c.names[0] << " [" << c.ports[0] << "] -> [" << c.ports[1] << "] " << c.names[1] << ';';
    }
}

// Elements, classes and connections up to the tag that closes them; others are skipped.
void
XMLReader::read_body()
{
    HashTable<String, int> declared(0);
    declared.set("input", 1);
    declared.set("output", 1);
    Vector<Connection> connections;
    String around = _scanner.tag();
    while (_good) {
        if (!next()) {
            if (_good)
                error(_scanner.line(), "XML parse error: %s", "no element found");
            return;
        }
        if (_scanner.kind() == XMLScanner::close) {
            if (_scanner.tag() != around)
                error(_scanner.line(), "XML parse error: %s", "mismatched tag");
            break;
        } else if (_scanner.tag() == "elementclass")
            read_class();
        else if (_scanner.tag() == "element")
            read_element(declared);
        else if (_scanner.tag() == "formal")
            read_formal();
        else if (_scanner.tag() == "connection")
            connections.push_back(read_connection());
        else
            skip();
    }
    write_connections(connections, declared);
}

// One body of a compound class, as text between braces.
String
XMLReader::read_compound()
{
    StringAccum outer;
    outer.swap(_sa);
    if (_scanner.kind() == XMLScanner::open)
        read_body();
    outer.swap(_sa);
    String formals;
    for (const String &formal : _formals)
        formals += (formals ? ", " : "") + formal;
    _formals.clear();
    return formals ? formals + " | " + outer.take_string() : outer.take_string();
}

void
XMLReader::read_formal()
{
    String name = _scanner.attribute("name"), key = _scanner.attribute("key");
    if (!is_name(name) || (key && key != "__REST__" && !is_name(key)))
        error(_scanner.line(), "bad formal %<%s%>", name);
    _formals.push_back((key ? key + " $" : String("$")) + name);
    skip();
}

// Written under a name of its own.
void
XMLReader::read_class()
{
    String id = _scanner.attribute("classid"), shown = _scanner.attribute("classname"), bodies, overloaded, synonym;
    int line = _scanner.line();
    bool inside = _scanner.kind() == XMLScanner::open;
    while (_good && inside) {
        if (!next()) {
            if (_good)
                error(_scanner.line(), "XML parse error: %s", "no element found");
        } else if (_scanner.kind() == XMLScanner::close) {
            if (_scanner.tag() != "elementclass")
                error(_scanner.line(), "XML parse error: %s", "mismatched tag");
            inside = false;
        } else if (_scanner.tag() == "compound")
            bodies += (bodies ? "\n|| " : "") + read_compound();
        else if (_scanner.tag() == "overload") {
            overloaded = class_reference();
            skip();
        } else if (_scanner.tag() == "synonym") {
            synonym = class_reference();
            skip();
        } else
            skip();
    }
    String name = synonym;
    if (!synonym) {
        name = (is_name(shown) && shown.find_left('/') < 0 ? shown : String("Compound")) + "@" + String(++_nclasses);
        place(line);
        if (overloaded)         // which is what `...` means then
            _sa << "elementclass " << name << ' ' << overloaded << ";\n";
        _sa << "elementclass " << name << " {" << bodies << (overloaded ? "\n|| ..." : "") << "\n}";
    }
    if (id)
        _class_of_id.set(id, name);
}

bool
XMLReader::read(String &text)
{
    if (!next()) {
        if (_good)
            error(_scanner.line(), "XML parse error: %s", "no element found");
        return false;
    }
    if (_scanner.tag() != "configuration" || _scanner.kind() == XMLScanner::close) {
        error(_scanner.line(), "expected %<<configuration>%>, not %<<%s>%>", _scanner.tag());
        return false;
    }
    if (_scanner.kind() == XMLScanner::open)
        read_body();
    if (_good && next())
        error(_scanner.line(), "XML parse error: %s", "junk after document element");
    text = _sa.take_string();
    return _good;
}

CLICK_ENDDECLS
