// -*- c-basic-offset: 4 -*-
// Copies of element classes that call their neighbours directly (click-devirtualize).
#ifndef CLICK_TOOLS_DEVIRTUALIZE_HH
#define CLICK_TOOLS_DEVIRTUALIZE_HH
#include "drivercheck.hh"
#include "elementtext.hh"
#include "toolpackage.hh"
CLICK_DECLS

class Devirtualizer { public:

    /** @a folder: click's sources. */
    Devirtualizer(ToolRouter &router, ClassMap &map, const String &folder, bool verbose, ErrorHandler *errh)
        : _router(router), _map(map), _texts(folder), _processing(router, map), _verbose(verbose), _errh(errh), _excluded(0) {}

    /** Elements of this class keep it. */
    void exclude(const String &klass) { _excluded.set(klass, 1); }
    /** Generates into @a package and gives the elements their new classes. Nothing happens if there are none. */
    void generate(ToolPackage &package);

  private:

    /** What a push output or pull input calls: a port of an element of a shape; shape -1: an element that keeps its class. */
    struct Target {
        int shape;
        int port;
        bool operator==(const Target &x) const { return shape == x.shape && port == x.port; }
    };

    ToolRouter &_router;
    ClassMap &_map;
    ElementTexts _texts;
    ToolProcessing _processing;
    bool _verbose;
    ErrorHandler *_errh;
    HashTable<String, int> _excluded;
    Vector<int> _shape;                 // of each element; -1: keeps its class
    Vector<int> _first;                 // element of each shape
    Vector<Vector<ToolPort> > _peer[2]; // of each element and port, element -1: none

    bool suitable(int e);
    void find_peers();
    void find_shapes();
    bool calls(int e, bool isoutput, int port) const;
    Target target(int e, bool isoutput, int port) const;
    String shape_key(int e) const;
    void declare(StringAccum &sa, const ElementText &text, int shape);
    void define_calls(StringAccum &sa, int shape, bool isoutput) const;
    void add_class(ToolPackage &package, int shape);
};

CLICK_ENDDECLS
#endif
