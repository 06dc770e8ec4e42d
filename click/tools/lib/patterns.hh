// -*- c-basic-offset: 4 -*-
// Patterns: parts of configurations, and what stands in their place (click-spec/driver-handlers-tools.md, click-xform).
#ifndef CLICK_TOOLS_PATTERNS_HH
#define CLICK_TOOLS_PATTERNS_HH
#include "toolrouter.hh"
#include <click/hashtable.hh>
CLICK_DECLS

/** Elements 0 and 1 of both routers stand for their inputs and outputs. */
struct Pattern {
    String name;
    ToolRouter pattern;
    ToolRouter replacement;
    Pattern(const String &n, const ToolRouter &p, const ToolRouter &r) : name(n), pattern(p), replacement(r) {}
};

/** Again and again, until none applies. Removed elements are left, dead. */
void apply_patterns(ToolRouter &router, const Vector<Pattern *> &patterns);

/** One pattern's search through a router. */
class PatternMatcher { public:

    /** @a maker: which pattern made each element, -1: none. */
    PatternMatcher(ToolRouter &router, const Pattern &pattern, int number, Vector<int> &maker)
        : _router(router), _pattern(pattern), _number(number), _maker(maker) {}
    /** Replaces the first part that matches. False if there is none. */
    bool replace_one();

  private:
    enum { input = 0, output = 1, first_element = 2 };

    ToolRouter &_router;
    const Pattern &_pattern;
    int _number;
    Vector<int> &_maker;
    Vector<int> _match;                 // of each element of the pattern, -1: none yet
    Vector<int> _matched_by;            // of each element of the router, -1: none
    HashTable<String, String> _variables;
    Vector<Vector<ToolConnection> > _outside[2];        // connections to the pattern's inputs and outputs, by port

    bool search(int p);
    bool match_configuration(const String &pattern, const String &configuration, Vector<String> &bound);
    bool connections_agree(int p);
    bool whole_agrees();
    bool boundary_agrees(const ToolConnection &c, bool leaving);
    void replace();
    void connect_outside(const Vector<int> &made, const ToolConnection &c);
    String substitute(const String &configuration) const;
};

CLICK_ENDDECLS
#endif
