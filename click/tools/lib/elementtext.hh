// -*- c-basic-offset: 4 -*-
// The C++ of an element class and of the element classes it is derived from, for a copy in a namespace.
#ifndef CLICK_TOOLS_ELEMENTTEXT_HH
#define CLICK_TOOLS_ELEMENTTEXT_HH
#include "cxxtext.hh"
#include "sourcemap.hh"
CLICK_DECLS

struct ElementText {
    String why_not;             // not empty: it cannot be copied
    bool found;                 // its source was found
    bool has_packet_code;
    String cxx;
    Vector<String> includes;    // for #include, with quotes or brackets
    Vector<String> forwards;
    String headers;             // class definitions; Element as a base is called @PORTS@
    String sources;
};

class ElementTexts { public:

    /** @a folder: click's sources. */
    explicit ElementTexts(const String &folder) : _files(folder), _by_name(static_cast<ElementText *>(0)) {}
    ~ElementTexts();
    ElementTexts(const ElementTexts &) = delete;
    ElementTexts &operator=(const ElementTexts &) = delete;

    /** Never 0. */
    const ElementText *text(const String &klass);

  private:
    CxxFiles _files;
    HashTable<String, ElementText *> _by_name;

    struct Chain {
        Vector<String> classes; // bases first
        Vector<String> headers;
    };
    void make(const String &klass, ElementText &t);
    bool find_chain(const String &cxx, const String &header, Chain &chain, String &why_not);
    String find_header(const String &cxx, const String &from, Vector<String> &seen);
    bool mentions(const String &header, const Chain &chain, Vector<String> &seen);
    void add_includes(const CxxFile &file, const Chain &chain, ElementText &t);
};

CLICK_ENDDECLS
#endif
