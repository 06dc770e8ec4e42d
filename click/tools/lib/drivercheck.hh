// -*- c-basic-offset: 4 -*-
// Checks a flat configuration: port counts, push and pull, connections.
#ifndef CLICK_TOOLS_DRIVERCHECK_HH
#define CLICK_TOOLS_DRIVERCHECK_HH
#include "classmap.hh"
#include "toolrouter.hh"
CLICK_DECLS

/** Messages have the landmarks of connections and elements. */
void check_for_driver(const ToolRouter &router, ClassMap &map, ErrorHandler *errh);
/** Legal numbers of ports: `N`, `N-M`, …; `=` counts are reckoned from @a ninputs. False: the code is malformed. */
struct PortRange {
    int low;
    int high;                   // INT_MAX: no limit
};
bool port_ranges(const String &code, int ninputs, PortRange ranges[2], bool &equal);

/** What each port is, as far as classes and connections tell. */
class ToolProcessing { public:
    ToolProcessing(const ToolRouter &router, ClassMap &map);
    /** Spreads push and pull over connections and through agnostic elements; leftovers become push when @a finish. */
    void resolve(bool finish);
    int ninputs(int e) const { return _ports[0][e].size(); }
    int noutputs(int e) const { return _ports[1][e].size(); }
    /** ProcessingCode::push, … */
    int of(int e, bool isoutput, int port) const { return _ports[isoutput][e][port]; }
    int of(const ToolPort &p, bool isoutput) const { return of(p.element, isoutput, p.port); }
    /** Is it declared agnostic? */
    bool declared_agnostic(int e, bool isoutput, int port) const { return _declared[isoutput][e][port] == 0; }
    /** The first agnostic input and output of an element that packets travel between and that differ; false: there are none. */
    bool mixed(int e, int &input, int &output) const;
    /** The letters of an element, as `h/l`: one for each port, those that repeat at the end once. */
    String letters(int e) const;

  private:
    const ToolRouter &_router;
    ClassMap &_map;
    Vector<Vector<char> > _ports[2];
    Vector<Vector<char> > _declared[2];

    bool spread_inside(int e);
    bool spread_over(const ToolConnection &c);
};

CLICK_ENDDECLS
#endif
