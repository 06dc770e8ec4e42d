// -*- c-basic-offset: 4 -*-
// What the parser makes of a configuration: bodies (the file, and one for each compound) that list elements and connections.
#ifndef CLICK_CONFIGBODY_HH
#define CLICK_CONFIGBODY_HH
#include <click/confparse.hh>
#include <click/hashtable.hh>
#include <click/router.hh>
#include <click/string.hh>
#include <click/vector.hh>
#include "configtokens.hh"
CLICK_DECLS
struct ConfigBody;

/** A class as seen from one place of a configuration. */
struct ConfigClass {
    enum Kind { primitive, compound, unknown };
    Kind kind;
    String name;
    int type;                           // primitive: for Lexer
    Vector<ConfigBody *> bodies;        // compound: tried in order
    ConfigClass *extended;              // compound: tried after them, or 0
    ConfigClass(Kind k, const String &n) : kind(k), name(n), type(-1), extended(0) {}
};

/** An element, or what stands for one: a group, or the input and output of the body or of a group. */
struct ConfigElement {
    enum Kind { element, group, input, output };
    String name;
    ConfigClass *klass;                 // element
    String configuration;
    ConfigLandmark landmark;
    Kind kind;
    int owner;                          // input, output: the group's index, or -1 for the body's own
};

struct ConfigBody {
    ConfigBody *enclosing;              // where it was written; 0: the file
    int depth;                          // of compounds: 0 is the file
    String class_name;                  // empty: anonymous
    ConfigLandmark landmark;
    Vector<ConfigElement> elements;
    HashTable<String, int> names;
    int ncounted;                       // elements for the numbers of anonymous ones
    int body_input, body_output;        // indexes, -1: not made yet
    Vector<Router::Connection> connections;     // by index in `elements`
    Vector<ConfigLandmark> connection_landmarks; // for tools only, else empty
    Vector<String> formals;
    Vector<String> formal_keywords;     // empty: positional
    Vector<String> define_names;
    Vector<String> define_values;
    HashTable<String, int> variables;   // formals and defines
    HashTable<String, ConfigClass *> classes;
    int nports[2];                      // inputs and outputs, when it is complete

    ConfigBody(ConfigBody *enclosing_)
        : enclosing(enclosing_), depth(enclosing_ ? enclosing_->depth + 1 : 0), names(-1), ncounted(0), body_input(-1), body_output(-1),
          variables(0), classes(static_cast<ConfigClass *>(0)) {
        nports[0] = nports[1] = 0;
        landmark.file = 0;
        landmark.line = 0;
    }
    /** `Foo(<arg>, KEY, ...)[1 input, 1 output]` */
    String signature() const;
    /** Does each formal get its argument? Their texts go to @a values. */
    bool match_arguments(const Vector<String> &args, Vector<String> *values) const {
        return cp_assign_arguments(args, formal_keywords.begin(), formal_keywords.end(), values) >= 0;
    }
};

/** Owns the bodies and classes of one configuration. */
struct ConfigTree {
    Vector<ConfigBody *> bodies;        // [0]: the file
    Vector<ConfigClass *> classes;
    Vector<String> requirements;        // types and values
    ConfigTree() {}
    ConfigTree(const ConfigTree &) = delete;
    ~ConfigTree() {
        for (ConfigBody *b : bodies)
            delete b;
        for (ConfigClass *c : classes)
            delete c;
    }
};

CLICK_ENDDECLS
#endif
