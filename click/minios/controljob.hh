// -*- c-basic-offset: 4 -*-
// ControlJob: one thing that the control plane wants done to a router. It is made by the control thread, which may wait for xenstore, and
// done in the routers' thread, where handlers may be called.
#ifndef CLICK_MINIOS_CONTROLJOB_HH
#define CLICK_MINIOS_CONTROLJOB_HH
#include "controlpath.hh"
CLICK_DECLS
class RouterTable;

struct ControlJob {
    enum Operation {
        j_start,                // value: the configuration
        j_restart,              // with the configuration that was accepted last
        j_halt,
        j_remove,
        j_read,                 // value: the parameter, then the result
        j_write,
        j_state                 // just fills in `state`
    };
    Operation operation;
    int rid;
    String element, handler;
    String value;

    /* the answer */
    bool good;
    String messages;            // lines, without the last one's end; also warnings
    int state;                  // RouterTable::State, afterwards

    ControlJob(Operation o, int r) : operation(o), rid(r), good(true), state(0) {}
    ControlJob(Operation o, const ControlPath &path)
        : operation(o), rid(path.rid), element(path.element), handler(path.handler), good(true), state(0) {}
    void run(RouterTable &table) CLICK_COLD;

  private:
    void call_handler(RouterTable &table) CLICK_COLD;
};

/** How the control thread has a job done. The call returns when it is. */
class ControlExecutor { public:
    virtual ~ControlExecutor() {}
    virtual void execute(ControlJob &job) = 0;
};

CLICK_ENDDECLS
#endif
