// -*- c-basic-offset: 4 -*-
/*
 * devirtualize.{cc,hh} -- shapes of elements, and a class for each
 */
#include <click/config.h>
#include "devirtualize.hh"
#include <click/error.hh>
#include <click/processing.hh>
#include <click/straccum.hh>
CLICK_DECLS

namespace {

// A shape's namespace has Ports, which stands between the copied class and Element: output(), input() and what is made of them are found
// there first, and know whom they call. A port that is connected exists: the compiler may leave Element's check out. Shape is the class
// itself.
const char ports_code[] = R"(
class Ports : public ::Element { public:
    struct Output {
        const ::Element::Port *_port;
        int _index;
        bool active() const { return _port->active(); }
        ::Element *element() const { return _port->element(); }
        int port() const { return _port->port(); }
        operator const ::Element::Port &() const { return *_port; }
        inline void push(Packet *p) const;
        Packet *pull() const { return _port->pull(); }
    };
    struct Input {
        const ::Element::Port *_port;
        int _index;
        bool active() const { return _port->active(); }
        ::Element *element() const { return _port->element(); }
        int port() const { return _port->port(); }
        operator const ::Element::Port &() const { return *_port; }
        void push(Packet *p) const { _port->push(p); }
        inline Packet *pull() const;
    };
    Output output(int i) const {
        if (static_cast<unsigned>(i) < nconnected_outputs && i >= noutputs())
            __builtin_unreachable();
        Output o = { &::Element::output(i), i };
        return o;
    }
    Input input(int i) const {
        if (static_cast<unsigned>(i) < nconnected_inputs && i >= ninputs())
            __builtin_unreachable();
        Input in = { &::Element::input(i), i };
        return in;
    }
    void checked_output_push(int i, Packet *p) const {
        if (static_cast<unsigned>(i) < static_cast<unsigned>(noutputs()))
            output(i).push(p);
        else
            p->kill();
    }
    Packet *checked_input_pull(int i) const {
        return static_cast<unsigned>(i) < static_cast<unsigned>(ninputs()) ? input(i).pull() : 0;
    }
};
)";

// @1: the copied class; @2: the new name. cast() knows what the copied class says that it is, which may differ from its name in
// configurations.
const char shape_code[] = R"(
class Shape final : public @1 { public:
    const char *class_name() const override { return "@2"; }
    void *cast(const char *name) override {
        if (void *x = @1::cast(name))
            return x;
        return strcmp(name, @1::class_name()) == 0 ? static_cast<@1 *>(this) : 0;
    }
    void push(int port, Packet *p) override {
        if constexpr (!is_elements_push(&@1::push))
            @1::push(port, p);
        else if ((p = @1::simple_action(p)))
            output(port).push(p);
    }
    Packet *pull(int port) override {
        if constexpr (!is_elements_pull(&@1::pull))
            return @1::pull(port);
        Packet *p = input(port).pull();
        return p ? @1::simple_action(p) : 0;
    }
};
)";

const char common_code[] = R"(
namespace {
// Does a class leave push() or pull() to Element?
constexpr bool is_elements_push(void (::Element::*)(int, Packet *)) { return true; }
template <typename T> constexpr bool is_elements_push(void (T::*)(int, Packet *)) { return false; }
constexpr bool is_elements_pull(Packet *(::Element::*)(int)) { return true; }
template <typename T> constexpr bool is_elements_pull(Packet *(T::*)(int)) { return false; }
}
)";

String
substitute(const char *text, const String &cxx, const String &name)
{
    StringAccum sa;
    for (const char *s = text; *s; ++s)
        if (*s == '@' && (s[1] == '1' || s[1] == '2'))
            sa << (*++s == '1' ? cxx : name);
        else
            sa << *s;
    return sa.take_string();
}

String
replace_all(const String &text, const String &from, const String &to)
{
    StringAccum sa;
    int at = 0;
    for (int next; (next = text.find_left(from, at)) >= 0; at = next + from.length())
        sa << text.substring(at, next - at) << to;
    sa << text.substring(at);
    return sa.take_string();
}

String
space_of(int shape)
{
    return "shape" + String(shape);
}

}

// Elements without packet code, and those that cannot be copied, keep their class.
bool
Devirtualizer::suitable(int e)
{
    const ToolElement &element = _router.element(e);
    if (_excluded.get(element.klass) || element.klass == "Idle" || (_processing.ninputs(e) == 0 && _processing.noutputs(e) == 0))
        return false;
    const ClassTraits *traits = _map.traits(element.klass);
    if (!traits->known)
        _map.complain_unknown(element.klass, _errh);
    const ElementText *text = _texts.text(element.klass);
    bool good = !text->why_not && text->has_packet_code;
    if (!good && (_verbose || (!text->found && traits->known)) && _excluded.set(element.klass, 1)) {
        const char *why = text->why_not ? text->why_not.c_str() : "it has no packet code";
        if (text->found)
            _errh->message("%s keeps its class: %s", element.klass.c_str(), why);
        else
            _errh->warning("%s keeps its class: %s", element.klass.c_str(), why);
    }
    return good;
}

void
Devirtualizer::find_peers()
{
    ToolPort none = { -1, 0 };
    for (int o = 0; o < 2; ++o) {
        _peer[o].clear();
        for (int e = 0; e < _router.nelements(); ++e)
            _peer[o].push_back(Vector<ToolPort>(o ? _processing.noutputs(e) : _processing.ninputs(e), none));
    }
    for (const ToolConnection &c : _router.connections())
        if (c.live)
            for (int o = 0; o < 2; ++o)
                _peer[o][c.end[o].element][c.end[o].port] = c.end[!o];
}

// Is it this side that makes the call?
bool
Devirtualizer::calls(int e, bool isoutput, int port) const
{
    return _processing.of(e, isoutput, port) == (isoutput ? ProcessingCode::push : ProcessingCode::pull) && _peer[isoutput][e][port].element >= 0;
}

Devirtualizer::Target
Devirtualizer::target(int e, bool isoutput, int port) const
{
    Target t = { -1, 0 };
    if (calls(e, isoutput, port)) {
        ToolPort peer = _peer[isoutput][e][port];
        t.shape = _shape[peer.element];
        t.port = t.shape < 0 ? 0 : peer.port;
    }
    return t;
}

String
Devirtualizer::shape_key(int e) const
{
    StringAccum sa;
    sa << _shape[e];
    for (int o = 0; o < 2; ++o) {
        sa << '/';
        for (int p = 0; p < _peer[o][e].size(); ++p) {
            Target t = target(e, o, p);
            sa << t.shape << '.' << t.port << ' ';
        }
    }
    return sa.take_string();
}

// Elements are of one shape if they have a class in common and call the same ports of elements of the same shapes: classes are divided
// until that is so.
void
Devirtualizer::find_shapes()
{
    int n = _router.nelements(), nshapes = 0;
    HashTable<String, int> of_class(-1);
    _shape.assign(n, -1);
    for (int e = 0; e < n; ++e) {
        if (!_router.element(e).live || !suitable(e))
            continue;
        String key = _router.element(e).klass + " " + String(_processing.ninputs(e)) + " " + String(_processing.noutputs(e));
        if (of_class.get(key) < 0)
            of_class.set(key, nshapes++);
        _shape[e] = of_class.get(key);
    }
    for (int before = -1; before != nshapes; ) {
        before = nshapes;
        HashTable<String, int> of_key(-1);
        Vector<int> next(n, -1);
        nshapes = 0;
        _first.clear();
        for (int e = 0; e < n; ++e) {
            if (_shape[e] < 0)
                continue;
            String key = shape_key(e);
            if (of_key.get(key) < 0) {
                of_key.set(key, nshapes++);
                _first.push_back(e);
            }
            next[e] = of_key.get(key);
        }
        _shape.swap(next);
    }
}

void
Devirtualizer::declare(StringAccum &sa, const ElementText &text, int shape)
{
    int e = _first[shape];
    sa << "\nnamespace {\nnamespace " << space_of(shape) << " {\nenum : unsigned { nconnected_inputs = " << _processing.ninputs(e)
       << ", nconnected_outputs = " << _processing.noutputs(e) << " };\n" << ports_code;
    for (const String &forward : text.forwards) {
        int begin, end;
        String name = forward.substring(forward.find_left(' ') + 1);
        if (cxx_class_head(text.headers, name.substring(0, name.length() - 1), begin, end))
            sa << forward << '\n';
    }
    const ToolElement &element = _router.element(e);
    sa << replace_all(text.headers, "@PORTS@", "Ports")
       << substitute(shape_code, text.cxx, element.klass + "@@" + element.name) << "}\n}\n";
}

// Output::push() or Input::pull(): a constant port number leaves one call.
void
Devirtualizer::define_calls(StringAccum &sa, int shape, bool isoutput) const
{
    int e = _first[shape];
    Vector<Target> distinct;
    for (int p = 0; p < _peer[isoutput][e].size(); ++p)
        if (find(distinct.begin(), distinct.end(), target(e, isoutput, p)) == distinct.end())
            distinct.push_back(target(e, isoutput, p));
    enum { many = 4 };                  // beyond, a look at the port costs more than the virtual call
    String space = space_of(shape);
    sa << "\ninline " << (isoutput ? "void " : "Packet *") << space << "::Ports::" << (isoutput ? "Output::push(Packet *p)" : "Input::pull()")
       << " const\n{\n";
    if (distinct.size() > many)
        sa << "    if (!__builtin_constant_p(_index))\n        return _port->" << (isoutput ? "push(p)" : "pull()") << ";\n";
    sa << "    switch (_index) {\n";
    for (const Target &t : distinct) {
        if (t.shape < 0)
            continue;
        if (distinct.size() == 1)
            sa << "    default:";
        else
            for (int p = 0; p < _peer[isoutput][e].size(); ++p)
                if (target(e, isoutput, p) == t)
                    sa << "    case " << p << ":\n";
        String their = space_of(t.shape) + "::Shape";
        sa << "        return static_cast<" << their << " *>(_port->element())->" << their << "::" << (isoutput ? "push(" : "pull(") << t.port
           << (isoutput ? ", p)" : ")") << ";\n";
    }
    if (distinct.size() != 1 || distinct[0].shape < 0)
        sa << "    default:\n        return _port->" << (isoutput ? "push(p)" : "pull()") << ";\n";
    sa << "    }\n}\n";
}

void
Devirtualizer::add_class(ToolPackage &package, int shape)
{
    const ToolElement &element = _router.element(_first[shape]);
    GeneratedClass c;
    c.name = element.klass + "@@" + element.name;
    c.cxx = space_of(shape) + "::Shape";
    c.old_name = element.klass;
    c.keeps_configuration = true;
    c.traits = *_map.traits(element.klass);
    c.traits.name = c.name;
    package.classes.push_back(c);
}

void
Devirtualizer::generate(ToolPackage &package)
{
    _processing.resolve(true);
    find_peers();
    find_shapes();
    if (_first.empty())
        return;
    Vector<const ElementText *> texts;
    Vector<String> includes, forwards;
    for (int e : _first) {
        const ElementText *text = _texts.text(_router.element(e).klass);
        texts.push_back(text);
        for (const String &i : text->includes)
            if (find(includes.begin(), includes.end(), i) == includes.end())
                includes.push_back(i);
        for (const String &f : text->forwards)
            if (find(forwards.begin(), forwards.end(), f) == forwards.end())
                forwards.push_back(f);
    }
    StringAccum header, code;
    header << "#include <click/element.hh>\n";
    for (const String &i : includes)
        header << "#include " << i << '\n';
    for (const String &f : forwards)
        header << f << '\n';
    header << common_code;
    // the copies may look into each other: what is private is so for the originals
    header << "\n#define private public\n#define protected public\n";
    for (int s = 0; s < _first.size(); ++s) {
        declare(header, *texts[s], s);
        add_class(package, s);
    }
    code << "\nnamespace {\n";
    for (int s = 0; s < _first.size(); ++s)
        for (int o = 0; o < 2; ++o)
            define_calls(code, s, o);
    for (int s = 0; s < _first.size(); ++s)
        code << "\nnamespace " << space_of(s) << " {\n" << replace_all(texts[s]->sources, "@PORTS@", "Ports") << "}\n";
    code << "}\n\n#undef private\n#undef protected\n";
    package.header = header.take_string();
    package.code = code.take_string();
    package.finish();
    for (int e = 0; e < _router.nelements(); ++e)
        if (_shape[e] >= 0) {
            ToolElement &element = _router.element(e);
            const GeneratedClass &c = package.classes[_shape[e]];
            if (_verbose)
                _errh->lmessage(element.landmark.unparse(), "%<%s%>: %s is now %s", element.name.c_str(), element.klass.c_str(), c.name.c_str());
            element.klass = c.name;
            element.landmark.file += "<click-devirtualize>";
        }
}

CLICK_ENDDECLS
