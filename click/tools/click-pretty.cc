// -*- c-basic-offset: 4 -*-
/*
 * click-pretty.cc -- a configuration as HTML, by a template, or as a graph
 */
#include <click/config.h>
#include "lib/bodyrouter.hh"
#include "lib/graphs.hh"
#include "lib/prettytemplate.hh"
#include "lib/tool.hh"
#include "../lib/configparser.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/lexer.hh>
#include <click/userutils.hh>
CLICK_USING_DECLS

namespace {

enum { o_bsdmodule = 1, o_define, o_dot, o_gml, o_graphml, o_linuxmodule, o_package_docs, o_template, o_template_text, o_url,
       o_userlevel, o_write_template };

const ToolOption options[] = {
    { "bsdmodule", 'b', o_bsdmodule, false, true },
    { "class-docs", 'u', o_url, true, false },
    { "define", 'd', o_define, true, false },
    { "dot", 0, o_dot, false, false },
    { "gml", 0, o_gml, false, false },
    { "graphml", 0, o_graphml, false, false },
    { "linuxmodule", 'l', o_linuxmodule, false, true },
    { "package-docs", 0, o_package_docs, true, false },
    { "template", 't', o_template, true, false },
    { "template-text", 'T', o_template_text, true, false },
    { "userlevel", 0, o_userlevel, false, true },
    { "write-template", 0, o_write_template, false, false },
    { 0, 0, 0, false, false }
};

const ToolDescription pretty = {
    "click-pretty", "[ROUTERFILE]",
    "'Click-pretty' writes a Click router configuration as HTML. The template may have tags\n"
    "such as <~config> and <~elements entry='<~name>'>.\n",
    "  -t, --template FILE           Use the template in FILE.\n"
    "  -T, --template-text TEXT      Use TEXT as template.\n"
    "  -d, --define NAME=TEXT        <~NAME> stands for TEXT.\n"
    "  -u, --class-docs URL          Link classes to URL; %s in it is the class.\n"
    "      --package-docs PKG=URL    The same for the classes of package PKG.\n"
    "      --write-template          Write the template.\n"
    "      --dot, --gml, --graphml   Write a graph for other programs instead.\n"
    "  -b, -l, --userlevel           The configuration is for this driver.\n",
    options, ToolDescription::router_only, true
};

const char default_template[] =
    "<!DOCTYPE html>\n<html>\n<head>\n<meta charset='utf-8'>\n<title><~title></title>\n<style>\n"
    ".c-cmt { color: gray }\n.c-kw { font-weight: bold }\n.c-cfg { color: green }\n.c-cd { font-weight: bold; color: purple }\n"
    ".c-ed { font-weight: bold; color: blue }\n.c-err { background: #fcc }\n</style>\n</head>\n<body>\n"
    "<h1><~title></h1>\n<pre><~config></pre>\n<h2>Elements</h2>\n<ul>\n"
    "<~elements entry='<li><~configlink> :: <~type link><~config limit=40 parens=1>\n<ul>\n<~inputs><~outputs></ul></li>\n'\n"
    "  inputentry='<li>input <~port> (<~processing>) from <~inputconnections sep=\", \"></li>\n'\n"
    "  outputentry='<li>output <~port> (<~processing>) to <~outputconnections sep=\", \"></li>\n'\n"
    "  inputconnection='<~name link> [<~port>]' outputconnection='[<~port>] <~name link>' noinputconnection='nothing'\n"
    "  nooutputconnection='nothing' typeentry='<li><~type link>: <~typerefs></li>\n'>\n</ul>\n</body>\n</html>\n";

// Keeps what the parser says, with lines, and passes it on.
class MistakeCollector : public ErrorVeneer { public:
    MistakeCollector(ErrorHandler *errh) : ErrorVeneer(errh) {}
    Vector<TextError> mistakes;
    void *emit(const String &line, void *user_data, bool more) override {
        String landmark;
        const char *text = parse_anno(line, line.begin(), line.end(), "l", &landmark, static_cast<const char *>(0));
        int colon = landmark.find_right(':');
        int number = 0;
        if (colon >= 0 && cp_integer(landmark.substring(colon + 1), 10, &number)) {
            TextError e = { static_cast<unsigned>(number), line.substring(text, line.end()) };
            mistakes.push_back(e);
        }
        return _errh->emit(line, user_data, more);
    }
};

struct Links {
    ClassMap *map;
    String url;
    Vector<String> packages;
    Vector<String> package_urls;
    HashTable<String, int> declared;
    Links() : map(0), declared(-1) {}
};

String
link_of(const String &name, void *thunk)
{
    const Links *links = static_cast<Links *>(thunk);
    int declaration = links->declared.get(name);
    if (declaration >= 0)
        return "#decl" + String(declaration);
    const ClassTraits *t = links->map->traits(name);
    String url = links->url;
    for (int i = 0; i < links->packages.size(); ++i)
        if (t->package && links->packages[i] == t->package)
            url = links->package_urls[i];
    return t->known && url ? percent_substitute(url, 's', name.c_str(), 0) : String();
}

String
class_name(const ConfigClass *c, void *)
{
    return c->name ? c->name : String("{...}");
}

// `NAME=TEXT`
bool
split(const String &argument, Vector<String> &names, Vector<String> &values)
{
    int equals = argument.find_left('=');
    if (equals <= 0)
        return false;
    names.push_back(argument.substring(0, equals));
    values.push_back(argument.substring(equals + 1));
    return true;
}

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    String text = default_template;
    Vector<String> names, values;
    Links links;
    int option, graph = 0;
    bool write_template = false;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_dot: case o_gml: case o_graphml:
            graph = option;
            break;
          case o_url:
            links.url = arguments.argument;
            break;
          case o_template_text:
            text = arguments.argument;
            break;
          case o_template: {
            LocalErrorHandler lerrh(errh);
            text = file_string(arguments.argument, &lerrh);
            if (lerrh.nerrors())
                return 1;
            break;
          }
          case o_define:
            if (!split(arguments.argument, names, values))
                return arguments.usage("click-pretty: %<-d%> expects NAME=TEXT, not %<%s%>", arguments.argument), 1;
            break;
          case o_package_docs:
            if (!split(arguments.argument, links.packages, links.package_urls))
                return arguments.usage("click-pretty: %<--package-docs%> expects PKG=URL, not %<%s%>", arguments.argument), 1;
            break;
          case o_write_template:
            write_template = true;
            break;
          default:              // classes are the same for all drivers
            break;
        }
    if (write_template)
        return write_text(text, arguments.output, errh) ? 0 : 1;

    MistakeCollector collector(errh);
    LocalErrorHandler lerrh(&collector);
    String config;
    Vector<ArchiveElement> archive;
    if (!read_source(arguments.router, config, archive, errh))
        return 1;
    ClassMap map;
    map.add_archive(archive);
    links.map = &map;
    String landmark = arguments.router.landmark();
    ConfigTree tree;
    ConfigTokens tokens(config, landmark, &lerrh);
    ConfigParser(click_lexer(), &tree, &tokens).parse_file();
    if (tree.bodies[0]->elements.empty())
        errh->warning("%s: empty configuration", landmark.c_str());
    ToolRouter router;
    body_router(tree.bodies[0], tokens, class_name, 0, router);
    String result;
    if (graph)
        result = graph == o_dot ? dot_graph(router) : (graph == o_gml ? gml_graph(router) : graphml_graph(router));
    else {
        String shown = highlight(config, tree, collector.mistakes, link_of, &links, links.declared);
        // the same elements, with classes that are told apart
        ToolRouter keyed;
        body_router(tree.bodies[0], tokens, compound_key, 0, keyed);
        for (const ConfigElement &e : tree.bodies[0]->elements)
            if (e.kind == ConfigElement::element)
                learn_compound(e.klass, tokens, map);
        ToolProcessing processing(keyed, map);
        processing.resolve(true);
        Template t(router, processing, shown, link_of, &links);
        t.define("title", html_quote(landmark));
        for (int i = 0; i < names.size(); ++i)
            t.define(names[i], values[i]);
        result = t.expand(text);
    }
    bool good = write_text(result, arguments.output, errh);
    return good && lerrh.nerrors() == 0 ? 0 : 1;
}

}

CLICK_TOOL(pretty, run);
