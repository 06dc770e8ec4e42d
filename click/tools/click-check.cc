// -*- c-basic-offset: 4 -*-
/*
 * click-check.cc -- checks the connections of a configuration for each driver; configures nothing
 */
#include <click/config.h>
#include "lib/classmap.hh"
#include "lib/drivercheck.hh"
#include "lib/tool.hh"
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

enum { o_userlevel = 1, o_linuxmodule, o_bsdmodule, o_ns, o_filter, o_quiet };

const ToolOption options[] = {
    { "bsdmodule", 'b', o_bsdmodule, false, true },
    { "filter", 'p', o_filter, false, false },
    { "kernel", 'k', o_linuxmodule, false, true },
    { "linuxmodule", 'l', o_linuxmodule, false, true },
    { "quiet", 'q', o_quiet, false, false },
    { "userlevel", 'u', o_userlevel, false, true },
    { 0, 0, 0, false, false }
};

const ToolDescription check = {
    "click-check", "[ROUTERFILE]",
    "'Click-check' checks a Click router configuration for correctness as far as it can\n"
    "without configuring elements.\n",
    "  -b, --bsdmodule               Check for the bsdmodule driver.\n"
    "  -l, -k, --linuxmodule         Check for the linuxmodule driver.\n"
    "  -u, --userlevel               Check for the userlevel driver.\n"
    "  -p, --filter                  Write the configuration to standard output if it is valid.\n"
    "  -q, --quiet                   Do not report success.\n",
    options, ToolDescription::router_only, true
};

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    bool chosen = false, wanted[ndrivers] = { false, false, false, false }, quiet = false, filter = false;
    int option;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_filter:
            filter = true;
            break;
          case o_quiet:
            quiet = true;
            break;
          default:
            chosen = true;
            wanted[option - o_userlevel] = !arguments.negated;
            break;
        }
    LocalErrorHandler lerrh(errh);
    ToolRouter *router = read_router(arguments.router, arguments.mode, &lerrh);
    if (!router)
        return 1;
    ClassMap map;
    map.add_archive(router->archive);
    bool unknown = false;
    unsigned supported = (1u << ndrivers) - 1;
    for (int e = 0; e < router->nelements(); ++e) {
        const ClassTraits *t = map.traits(router->element(e).klass);
        unknown = unknown || !t->known;
        if (!t->known)
            map.complain_unknown(t->name, errh);
        else
            supported &= t->drivers;
    }
    bool any = false;
    for (int d = 0; d < ndrivers; ++d) {
        if (!chosen)
            wanted[d] = supported & (1u << d);
        any = any || wanted[d];
    }
    // nothing supports all classes: say so for the usual one
    if (!chosen && !any)
        wanted[driver_userlevel] = any = true;
    int nwanted = 0;
    for (bool w : wanted)
        nwanted += w;
    String landmark = arguments.router.landmark();
    bool good = !(unknown && any);
    for (int d = 0; d < ndrivers; ++d) {
        if (!wanted[d])
            continue;
        if (!(supported & (1u << d))) {
            lerrh.lerror(landmark, "configuration incompatible with %s driver", tool_driver_name(d));
            continue;
        }
        ContextErrorHandler cerrh(&lerrh, "While checking configuration for %s driver:", tool_driver_name(d));
        LocalErrorHandler derrh(nwanted > 1 ? static_cast<ErrorHandler *>(&cerrh) : &lerrh);
        check_for_driver(*router, map, &derrh);
        if (derrh.nerrors() == 0 && !unknown && !quiet && !filter && !arguments.have_output)
            errh->lmessage(landmark, "configuration OK in %s driver", tool_driver_name(d));
    }
    good = good && lerrh.nerrors() == 0;
    if (good && (filter || arguments.have_output))
        good = write_router(*router, arguments.output, true, errh);
    delete router;
    return good ? 0 : 1;
}

}

CLICK_TOOL(check, run);
