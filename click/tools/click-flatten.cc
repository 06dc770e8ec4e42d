// -*- c-basic-offset: 4 -*-
/*
 * click-flatten.cc -- writes a configuration without compound elements, or what it is made of
 */
#include <click/config.h>
#include "lib/tool.hh"
#include "lib/sorted.hh"
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

enum { o_classes = 1, o_names, o_declarations, o_config, o_expand_vars };

const ToolOption options[] = {
    { "classes", 'c', o_classes, false, false },
    { "config", 0, o_config, false, false },
    { "declarations", 'd', o_declarations, false, false },
    { "expand-vars", 0, o_expand_vars, false, false },
    { "names", 'n', o_names, false, false },
    { 0, 0, 0, false, false }
};

const ToolDescription flatten = {
    "click-flatten", "[ROUTERFILE]",
    "'Click-flatten' reads a Click router configuration, flattens it (compiling away any\n"
    "compound elements), and writes the resulting configuration.\n",
    "  -c, --classes                 Write the names of primitive classes instead.\n"
    "      --config                  Write the configuration only, no archive.\n"
    "  -d, --declarations            Write the declarations of elements instead.\n"
    "      --expand-vars             Replace top-level variables.\n"
    "  -n, --names                   Write the names of elements instead.\n",
    options, ToolDescription::router_only, true
};

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    int wanted = 0, option;
    bool archive = true;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_config:
            archive = false;
            break;
          case o_expand_vars:
            arguments.mode.expand_variables = true;
            break;
          default:
            wanted = option;
            break;
        }
    ToolRouter *router = read_router(arguments.router, arguments.mode, errh);
    if (!router)
        return 1;
    bool good;
    if (!wanted)
        good = write_router(*router, arguments.output, archive, errh);
    else {
        Vector<String> lines;
        for (int e = 0; e < router->nelements(); ++e) {
            const ToolElement &element = router->element(e);
            lines.push_back(wanted == o_classes ? element.klass
                            : (wanted == o_names ? element.name : element.name + " :: " + element.klass));
        }
        good = write_text(sorted_lines(lines), arguments.output, errh);
    }
    delete router;
    return good ? 0 : 1;
}

}

CLICK_TOOL(flatten, run);
