// -*- c-basic-offset: 4 -*-
/*
 * click-mkmindriver.cc -- says of what a driver is made that runs given configurations and little else
 */
#include <click/config.h>
#include "lib/sourcemap.hh"
#include "lib/tool.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/userutils.hh>
#include <errno.h>
CLICK_USING_DECLS

namespace {

enum { o_all = 1, o_directory, o_elements, o_extras, o_linuxmodule, o_package, o_userlevel, o_verbose };

const ToolOption options[] = {
    { "all", 'a', o_all, false, false },
    { "directory", 'd', o_directory, true, false },
    { "elements", 'E', o_elements, true, false },
    { "extras", 0, o_extras, false, true },
    { "kernel", 'k', o_linuxmodule, false, false },
    { "linuxmodule", 'l', o_linuxmodule, false, false },
    { "package", 'p', o_package, true, false },
    { "userlevel", 'u', o_userlevel, false, false },
    { "verbose", 'V', o_verbose, false, false },
    { 0, 0, 0, false, false }
};

const ToolDescription mkmindriver = {
    "click-mkmindriver", "-p PKG [ROUTERFILE]...",
    "'Click-mkmindriver' makes the list of elements for a Click driver that can run the\n"
    "given configurations, with as few other elements as possible.\n",
    "  -p, --package PKG             The driver's name is PKGclick.\n"
    "  -d, --directory DIR           The build directory, which has Click's Makefile. Default is '.'.\n"
    "  -E, --elements \"A B\"          More element classes.\n"
    "  -a, --all                     Also the classes of compound classes that are not used.\n"
    "      --no-extras               Leave out Align and IPNameInfo, which tools may want.\n"
    "  -l, -k, --linuxmodule         For the linuxmodule driver.\n"
    "  -u, --userlevel               For the userlevel driver (default).\n"
    "  -V, --verbose                 Say why sources are needed.\n",
    options, ToolDescription::many_routers, true
};

// What every driver has, and what it has so that other tools' results run.
const char * const always[] = { "AddressInfo", "AlignmentInfo", "Error", "PortInfo", "ScheduleInfo", 0 };
const char * const at_userlevel[] = { "ControlSocket", 0 };
const char * const extras[] = { "Align", "IPNameInfo", 0 };

struct Wanted {
    Vector<String> names;
    HashTable<String, int> known;
    Wanted() : known(0) {}

    void add(const String &name) {
        if (!known.set(name, 1))
            return;
        names.push_back(name);
    }
    void add(const char * const *list) {
        for (; *list; ++list)
            add(*list);
    }
    void add(const ToolRouter &router) {
        for (int e = 0; e < router.nelements(); ++e)
            add(router.element(e).klass);
    }
};

bool
add_configuration(const ToolSource &source, const ReadMode &mode, bool all, Wanted &wanted, ErrorHandler *errh)
{
    Vector<ArchiveElement> archive;
    String text;
    if (!read_source(source, text, archive, errh))
        return false;
    ToolRouter *router = flatten_text(text, source.landmark(), mode, errh);
    if (!router)
        return false;
    if (router->nelements() == 0)
        errh->lwarning(source.landmark(), "empty configuration");
    wanted.add(*router);
    delete router;
    if (!all)
        return true;
    Vector<NamedRouter> compounds;
    bool good = flatten_classes(text, source.landmark(), compounds, errh);
    for (const NamedRouter &compound : compounds) {
        for (int e = 0; e < compound.router->nelements(); ++e) {
            const ToolElement &element = compound.router->element(e);
            if (element.name != "input" && element.name != "output")
                wanted.add(element.klass);
        }
        delete compound.router;
    }
    return good;
}

// Has the directory a Makefile that knows what to do with the result?
bool
check_makefile(const String &directory, int driver, ErrorHandler *errh)
{
    String name = directory + "/Makefile";
    FILE *f = fopen(name.c_str(), "r");
    if (!f) {
        errh->error("%s: %s", name.c_str(), strerror(errno));
        return false;
    }
    String line = String("# Click Makefile: ") + tool_driver_name(driver) + "\n";
    bool found = false;
    char buffer[256];
    while (!found && fgets(buffer, sizeof buffer, f))
        found = line == buffer;
    fclose(f);
    if (!found)
        errh->error("%s unrecognized as Click Makefile", name.c_str());
    return found;
}

// It becomes a part of file names.
bool
is_package_name(const String &name)
{
    for (const char *s = name.begin(); s < name.end(); ++s)
        if (!isalnum(static_cast<unsigned char>(*s)) && *s != '_' && (s == name.begin() || !strchr("-+.", *s)))
            return false;
    return name;
}

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    String package, directory = ".";
    Wanted wanted;
    bool all = false, with_extras = true, verbose = false;
    int driver = driver_userlevel, option;
    Vector<String> words;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_all:
            all = true;
            break;
          case o_directory:
            directory = arguments.argument;
            break;
          case o_elements:
            cp_spacevec(arguments.argument, words);
            for (const String &word : words)
                wanted.add(word);
            words.clear();
            break;
          case o_extras:
            with_extras = !arguments.negated;
            break;
          case o_linuxmodule:
            driver = driver_linuxmodule;
            break;
          case o_package:
            package = arguments.argument;
            break;
          case o_userlevel:
            driver = driver_userlevel;
            break;
          case o_verbose:
            verbose = true;
            break;
        }
    if (!package) {
        errh->error("fatal error: no package name specified\nPlease supply the %<-p PKG%> option.");
        return 1;
    } else if (!is_package_name(package)) {
        errh->error("bad package name %<%s%>, expected letters, digits and %<_%>", package.c_str());
        return 1;
    }
    if (!check_makefile(directory, driver, errh))
        return 1;
    if (arguments.routers.empty() && wanted.names.empty())
        arguments.routers.push_back(arguments.router);          // standard input
    for (const ToolSource &source : arguments.routers)
        if (!add_configuration(source, arguments.mode, all, wanted, errh))
            return 1;
    wanted.add(always);
    if (driver == driver_userlevel)
        wanted.add(at_userlevel);
    if (with_extras)
        wanted.add(extras);
    SourceMap map(driver);
    ClassMap classes;
    for (const String &name : wanted.names)
        if (!map.add_class(name))
            classes.complain_unknown(name, errh);
    map.close(verbose ? errh : 0);
    String file = directory + "/elements_" + package + ".conf";
    errh->message("Creating %s...", file.c_str());
    if (!write_text(map.unparse(), file, errh))
        return 1;
    errh->message("Build %<%sclick%s%> with %<make MINDRIVER=%s%>.", package.c_str(), driver == driver_userlevel ? "" : ".ko",
                  package.c_str());
    return 0;
}

}

CLICK_TOOL(mkmindriver, run);
