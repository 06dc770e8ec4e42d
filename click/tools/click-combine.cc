// -*- c-basic-offset: 4 -*-
/*
 * click-combine.cc -- several configurations become one, linked at their devices
 */
#include <click/config.h>
#include "lib/combine.hh"
#include "lib/tool.hh"
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

enum { o_config = 1, o_expression, o_file, o_link, o_name };

const ToolOption options[] = {
    { "config", 'c', o_config, false, false },
    { "expression", 'e', o_expression, true, false },
    { "file", 'f', o_file, true, false },
    { "link", 'l', o_link, true, false },
    { "name", 'n', o_name, true, false },
    { 0, 0, 0, false, false }
};

const ToolDescription description = {
    "click-combine", "[NAME=FILE | A.DEVICE=B.DEVICE]...",
    "'Click-combine' combines several Click router configurations into one, in which links\n"
    "take the place of devices.\n",
    "  -c, --config                  Write the configuration only, no archive.\n"
    "  -e, --expression EXPR         Use EXPR as the configuration of a component.\n"
    "  -f, --file FILE               Read the configuration of a component from FILE.\n"
    "  -l, --link A.DEVICE=B.DEVICE  Packets that A sends to its device come from B's.\n"
    "  -n, --name NAME               The name of the next component.\n"
    "  -o, --output FILE             Write output to FILE.\n",
    options, ToolDescription::words_only, false
};

const char element_map[] = "<?xml version=\"1.0\" standalone=\"yes\"?>\n<elementmap xmlns=\"http://www.lcdf.org/click/xml/\">\n"
    "  <entry name=\"RouterLink\" processing=\"l/h\" />\n</elementmap>\n";

struct Component {
    String name;
    ToolSource source;
};

bool
is_component_name(const String &name)
{
    if (!cp_is_click_id(name))
        return false;
    for (const char *s = name.begin(); s < name.end(); ++s)
        if (!isdigit(static_cast<unsigned char>(*s)))
            return true;
    return false;               // no component of an element's name is all digits
}

// The components, with unnamed ones numbered. False after an error.
bool
read_components(const Vector<Component> &components, Combiner &combiner, ErrorHandler *errh, ErrorHandler *prefixed)
{
    if (components.empty())
        return prefixed->error("no routers specified"), false;
    bool good = true;
    for (int i = 0; i < components.size(); ++i) {
        String name = components[i].name ? components[i].name : String(i + 1);
        if (!is_component_name(name)) {
            prefixed->error("router name %<%s%> is not a Click identifier", name.c_str());
            good = false;
            continue;
        }
        for (int k = 0; k < i; ++k)
            if (components[k].name == name) {
                prefixed->error("two routers named %<%s%>", name.c_str());
                good = false;
            }
        ReadMode mode;
        mode.expand_variables = true;   // each component has its own
        if (ToolRouter *router = read_router(components[i].source, mode, errh))
            combiner.add_component(name, router);
        else
            good = false;
    }
    return good;
}

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    Vector<Component> components;
    Vector<String> links;
    String name;
    bool archive = true;
    int option;
    while ((option = arguments.next()) != ToolArguments::end) {
        const String &argument = arguments.argument;
        int equals = argument.find_left('='), dot = argument.find_left('.');
        if (option == ToolArguments::stop)
            return arguments.status;
        else if (option == o_config)
            archive = false;
        else if (option == o_name)
            name = argument;
        else if (option == o_link || (option == ToolArguments::bare && dot >= 0 && equals > dot))
            links.push_back(argument);
        else if (option == ToolArguments::bare && equals >= 0) {
            Component c = { argument.substring(0, equals), { argument.substring(equals + 1), false } };
            components.push_back(c);
        } else {
            Component c = { name, { argument, option == o_expression } };
            components.push_back(c);
            name = String();
        }
    }
    PrefixErrorHandler prefixed(errh, "click-combine: ");
    Combiner combiner(&prefixed);
    bool good = read_components(components, combiner, errh, &prefixed);
    for (int i = 0; i < links.size() && good; ++i)
        good = combiner.add_link(links[i]);
    if (!good)
        return 1;
    if (combiner.nlinks() == 0)
        errh->warning("no links between routers");
    ToolRouter result;
    result.archive.push_back(archive_member("elementmap.xml", element_map, 0600));
    combiner.combine(result);
    ArchiveElement &map = result.archive.back();
    map = archive_member(map.name, map.data, map.mode);
    return write_router(result, arguments.output, archive, errh) ? 0 : 1;
}

}

CLICK_TOOL(description, run);
