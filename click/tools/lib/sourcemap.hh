// -*- c-basic-offset: 4 -*-
// SourceMap: which sources a set of element classes is made of.
#ifndef CLICK_TOOLS_SOURCEMAP_HH
#define CLICK_TOOLS_SOURCEMAP_HH
#include "classmap.hh"
#include <click/bitvector.hh>
CLICK_DECLS

/** Generated (factory/build/tools.py): the sources of this program's elements, by path. */
struct ElementSource {
    const char *path;           // below click/
    const char *header;         // with its quotes or brackets
    const char *exports;        // `CxxName-Name`, separated by spaces
    const char *needs;          // paths of the sources that it needs directly, separated by spaces
    unsigned drivers;           // bits 1 << ToolDriver
    bool always;                // the library needs it
};
extern const ElementSource element_sources[];
extern const int nelement_sources;

class SourceMap { public:

    /** Of the sources that @a driver can have. */
    SourceMap(int driver);
    /** False: no source exports this class. */
    bool add_class(const String &name);
    /** Everything that the library and the sources added so far need. @a errh (may be 0) is told what is added. */
    void close(ErrorHandler *errh);
    /** A line for each source: path, header and exported classes, separated by tabs. */
    String unparse() const;

  private:
    int _driver;
    Bitvector _chosen;
    HashTable<String, int> _of_class;
    HashTable<String, int> _of_path;

    bool usable(int s) const { return element_sources[s].drivers & (1u << _driver); }
};

CLICK_ENDDECLS
#endif
