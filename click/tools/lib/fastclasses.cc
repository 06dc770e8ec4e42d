// -*- c-basic-offset: 4 -*-
/*
 * fastclasses.{cc,hh} -- from the classifiers of a configuration to classes of their own
 */
#include <click/config.h>
#include "fastclasses.hh"
#include "classcode.hh"
#include "elements/ip/ipfilter.hh"
#include "elements/standard/classifier.hh"
#include <click/error.hh>
#include <click/lexer.hh>
#include <click/master.hh>
#include <click/router.hh>
CLICK_DECLS

namespace {

enum Kind { not_one, classifier, ipclassifier, ipfilter };

Kind
kind_of(const String &klass)
{
    return klass == "Classifier" ? classifier : klass == "IPClassifier" ? ipclassifier : klass == "IPFilter" ? ipfilter : not_one;
}

// What patterns may refer to.
bool
gives_names(const String &klass)
{
    return klass == "AddressInfo" || klass == "PortInfo" || klass == "IPNameInfo" || klass == "IPFieldInfo";
}

const Classification *
program_of(const Router *router, const ToolElement &element)
{
    Element *e = router->find(element.name);
    if (!e)
        return 0;
    if (kind_of(element.klass) == classifier)
        return static_cast<Classifier *>(e)->program();
    return static_cast<IPFilter *>(e)->program();
}

const char view_data[] = R"(
inline View view(const Packet *p)
{
    View v = { { p->data(), 0, 0 }, { (int) p->length(), 0, 0 } };
    return v;
}
)";

// Bases 1 and 2; a missing header has no bytes. Base 0 begins 2 bytes before the MAC header, so that its words are aligned as IP's are.
const char view_ip[] = R"(
inline View view(const Packet *p)
{
    const unsigned char *network = p->network_header(), *transport = p->transport_header(), *end = p->end_data();
    View v = { { 0, network, transport }, { 0, network ? (int) (end - network) : 0, transport ? (int) (end - transport) : 0 } };
    return v;
}

inline void view_mac(View &v, const Packet *p, unsigned char (&copy)[16])
{
    const unsigned char *mac = p->mac_header();
    int n = mac && mac >= p->buffer() ? (int) (p->end_data() - mac) : 0;
    if (n <= 0)
        return;
    v.room[0] = n > 14 ? 16 : n + 2;
    v.base[0] = mac - 2;
    if (mac - p->buffer() < 2) {        // what is before the buffer is not ours to read
        memset(copy, 0, 2);
        memcpy(copy + 2, mac, v.room[0] - 2);
        v.base[0] = copy;
    }
}
)";

String
push_code(const Classification &program, Kind kind, const String &have_all)
{
    String views = kind == classifier ? "    View v = data::view(p);\n" : "    View v = ip::view(p);\n";
    if (kind != classifier && program.uses(0))
        views += "    unsigned char copy[16];\n    ip::view_mac(v, p, copy);\n";
    StringAccum sa;
    // the careful copy is for few packets: apart, so that the other needs no stack
    sa << "__attribute__((noinline)) int match_short(const Packet *p)\n{\n" << views << "    return match<false>(v);\n}\n\n"
       << "inline int match_packet(const Packet *p)\n{\n" << views << "    return likely(" << have_all << ") ? match<true>(v) : match_short(p);\n}\n";
    return sa.take_string();
}

}

// A router with nothing but the classifiers and what their patterns refer to. 0 after messages.
Router *
FastClasses::configured(const Vector<int> &classifiers, Master *master)
{
    ToolRouter part;
    part.define_names = _router.define_names;
    part.define_values = _router.define_values;
    ToolLandmark here("<click-fastclassifier>", 0);
    for (int e = 0; e < _router.nelements(); ++e)
        if (_router.element(e).live && gives_names(_router.element(e).klass))
            part.add_element(_router.element(e).name, _router.element(e).klass, _router.element(e).configuration, _router.element(e).landmark);
    ToolPort sink = { part.add_element("click_fastclassifier@@sink", "Discard", String(), here), 0 };
    ToolPort source = { part.add_element("click_fastclassifier@@source", "Idle", String(), here), 0 };
    for (int e : classifiers) {
        const ToolElement &element = _router.element(e);
        ToolPort to = { part.add_element(element.name, element.klass, element.configuration, element.landmark), 0 };
        part.add_connection(source, to, element.landmark);
        ++source.port;
        for (int o = 0; o < _router.nports(e, true); ++o) {
            ToolPort from = { to.element, o };
            part.add_connection(from, sink, element.landmark);
        }
    }
    StringAccum sa;
    part.unparse(sa);
    Lexer *lexer = click_lexer();
    lexer->set_any_class(false);
    ClickParameters none;
    Router *router = click_parse_configuration(sa.take_string(), "<click-fastclassifier>", none, master, _errh);
    lexer->set_any_class(true);
    if (router && router->initialize(_errh) < 0) {
        router->unuse();
        return 0;
    }
    return router;
}

void
FastClasses::add_class(ToolPackage &package, int e, const Classification &program, const String &body)
{
    const ToolElement &element = _router.element(e);
    Kind kind = kind_of(element.klass);
    GeneratedClass c;
    c.name = "Fast" + element.klass + "@@" + element.name;
    c.cxx = "Fast" + element.klass + "_" + cxx_identifier(element.name);
    c.old_name = element.klass;
    c.old_configuration = element.configuration;
    c.keeps_configuration = false;
    int noutputs = _router.nports(e, true);
    c.traits.name = c.name;
    c.traits.port_count = "1/" + String(noutputs);
    c.traits.processing = "h/h";
    c.traits.flags = "A";
    package.classes.push_back(c);

    StringAccum header, code;
    header << "\nclass " << c.cxx << " : public Element { public:\n"
           << "    const char *class_name() const { return \"" << c.name << "\"; }\n"
           << "    const char *port_count() const { return \"" << c.traits.port_count << "\"; }\n"
           << "    const char *processing() const { return PUSH; }\n"
           << "    const char *flags() const { return \"A\"; }\n"
           << "    void push(int port, Packet *p);\n};\n";
    package.header += header.take_string();
    code << "\nnamespace {\nnamespace of_" << c.cxx << " {\n" << body << push_code(program, kind, ClassCode(program).have_all()) << "}\n}\n\n"
         << "void " << c.cxx << "::push(int, Packet *p)\n{\n    checked_output_push(of_" << c.cxx << "::match_packet(p), p);\n}\n";
    package.code += code.take_string();
}

bool
FastClasses::generate(ToolPackage &package, bool verbose)
{
    Vector<int> classifiers;
    for (int e = 0; e < _router.nelements(); ++e)
        if (_router.element(e).live && kind_of(_router.element(e).klass) != not_one)
            classifiers.push_back(e);
    if (classifiers.empty())
        return true;
    Master *master = new Master(1);
    master->use();
    Router *router = configured(classifiers, master);
    if (router) {
        package.header = "#include <click/element.hh>\n";
        package.code = String("\nnamespace {\n") + ClassCode::preamble + "\nnamespace data {" + view_data + "}\n\nnamespace ip {" + view_ip + "}\n}\n";
        HashTable<String, int> known(-1);
        for (int e : classifiers) {
            ToolElement &element = _router.element(e);
            const Classification &program = *program_of(router, element);
            String body = ClassCode(program).unparse();
            // IPFilter and IPClassifier look at the same packets, but their names differ
            String key = element.klass + " " + String(_router.nports(e, true)) + "\n" + body;
            int c = known.get(key);
            if (c < 0) {
                known.set(key, c = package.classes.size());
                add_class(package, e, program, body);
            }
            if (verbose)
                _errh->lmessage(element.landmark.unparse(), "%<%s%>: %s is now %s", element.name.c_str(), element.klass.c_str(),
                                package.classes[c].name.c_str());
            element.klass = package.classes[c].name;
            element.configuration = String();
            element.landmark.file += "<click-fastclassifier>";
        }
        package.finish();
        router->unuse();
    }
    master->unuse();
    return router != 0;
}

CLICK_ENDDECLS
