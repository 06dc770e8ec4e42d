// -*- c-basic-offset: 4 -*-
// Undead: finds and removes dead elements (click-spec/driver-handlers-tools.md, click-undead).
#ifndef CLICK_TOOLS_UNDEAD_HH
#define CLICK_TOOLS_UNDEAD_HH
#include "classmap.hh"
#include "toolrouter.hh"
CLICK_DECLS

class Undead { public:

    Undead(ToolRouter &router, ClassMap &map, bool verbose, ErrorHandler *errh)
        : _router(router), _map(map), _verbose(verbose), _errh(errh), _idle(-1) {
        _idle_next[0] = _idle_next[1] = 0;
    }
    /** False after an error. */
    bool remove_all();

  private:
    ToolRouter &_router;
    ClassMap &_map;
    bool _verbose;
    ErrorHandler *_errh;
    Vector<Vector<char> > _had[2];      // at the beginning: the connected inputs and outputs of each element
    int _idle;                  // the one for ports that dangle, -1: not made
    int _idle_next[2];

    bool remove_static_switch(int e);
    void remove_null(int e);
    void find_live(Vector<char> &live);
    void spread(bool isoutput, Vector<char> &reached);
    void remove(int e, const char *why);
    void drop_ports(int e, bool isoutput, int fixed, const Vector<char> &had);
    void mend(int e, bool isoutput, const Vector<char> &had);
};

CLICK_ENDDECLS
#endif
