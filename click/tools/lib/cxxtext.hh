// -*- c-basic-offset: 4 -*-
// As much C++ as is needed to copy the text of an element class into a namespace: comments, #include, forward declarations, base classes.
#ifndef CLICK_TOOLS_CXXTEXT_HH
#define CLICK_TOOLS_CXXTEXT_HH
#include <click/hashtable.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS

/** One file below click's sources, without comments, #include lines and include guard. */
struct CxxFile {
    String path;                        // below click/
    bool exists;
    bool odd_include;                   // an #include under a condition
    Vector<String> includes;            // `<x.hh>`, or the path of a file below click/ without quotes
    Vector<String> forwards;            // `class X;` lines, which are not in the text
    String text;
};

class CxxFiles { public:

    explicit CxxFiles(const String &folder) : _folder(folder), _by_path(static_cast<CxxFile *>(0)) {}
    ~CxxFiles();
    CxxFiles(const CxxFiles &) = delete;
    CxxFiles &operator=(const CxxFiles &) = delete;

    /** Never 0; read once. */
    const CxxFile *file(const String &path);

  private:
    String _folder;
    HashTable<String, CxxFile *> _by_path;

    void read(CxxFile *file, const String &text);
    String resolve(const String &path, const String &from) const;
};

/** @a text with blanks for comments; line numbers stay. */
String cxx_without_comments(const String &text);
/** The position of the whole word, from @a from on; -1: it is not there. */
int cxx_find_word(const String &text, const String &word, int from = 0);
/** The class's definition: sets the positions of what is between its name and `{`. False: there is none. */
bool cxx_class_head(const String &text, const String &name, int &begin, int &end);
/** The base classes in that head. */
Vector<String> cxx_bases(const String &head);
/** Does the text define a member function of the class, outside of the class? */
bool cxx_defines_member(const String &text, const String &name);
/** A variable that lives for ever and is not constant: copies of the class would each have one. */
bool cxx_has_static_variable(const String &text);

CLICK_ENDDECLS
#endif
