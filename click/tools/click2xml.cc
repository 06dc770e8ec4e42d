// -*- c-basic-offset: 4 -*-
/*
 * click2xml.cc -- a configuration as XML
 */
#include <click/config.h>
#include "lib/tool.hh"
#include "lib/xmlwriter.hh"
#include "../lib/configparser.hh"
#include <click/error.hh>
#include <click/lexer.hh>
CLICK_USING_DECLS

namespace {

enum { o_flatten = 1 };

const ToolOption options[] = {
    { "flatten", 'F', o_flatten, false, false },
    { 0, 0, 0, false, false }
};

const ToolDescription description = {
    "click2xml", "[ROUTERFILE]",
    "'Click2xml' writes a Click router configuration as XML.\n",
    "  -F, --flatten                 Flatten it first.\n",
    options, ToolDescription::router_only, true
};

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    bool flat = false;
    int option;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_flatten:
            flat = true;
            break;
        }
    ClassMap map;
    XMLWriter writer(map);
    String xml;
    if (flat) {
        ToolRouter *router = read_router(arguments.router, arguments.mode, errh);
        if (!router)
            return 1;
        map.add_archive(router->archive);
        xml = writer.write(*router);
        delete router;
    } else {
        LocalErrorHandler lerrh(errh);
        String text;
        Vector<ArchiveElement> archive;
        if (!read_source(arguments.router, text, archive, &lerrh))
            return 1;
        map.add_archive(archive);
        ConfigTree tree;
        ConfigTokens tokens(text, arguments.router.landmark(), &lerrh);
        ConfigParser(click_lexer(), &tree, &tokens).parse_file();
        if (lerrh.nerrors())
            return 1;
        if (tree.bodies[0]->elements.empty())
            errh->lwarning(arguments.router.landmark(), "empty configuration");
        xml = writer.write(tree, tokens);
    }
    return write_text(xml, arguments.output, errh) ? 0 : 1;
}

}

CLICK_TOOL(description, run);
