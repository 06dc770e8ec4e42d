// -*- c-basic-offset: 4 -*-
/*
 * elementtext.{cc,hh} -- from a class name to its C++
 */
#include <click/config.h>
#include "elementtext.hh"
#include <click/confparse.hh>
#include <click/straccum.hh>
CLICK_DECLS

namespace {

bool
has(const Vector<String> &v, const String &x)
{
    return find(v.begin(), v.end(), x) != v.end();
}

void
add_once(Vector<String> &v, const String &x)
{
    if (!has(v, x))
        v.push_back(x);
}

String
folder_of(const String &path)
{
    return path.substring(0, path.find_right('/') + 1);
}

// A header as ElementSource names it.
String
header_path(const String &quoted)
{
    String inner = quoted.substring(1, quoted.length() - 2);
    return quoted[0] == '<' ? "include/" + inner : inner;
}

// The source that exports @a klass, and its C++ name. 0: there is none.
const ElementSource *
source_of(const String &klass, String &cxx)
{
    for (int s = 0; s < nelement_sources; ++s) {
        Vector<String> exports;
        cp_spacevec(element_sources[s].exports, exports);
        for (const String &e : exports) {
            int dash = e.find_left('-');
            if (e.substring(dash + 1) == klass) {
                cxx = e.substring(0, dash);
                return &element_sources[s];
            }
        }
    }
    return 0;
}

// Classes have @PORTS@ as a base instead of Element.
String
with_ports(const String &text)
{
    StringAccum sa;
    int at = 0;
    while (true) {
        int element = cxx_find_word(text, "Element", at);
        if (element < 0)
            break;
        String before = text.substring(0, element).trim_space();
        int word = before.length();
        while (word > 0 && isalpha(static_cast<unsigned char>(before[word - 1])))
            --word;
        String access = before.substring(word), left = before.substring(0, word).trim_space();
        bool base = (access == "public" || access == "protected" || access == "private") && left && (left.back() == ':' || left.back() == ',');
        sa << text.substring(at, element - at) << (base ? "@PORTS@" : "Element");
        at = element + 7;
    }
    sa << text.substring(at);
    return sa.take_string();
}

}

ElementTexts::~ElementTexts()
{
    for (HashTable<String, ElementText *>::iterator it = _by_name.begin(); it != _by_name.end(); ++it)
        delete it.value();
}

const ElementText *
ElementTexts::text(const String &klass)
{
    if (ElementText *known = _by_name.get(klass))
        return known;
    ElementText *t = new ElementText;
    t->found = t->has_packet_code = false;
    make(klass, *t);
    _by_name.set(klass, t);
    return t;
}

// The header below click/ that defines the class, among those that @a from includes.
String
ElementTexts::find_header(const String &cxx, const String &from, Vector<String> &seen)
{
    for (const String &include : _files.file(from)->includes) {
        String path = include[0] == '<' ? header_path(include) : include;
        if (!path || has(seen, path))
            continue;
        seen.push_back(path);
        const CxxFile *file = _files.file(path);
        int begin, end;
        if (!file->exists)
            continue;
        if (cxx_class_head(file->text, cxx, begin, end))
            return path;
        if (String found = find_header(cxx, path, seen))
            return found;
    }
    return String();
}

// The class and its bases, if it is derived from Element. False, with or without a reason: it is not.
bool
ElementTexts::find_chain(const String &cxx, const String &header, Chain &chain, String &why_not)
{
    if (has(chain.classes, cxx))
        return true;
    int begin, end;
    const CxxFile *file = _files.file(header);
    if (!file->exists || !cxx_class_head(file->text, cxx, begin, end))
        return false;
    bool derived = false;
    for (const String &base : cxx_bases(file->text.substring(begin, end - begin))) {
        if (base == "Element") {
            derived = true;
            continue;
        }
        Vector<String> seen;
        int b, e;
        String its = cxx_class_head(file->text, base, b, e) ? header : find_header(base, header, seen);
        if (its && its != "include/click/element.hh")
            derived = find_chain(base, its, chain, why_not) || derived;
    }
    if (!derived)
        return false;
    chain.classes.push_back(cxx);
    add_once(chain.headers, header);
    return true;
}

// Do headers that stay outside know one of the classes? They would mean the original.
bool
ElementTexts::mentions(const String &header, const Chain &chain, Vector<String> &seen)
{
    if (has(seen, header) || has(chain.headers, header))
        return false;
    seen.push_back(header);
    const CxxFile *file = _files.file(header);
    for (const String &c : chain.classes)
        if (cxx_find_word(file->text, c) >= 0 || has(file->forwards, "class " + c + ";"))
            return true;
    for (const String &include : file->includes)
        if (include && include[0] != '<' && mentions(include, chain, seen))
            return true;
    return false;
}

void
ElementTexts::add_includes(const CxxFile &file, const Chain &chain, ElementText &t)
{
    Vector<String> seen;
    if (file.odd_include)
        t.why_not = "a header is included under a condition";
    for (const String &include : file.includes) {
        String path = include && include[0] == '<' ? header_path(include) : include;
        if (has(chain.headers, path))
            continue;
        if (include && include[0] != '<' && mentions(include, chain, seen))
            t.why_not = "other headers refer to it";
        add_once(t.includes, include && include[0] == '<' ? include : "\"" + include + "\"");
    }
    for (const String &forward : file.forwards)
        add_once(t.forwards, forward);
}

void
ElementTexts::make(const String &klass, ElementText &t)
{
    const ElementSource *source = source_of(klass, t.cxx);
    t.found = source && _files.file(source->path)->exists;
    if (!t.found) {
        t.why_not = "its source was not found";
        return;
    }
    Chain chain;
    if (!find_chain(t.cxx, header_path(source->header), chain, t.why_not)) {
        t.why_not = "its class is not derived from Element in a way that is understood";
        return;
    }
    Vector<String> paths;
    for (const String &header : chain.headers) {
        const CxxFile *file = _files.file(header);
        add_includes(*file, chain, t);
        t.headers += with_ports(file->text);
        static const char * const packet_code[] = { "push", "pull", "simple_action", "run_task", "run_timer" };
        for (const char *name : packet_code)
            t.has_packet_code = t.has_packet_code || cxx_find_word(file->text, name) >= 0;
        String folder = folder_of(header);
        if (folder.starts_with("include/click/", 14))
            folder = "elements/" + folder.substring(14);
        for (int s = 0; s < nelement_sources; ++s) {
            String path = element_sources[s].path;
            if (folder_of(path) != folder || has(paths, path))
                continue;
            const CxxFile *code = _files.file(path);
            bool mine = false;
            for (const String &c : chain.classes)
                mine = mine || cxx_defines_member(code->text, c);
            if (mine)
                paths.push_back(path);
        }
    }
    for (const String &path : paths) {
        const CxxFile *file = _files.file(path);
        add_includes(*file, chain, t);
        t.sources += with_ports(file->text);
    }
    String all = t.headers + t.sources;
    if (cxx_find_word(all, "static_initialize") >= 0 || cxx_has_static_variable(all))
        t.why_not = "its elements share variables";
    else if (cxx_find_word(all, "extern") >= 0)
        t.why_not = "it uses names of other files";
}

CLICK_ENDDECLS
