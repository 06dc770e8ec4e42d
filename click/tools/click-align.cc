// -*- c-basic-offset: 4 -*-
/*
 * click-align.cc -- adds Align elements where packet data would be wrongly aligned
 */
#include <click/config.h>
#include "lib/aligner.hh"
#include "lib/tool.hh"
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

enum { o_assertions = 1, o_driver, o_verbose };

const ToolOption options[] = {
    { "assertions", 0, o_assertions, false, false },
    { "bsdmodule", 'b', o_driver, false, true },
    { "linuxmodule", 'l', o_driver, false, true },
    { "userlevel", 'u', o_driver, false, true },
    { "verbose", 'V', o_verbose, false, false },
    { 0, 0, 0, false, false }
};

const ToolDescription align = {
    "click-align", "[ROUTERFILE]",
    "'Click-align' adds Align elements to a Click router configuration where an element\n"
    "would get wrongly aligned packet data, and an AlignmentInfo that tells of alignments.\n",
    "      --assertions              Add CheckAlign elements instead, and no AlignmentInfo.\n"
    "  -b, --bsdmodule               The configuration is for the bsdmodule driver.\n"
    "  -l, --linuxmodule             The configuration is for the linuxmodule driver.\n"
    "  -u, --userlevel               The configuration is for the userlevel driver.\n"
    "  -V, --verbose                 Say what is added and removed.\n",
    options, ToolDescription::router_only, false
};

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    bool assertions = false, verbose = false;
    int option;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_assertions:
            assertions = true;
            break;
          case o_verbose:
            verbose = true;
            break;
          default:              // classes are the same for all drivers
            break;
        }
    ToolRouter *router = read_router(arguments.router, arguments.mode, errh);
    if (!router)
        return 1;
    ClassMap map;
    map.add_archive(router->archive);
    for (int e = 0; e < router->nelements(); ++e)
        if (!map.traits(router->element(e).klass)->known)
            map.complain_unknown(router->element(e).klass, errh);
    Aligner aligner(*router, map, assertions, verbose, errh);
    aligner.add_aligns();
    aligner.drop_aligns();
    int n = aligner.nadded();
    aligner.replace_infos(!assertions);
    router->compact();
    if (n && !assertions)
        errh->warning("added %d Align element%s", n, n == 1 ? "" : "s");
    bool good = write_router(*router, arguments.output, true, errh);
    delete router;
    return good ? 0 : 1;
}

}

CLICK_TOOL(align, run);
