// -*- c-basic-offset: 4 -*-
// ClassMap: what tools know of element classes: those of this program, and those that an archive's elementmap*.xml describe.
#ifndef CLICK_TOOLS_CLASSMAP_HH
#define CLICK_TOOLS_CLASSMAP_HH
#include <click/hashtable.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
struct ArchiveElement;
class ErrorHandler;

/** The drivers, in the order in which tools report them. */
enum ToolDriver { driver_userlevel, driver_linuxmodule, driver_bsdmodule, driver_ns, ndrivers };
/** `userlevel`, … */
const char *tool_driver_name(int driver);

/** Generated (factory/build/tools.py): the drivers of each class of this program, as bits 1 << ToolDriver. */
struct ToolClassDrivers {
    const char *name;
    unsigned drivers;
};
extern const ToolClassDrivers tool_class_drivers[];
extern const int ntool_class_drivers;

struct ClassTraits {
    String name;
    String port_count;
    String processing;
    String flow_code;
    String flags;
    String package;
    unsigned drivers;           // bits
    bool known;

    ClassTraits() : port_count("-/-"), processing("a/a"), flow_code("x/x"), drivers(0), known(false) {}
    /** The number behind @a letter in the flags; 1 if there is none, -1 without the letter. */
    int flag_value(char letter) const;
};

class ClassMap { public:

    ClassMap();
    ~ClassMap();
    ClassMap(const ClassMap &) = delete;
    ClassMap &operator=(const ClassMap &) = delete;

    /** Never 0: an unknown class has traits that allow everything. */
    const ClassTraits *traits(const String &name);
    /** A class that is known from now on, instead of another one of its name. */
    void add(const ClassTraits &traits);
    /** Adds the entries of every member called elementmap*.xml. */
    void add_archive(const Vector<ArchiveElement> &archive);
    /** Adds `<entry name="…" processing="…" …>` elements; others are ignored. */
    void add_xml(const String &xml);
    /** `unknown element class 'X'`, once for each class. */
    void complain_unknown(const String &name, ErrorHandler *errh);

  private:
    Vector<ClassTraits *> _owned;
    HashTable<String, ClassTraits *> _by_name;
    HashTable<String, int> _complained;
};

CLICK_ENDDECLS
#endif
