// -*- c-basic-offset: 4 -*-
/*
 * graphs.{cc,hh} -- elements are nodes, connections edges
 */
#include <click/config.h>
#include "graphs.hh"
#include "xmltext.hh"
#include <click/straccum.hh>
CLICK_DECLS

static bool
is_node(const ToolElement &e)
{
    return e.live && e.klass;
}

static bool
is_edge(const ToolRouter &router, const ToolConnection &c)
{
    return c.live && is_node(router.element(c.from().element)) && is_node(router.element(c.to().element));
}

static String
label(const ToolElement &e)
{
    return e.name + " :: " + e.klass;
}

// A string between quotes, for dot and GML.
static String
quoted(const String &text, bool entities)
{
    StringAccum sa;
    sa << '"';
    for (const char *s = text.begin(); s < text.end(); ++s)
        if (entities && (*s == '"' || *s == '&'))
            sa << (*s == '"' ? "&quot;" : "&amp;");
        else {
            if (*s == '"' || *s == '\\')
                sa << '\\';
            sa << *s;
        }
    sa << '"';
    return sa.take_string();
}

String
dot_graph(const ToolRouter &router)
{
    StringAccum sa;
    sa << "digraph clickrouter {\n  node [shape=box]\n";
    for (int e = 0; e < router.nelements(); ++e)
        if (is_node(router.element(e)))
            sa << "  n" << e << " [label=" << quoted(label(router.element(e)), false) << "]\n";
    for (const ToolConnection &c : router.connections())
        if (is_edge(router, c))
            sa << "  n" << c.from().element << " -> n" << c.to().element << " [taillabel=\"" << c.from().port
               << "\", headlabel=\"" << c.to().port << "\"]\n";
    sa << "}\n";
    return sa.take_string();
}

String
gml_graph(const ToolRouter &router)
{
    StringAccum sa;
    sa << "graph [\n  directed 1\n";
    for (int e = 0; e < router.nelements(); ++e)
        if (is_node(router.element(e)))
            sa << "  node [\n    id " << e << "\n    label " << quoted(label(router.element(e)), true) << "\n  ]\n";
    for (const ToolConnection &c : router.connections())
        if (is_edge(router, c))
            sa << "  edge [\n    source " << c.from().element << "\n    target " << c.to().element << "\n    label \""
               << c.from().port << ' ' << c.to().port << "\"\n  ]\n";
    sa << "]\n";
    return sa.take_string();
}

String
graphml_graph(const ToolRouter &router)
{
    StringAccum sa;
    sa << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
          "  <key id=\"class\" for=\"node\" attr.name=\"class\" attr.type=\"string\" />\n"
          "  <key id=\"from\" for=\"edge\" attr.name=\"from\" attr.type=\"int\" />\n"
          "  <key id=\"to\" for=\"edge\" attr.name=\"to\" attr.type=\"int\" />\n"
          "  <graph id=\"clickrouter\" edgedefault=\"directed\">\n";
    for (int e = 0; e < router.nelements(); ++e)
        if (is_node(router.element(e)))
            sa << "    <node id=\"" << xml_quote(router.element(e).name) << "\"><data key=\"class\">"
               << xml_quote(router.element(e).klass) << "</data></node>\n";
    for (const ToolConnection &c : router.connections())
        if (is_edge(router, c))
            sa << "    <edge source=\"" << xml_quote(router.element(c.from().element).name) << "\" target=\""
               << xml_quote(router.element(c.to().element).name) << "\"><data key=\"from\">" << c.from().port
               << "</data><data key=\"to\">" << c.to().port << "</data></edge>\n";
    sa << "  </graph>\n</graphml>\n";
    return sa.take_string();
}

CLICK_ENDDECLS
