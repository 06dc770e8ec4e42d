// -*- c-basic-offset: 4 -*-
/*
 * packageload.cc -- loading packages: shared objects with init_module() and cleanup_module() (click-spec/api.md)
 */
#include <click/config.h>
#include <click/userutils.hh>
#if CLICK_USERLEVEL
#include "packagecompile.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/package.hh>
#include <click/straccum.hh>
#include <click/vector.hh>
#include <dlfcn.h>
#endif
CLICK_DECLS
#if CLICK_USERLEVEL

#ifndef CLICK_LIBDIR
# define CLICK_LIBDIR "/usr/local/lib"
#endif

typedef int (*init_function)();
typedef void (*cleanup_function)();

// In the order in which they were loaded.
static Vector<cleanup_function> *cleanups;

int
clickdl_load_package(String package, ErrorHandler *errh)
{
    // RTLD_NOW: a missing function is an error here, not a crash when a packet comes
    void *handle = dlopen(package.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        return errh->error("package %s", dlerror());
    init_function init = reinterpret_cast<init_function>(dlsym(handle, "init_module"));
    cleanup_function cleanup = reinterpret_cast<cleanup_function>(dlsym(handle, "cleanup_module"));
    int result = !init || !cleanup ? errh->error("package %<%s%>: no init_module or cleanup_module", package.c_str()) : init();
    if (result < 0) {
        if (init && cleanup)
            errh->error("package %<%s%>: error %d initializing", package.c_str(), result);
        dlclose(handle);
        return -1;
    }
    if (!cleanups)
        cleanups = new Vector<cleanup_function>;
    cleanups->push_back(cleanup);
    return 0;
}

void
clickdl_unload_packages()
{
    // the code stays: there may be strings of it somewhere
    while (cleanups && !cleanups->empty()) {
        cleanup_function cleanup = cleanups->back();
        cleanups->pop_back();
        cleanup();
    }
    delete cleanups;
    cleanups = 0;
}

// The classes of EXPORT_ELEMENT lines, `Class` or `Class-Name`.
static Vector<String>
exported(const String &text)
{
    static const char macro[] = "EXPORT_ELEMENT(";
    Vector<String> entries;
    for (int at = 0; (at = text.find_left(macro, at)) >= 0; ) {
        bool in_front = at == 0 || text[at - 1] == '\n';
        at += sizeof(macro) - 1;
        int end = text.find_left(')', at);
        if (in_front && end > at)
            cp_spacevec(text.substring(at, end - at), entries);
    }
    return entries;
}

// An element as people write it registers nothing itself: that is generated, as it is for a program's elements. A class without a name in
// EXPORT_ELEMENT is called what its class_name() says.
static String
with_module_functions(const String &text)
{
    Vector<String> entries = exported(text);
    if (text.find_left("init_module") >= 0 || entries.empty())
        return text;
    StringAccum makers, add;
    for (int i = 0; i < entries.size(); ++i) {
        int dash = entries[i].find_left('-');
        String cxx = dash < 0 ? entries[i] : entries[i].substring(0, dash);
        makers << "static Element *click_make" << i << "(uintptr_t) { return new " << cxx << "; }\n";
        if (dash >= 0)
            add << "    click_types[" << i << "] = click_add_element_type(\"" << entries[i].substring(dash + 1) << "\", click_make" << i << ", 0);\n";
        else
            add << "    { Element *e = click_make" << i << "(0); click_types[" << i << "] = click_add_element_type(e->class_name(), click_make"
                << i << ", 0); delete e; }\n";
    }
    StringAccum sa;
    sa << text << "\n#include <click/element.hh>\n#include <click/package.hh>\nCLICK_USING_DECLS\nstatic int click_types[" << entries.size() << "];\n"
       << makers.take_string() << "extern \"C\" int init_module()\n{\n" << add.take_string() << "    return 0;\n}\n"
       << "extern \"C\" void cleanup_module()\n{\n    for (int type : click_types)\n        click_remove_element_type(type);\n}\n";
    return sa.take_string();
}

// The package's file, after compiling it if need be. Empty after messages, or (@a absent) if the archive has nothing of it.
static String
from_archive(const String &name, const Vector<ArchiveElement> &archive, bool &absent, ErrorHandler *errh)
{
    const ArchiveElement *object = ArchiveElement::find(archive, name + ".uo");
    const ArchiveElement *source = object ? 0 : ArchiveElement::find(archive, name + ".cc");
    absent = !object && !source;
    if (absent)
        return String();
    String folder = click_mktmpdir(errh);
    if (!folder)
        return String();
    if (object)
        return write_private_file(folder, name + ".uo", object->data, errh) ? folder + "/" + name + ".uo" : String();
    if (const ArchiveElement *header = ArchiveElement::find(archive, name + ".hh"))
        if (!write_private_file(folder, name + ".hh", header->data, errh))
            return String();
    if (!write_private_file(folder, name + ".cc", with_module_functions(source->data), errh) || !compile_package(folder, name, errh))
        return String();
    return folder + "/" + name + ".uo";
}

bool
clickdl_load_requirement(String name, const Vector<ArchiveElement> *archive, ErrorHandler *errh)
{
    if (click_has_provision(name.c_str()))
        return true;
    ContextErrorHandler cerrh(errh, "While loading package %<%s%>:", name.c_str());
    if (!is_package_name(name)) {
        cerrh.error("%<%s%> is no name of a package", name.c_str());
        return false;
    }
    bool absent = true;
    String file;
    if (archive)
        file = from_archive(name, *archive, absent, &cerrh);
    if (absent) {
        file = clickpath_find_file(name + ".uo", "lib", CLICK_LIBDIR);
        if (!file)
            cerrh.error("can't find required package %<%s.uo%>\nin CLICKPATH or %<%s%>", name.c_str(), CLICK_LIBDIR);
    }
    if (!file || clickdl_load_package(file, &cerrh) < 0)
        return false;
    if (!click_has_provision(name.c_str()))
        click_provide(name.c_str());
    return true;
}

#endif
CLICK_ENDDECLS
