// -*- c-basic-offset: 4 -*-
/*
 * xml2click.cc -- a configuration from XML, as click2xml writes it
 */
#include <click/config.h>
#include "lib/tool.hh"
#include "lib/xmlreader.hh"
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

const ToolOption options[] = {
    { 0, 0, 0, false, false }
};

const ToolDescription description = {
    "xml2click", "[XMLFILE]",
    "'Xml2click' reads a Click router configuration as XML and writes it in Click's language,\n"
    "without compound elements.\n",
    "",
    options, ToolDescription::router_only, true
};

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    if (arguments.next() != ToolArguments::end)
        return arguments.status;
    String xml, text, name = arguments.router.landmark();
    Vector<ArchiveElement> archive;
    if (!read_source(arguments.router, xml, archive, errh) || !XMLReader(xml, name, errh).read(text))
        return 1;
    ToolRouter *router = flatten_text(text, name, arguments.mode, errh);
    if (!router)
        return 1;
    if (router->nelements() == 0)
        errh->lwarning(name, "empty configuration");
    bool good = write_router(*router, arguments.output, false, errh);
    delete router;
    return good ? 0 : 1;
}

}

CLICK_TOOL(description, run);
