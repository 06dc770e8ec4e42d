// -*- c-basic-offset: 4 -*-
// Lexer: the classes that configurations may use, and the way from a configuration's text to a router.
// lib/configtokens.* cuts the text, lib/configparser.* reads statements into bodies (lib/configbody.hh), lib/configexpand.* expands
// compound elements and makes the router.
#ifndef CLICK_LEXER_HH
#define CLICK_LEXER_HH
#include <click/hashtable.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class Element;
class ErrorHandler;
class Master;
class Router;
struct ClickParameters;

class Lexer { public:

    typedef Element *(*ElementFactory)(uintptr_t thunk);

    Lexer();

    /** Register a class; a later registration of a name wins. The result identifies it. */
    int add_element_type(const String &name, ElementFactory factory, uintptr_t thunk);
    /** The class that the name had before counts again. */
    void remove_element_type(int type);
    /** -1 if there is no such class. */
    int element_type(const String &name) const { return _by_name.get(name); }
    void element_type_names(Vector<String> &names) const;
    const String &type_name(int type) const { return _types[type].name; }
    /** A new element of this class, or 0. */
    Element *make_element(int type) const { return _types[type].factory ? _types[type].factory(_types[type].thunk) : 0; }

    /** How `require(library FILE)` finds its file: sets text and landmark, or fails with a message. 0: there are no files. */
    typedef bool (*LibraryReader)(const String &file, const String &requiring_file, String &text, String &landmark, ErrorHandler *errh);
    void set_library_reader(LibraryReader reader) { _library_reader = reader; }
    LibraryReader library_reader() const { return _library_reader; }
    /** What happens when `require(package NAME)` asks for what nobody provides: true if it is there now. 0: nothing can be done. */
    typedef bool (*PackageLoader)(const String &name, ErrorHandler *errh);
    void set_package_loader(PackageLoader loader) { _package_loader = loader; }
    PackageLoader package_loader() const { return _package_loader; }

    /** For tools, which configure nothing: classes need not exist, an undeclared name is a class, and connections keep landmarks. */
    void set_any_class(bool any_class) { _any_class = any_class; }
    bool any_class() const { return _any_class; }

    /** A router with these elements and connections, not initialized. 0 after errors. */
    Router *parse(const String &text, const String &landmark, const ClickParameters &parameters, Master *master, ErrorHandler *errh);

  private:
    struct Type {
        String name;
        ElementFactory factory;
        uintptr_t thunk;
        int previous;           // of the same name, -1: none
    };
    Vector<Type> _types;
    HashTable<String, int> _by_name;
    LibraryReader _library_reader;
    PackageLoader _package_loader;
    bool _any_class;
};

CLICK_ENDDECLS
#endif
