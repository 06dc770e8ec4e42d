// -*- c-basic-offset: 4 -*-
/*
 * click-undead.cc -- removes elements that no packet passes on its way from a source to a sink
 */
#include <click/config.h>
#include "lib/tool.hh"
#include "lib/undead.hh"
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

enum { o_config = 1, o_driver, o_verbose };

const ToolOption options[] = {
    { "config", 'c', o_config, false, false },
    { "kernel", 'k', o_driver, false, true },
    { "user", 'u', o_driver, false, true },
    { "verbose", 'V', o_verbose, false, false },
    { 0, 0, 0, false, false }
};

const ToolDescription undead = {
    "click-undead", "[ROUTERFILE]",
    "'Click-undead' removes dead elements from a Click router configuration: those that\n"
    "no packet can pass on its way from a source to a sink.\n",
    "  -c, --config                  Write the configuration only, no archive.\n"
    "  -k, --kernel                  The configuration is for the Linux kernel driver.\n"
    "  -u, --user                    The configuration is for the user-level driver.\n"
    "  -V, --verbose                 Say what is removed.\n",
    options, ToolDescription::router_only, true
};

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    bool archive = true, verbose = false;
    int option;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_config:
            archive = false;
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
    bool empty = router->nelements() == 0;
    ClassMap map;
    map.add_archive(router->archive);
    Undead dead(*router, map, verbose, errh);
    bool good = dead.remove_all();
    if (good && !empty && router->nlive() == 0)
        errh->warning("no live elements in configuration");
    router->compact();
    good = good && write_router(*router, arguments.output, archive, errh);
    delete router;
    return good ? 0 : 1;
}

}

CLICK_TOOL(undead, run);
