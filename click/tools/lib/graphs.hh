// -*- c-basic-offset: 4 -*-
// A configuration as a graph for other programs.
#ifndef CLICK_TOOLS_GRAPHS_HH
#define CLICK_TOOLS_GRAPHS_HH
#include "toolrouter.hh"
CLICK_DECLS

/** The language of Graphviz (https://graphviz.org/doc/info/lang.html). */
String dot_graph(const ToolRouter &router);
/** GML: nodes and edges with labels (https://docs.yworks.com/yfiles/doc/developers-guide/gml.html has the grammar). */
String gml_graph(const ToolRouter &router);
/** GraphML (http://graphml.graphdrawing.org). */
String graphml_graph(const ToolRouter &router);

CLICK_ENDDECLS
#endif
