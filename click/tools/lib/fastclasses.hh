// -*- c-basic-offset: 4 -*-
// Classes that are made for one classification each (click-fastclassifier).
#ifndef CLICK_TOOLS_FASTCLASSES_HH
#define CLICK_TOOLS_FASTCLASSES_HH
#include "toolpackage.hh"
CLICK_DECLS
class Classification;
class Master;
class Router;

/** Classifiers right behind an output of another one, where that is all that reaches them, become part of it. Returns how many did. */
int merge_classifiers(ToolRouter &router, bool verbose, ErrorHandler *errh);

class FastClasses { public:

    FastClasses(ToolRouter &router, const ReadMode &mode, ErrorHandler *errh) : _router(router), _mode(mode), _errh(errh) {}

    /** Generates into @a package and gives the elements their new classes. False after messages: some configuration is bad. Nothing
     *  happens without classifiers. */
    bool generate(ToolPackage &package, bool verbose);

  private:
    ToolRouter &_router;
    const ReadMode &_mode;
    ErrorHandler *_errh;

    Router *configured(const Vector<int> &classifiers, Master *master);
    void add_class(ToolPackage &package, int e, const Classification &program, const String &body);
};

CLICK_ENDDECLS
#endif
