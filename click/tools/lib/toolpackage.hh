// -*- c-basic-offset: 4 -*-
// A package of classes that a tool generated, and its place in a configuration's archive: PREFIXHASH.cc and .hh, .uo if it was compiled,
// elementmap-PREFIXHASH.xml, and a member that says what the classes stand for, so that the tool can go back.
#ifndef CLICK_TOOLS_TOOLPACKAGE_HH
#define CLICK_TOOLS_TOOLPACKAGE_HH
#include "classmap.hh"
#include "toolfile.hh"
CLICK_DECLS

struct GeneratedClass {
    String name;                // as configurations write it
    String cxx;                 // with namespaces
    String old_name;
    String old_configuration;   // empty, too, where elements keep theirs
    bool keeps_configuration;
    ClassTraits traits;
};

/** What a tool that makes a package was asked to write. */
struct PackageOutput {
    bool source_only = false;   // the package's source and nothing else
    bool archive = true;        // else the configuration alone
    bool compile = false;       // the package's object goes into the archive
};

class ToolPackage { public:

    /** @a prefix: `clickfc_`; @a info: the member `fastclassifier_info`. */
    ToolPackage(const char *prefix, const char *info) : _prefix(prefix), _info(info) {}

    /** Text for NAME.hh and NAME.cc, without includes of each other and without init_module(), which finish() adds. */
    String header;
    String code;
    Vector<GeneratedClass> classes;

    /** The name is made from the text: nothing is added afterwards. */
    void finish();
    const String &name() const { return _name; }
    /** Header, then code. */
    String source() const { return header + code; }
    /** What a tool writes in the end: the source, or the configuration, with the package if that has classes. False after messages. */
    bool write(ToolRouter &router, const String &file, const PackageOutput &what, ErrorHandler *errh) const;

    /** Gives elements the classes back that `info` says, and takes all packages of this prefix out. False after messages. */
    bool restore(ToolRouter &router, ErrorHandler *errh) const;
    /** A later use of the tool finds classes of an earlier one in the archive. */
    bool is_mine(const String &member) const;

  private:
    String _prefix;
    String _info;
    String _name;

    /** Adds the requirement and the members; compiles if @a compile. False after messages. */
    bool install(ToolRouter &router, bool compile, ErrorHandler *errh) const;
    String element_map() const;
    bool compiled(String &object, ErrorHandler *errh) const;
};

/** @a name in such a form that it can be a part of a C++ name; different names stay different. */
String cxx_identifier(const String &name);

CLICK_ENDDECLS
#endif
