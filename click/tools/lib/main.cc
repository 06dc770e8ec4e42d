// -*- c-basic-offset: 4 -*-
/*
 * main.cc -- finds the tool by the name of the program
 */
#include <click/config.h>
#include "tool.hh"
#include "userlevel/configfile.hh"
#include <click/error.hh>
#include <click/lexer.hh>
CLICK_USING_DECLS

Tool *Tool::first;

Tool::Tool(const ToolDescription *d, int (*m)(ToolArguments &, ErrorHandler *))
    : description(d), main(m), next(first)
{
    first = this;
}

// A package's elements are of no interest: its classes are looked up in element maps.
static bool
accept_package(const String &, ErrorHandler *)
{
    return true;
}

int
main(int argc, char **argv)
{
    const char *slash = argc > 0 ? strrchr(argv[0], '/') : 0;
    const char *name = slash ? slash + 1 : (argc > 0 ? argv[0] : "");
    const Tool *tool = Tool::first;
    while (tool && strcmp(tool->description->name, name) != 0)
        tool = tool->next;
    if (!tool) {
        fprintf(stderr, "%s: not the name of a tool; call it as one of:\n", name);
        for (tool = Tool::first; tool; tool = tool->next)
            fprintf(stderr, "  %s\n", tool->description->name);
        return 1;
    }
    ErrorHandler::static_initialize(new FileErrorHandler(stderr));
    click_static_initialize();
    click_lexer()->set_library_reader(read_library);
    click_lexer()->set_package_loader(accept_package);
    click_lexer()->set_any_class(true);
    ToolArguments arguments(*tool->description, argc, argv);
    int status = tool->main(arguments, ErrorHandler::default_handler());
    fflush(stdout);
    click_static_cleanup();
    ErrorHandler::static_cleanup();
    return status;
}
