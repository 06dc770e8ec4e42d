// -*- c-basic-offset: 4 -*-
/*
 * click-xform.cc -- replaces parts of a configuration that match patterns
 */
#include <click/config.h>
#include "lib/patterns.hh"
#include "lib/tool.hh"
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

enum { o_patterns = 1, o_reverse };

const ToolOption options[] = {
    { "patterns", 'p', o_patterns, true, false },
    { "reverse", 'r', o_reverse, false, true },
    { 0, 0, 0, false, false }
};

const ToolDescription xform = {
    "click-xform", "[ROUTERFILE] [PATTERNFILE]...",
    "'Click-xform' replaces parts of a Click router configuration. A pattern file has\n"
    "pairs of compound element classes, X and X_Replacement.\n",
    "  -p, --patterns FILE           Read patterns from FILE.\n"
    "  -r, --reverse                 Replace X_Replacement by X.\n",
    options, ToolDescription::router_and_words, false
};

// The pairs of a file, behind those that are there. False after an error.
bool
read_patterns(const String &file, bool reverse, Vector<Pattern *> &patterns, ErrorHandler *errh)
{
    ToolSource source = { file, false };
    String text;
    Vector<ArchiveElement> archive;
    Vector<NamedRouter> classes;
    if (!read_source(source, text, archive, errh))
        return false;
    bool good = flatten_classes(text, source.landmark(), classes, errh);
    for (const NamedRouter &c : classes)
        for (const NamedRouter &r : classes)
            if (good && r.name == c.name + "_Replacement")
                patterns.push_back(reverse ? new Pattern(c.name, *r.router, *c.router) : new Pattern(c.name, *c.router, *r.router));
    for (const NamedRouter &c : classes)
        delete c.router;
    return good;
}

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    Vector<String> files;
    bool reverse = false;
    int option;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_patterns:
            files.push_back(arguments.argument);
            break;
          case o_reverse:
            reverse = !arguments.negated;
            break;
          default:
            if (arguments.have_router)
                files.push_back(arguments.argument);
            else
                arguments.set_router(arguments.argument, false);
            break;
        }
    Vector<Pattern *> patterns;
    bool good = true;
    for (const String &file : files)
        good = read_patterns(file, reverse, patterns, errh) && good;
    if (good && patterns.empty())
        errh->warning("no patterns read");
    ToolRouter *router = good ? read_router(arguments.router, arguments.mode, errh) : 0;
    if (router) {
        apply_patterns(*router, patterns);
        router->compact();
        good = write_router(*router, arguments.output, true, errh);
        delete router;
    } else
        good = false;
    for (Pattern *p : patterns)
        delete p;
    return good ? 0 : 1;
}

}

CLICK_TOOL(xform, run);
