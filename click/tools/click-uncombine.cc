// -*- c-basic-offset: 4 -*-
/*
 * click-uncombine.cc -- a component of a combined configuration, with its devices
 */
#include <click/config.h>
#include "lib/routerlink.hh"
#include "lib/tool.hh"
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

enum { o_expression = 1, o_file, o_name };

const ToolOption options[] = {
    { "expression", 'e', o_expression, true, false },
    { "file", 'f', o_file, true, false },
    { "name", 'n', o_name, true, false },
    { 0, 0, 0, false, false }
};

const ToolDescription description = {
    "click-uncombine", "[ROUTERFILE] [COMPONENT]",
    "'Click-uncombine' extracts a component from a combined Click router configuration.\n",
    "  -e, --expression EXPR         Use EXPR as the combined configuration.\n"
    "  -f, --file FILE               Read the combined configuration from FILE.\n"
    "  -n, --name NAME               The component.\n"
    "  -o, --output FILE             Write output to FILE.\n",
    options, ToolDescription::words_only, false
};

// The component's devices behind a link become elements again.
void
restore_devices(ToolRouter &router, int link, const String &component)
{
    Vector<LinkedDevice> devices;
    if (!parse_link(router.element(link).configuration, devices))
        return;
    int ninputs = 0;
    for (const LinkedDevice &d : devices)
        ninputs += d.klass != "FromDevice" && d.klass != "PollDevice";
    // other classes: what is connected tells
    if (router.nports(link, false) > 0)
        ninputs = router.nports(link, false);
    ToolLandmark here("<click-uncombine>", 0);
    for (int i = 0; i < devices.size(); ++i) {
        if (devices[i].component != component)
            continue;
        bool output = i >= ninputs;
        Vector<int> at;
        router.connections_at(link, output, output ? i - ninputs : i, at);
        String name = component + "/" + devices[i].name;
        if (router.find(name) >= 0)
            name = router.free_name(name, 1);
        ToolPort device = { router.add_element(name, devices[i].klass, devices[i].configuration, here), 0 };
        for (int c : at) {
            ToolConnection k = router.connections()[c];
            router.add_connection(output ? device : k.from(), output ? k.to() : device, k.landmark);
        }
    }
}

// What is connected to the component stays.
void
remove_others(ToolRouter &router, const String &prefix)
{
    Vector<char> kept(router.nelements(), 0);
    for (int e = 0; e < router.nelements(); ++e)
        kept[e] = router.element(e).live && router.element(e).name.starts_with(prefix);
    for (bool changed = true; changed; ) {
        changed = false;
        for (const ToolConnection &c : router.connections())
            if (c.live && kept[c.from().element] != kept[c.to().element])
                kept[c.from().element] = kept[c.to().element] = changed = true;
    }
    for (int e = 0; e < router.nelements(); ++e)
        if (!kept[e] && router.element(e).live)
            router.remove_element(e);
}

void
strip_prefix(ToolRouter &router, const String &prefix)
{
    for (int e = 0; e < router.nelements(); ++e) {
        if (!router.element(e).name.starts_with(prefix))
            continue;
        router.rename(e, router.element(e).name.substring(prefix.length()));
        Vector<LinkedDevice> devices;
        if (router.element(e).klass != "RouterLink" || !parse_link(router.element(e).configuration, devices))
            continue;
        for (LinkedDevice &d : devices)
            if (d.component.starts_with(prefix))
                d.component = d.component.substring(prefix.length());
        router.element(e).configuration = unparse_link(devices);
    }
}

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    String component;
    bool have_name = false;
    int option;
    while ((option = arguments.next()) != ToolArguments::end) {
        const String argument = arguments.argument;
        if (option == ToolArguments::stop)
            return arguments.status;
        bool is_name = option == o_name || (option == ToolArguments::bare && arguments.have_router);
        if (!is_name) {
            if (arguments.set_router(argument, option == o_expression) == ToolArguments::stop)
                return arguments.status;
        } else if (have_name)
            return arguments.usage("click-uncombine: component name specified twice"), 1;
        else {
            component = argument;
            have_name = true;
        }
    }
    if (!have_name)
        return arguments.usage("click-uncombine: no component specified"), 1;
    ToolRouter *router = read_router(arguments.router, ReadMode(), errh);
    if (!router)
        return 1;
    Vector<String> names;
    ArchiveElement *map = ArchiveElement::find(router->archive, "componentmap");
    if (map) {
        cp_spacevec(map->data, names);
        map->kill();
    }
    bool good = find(names.begin(), names.end(), component) != names.end();
    if (!good)
        errh->lerror(arguments.router.landmark(), "no %<%s%> component", component.c_str());
    else {
        int n = router->nelements();
        for (int e = 0; e < n; ++e)
            if (router->element(e).klass == "RouterLink" && !router->element(e).name.starts_with(component + "/")) {
                restore_devices(*router, e, component);
                router->remove_element(e);
            }
        remove_others(*router, component + "/");
        router->compact();
        strip_prefix(*router, component + "/");
        good = write_router(*router, arguments.output, true, errh);
    }
    delete router;
    return good ? 0 : 1;
}

}

CLICK_TOOL(description, run);
