// -*- c-basic-offset: 4 -*-
// RouterTable: the router instances of one image, 0 to 63. Each is a Router of its own in one Master, so they share the thread in
// proportion to their tasks, and none depends on another. Used in the routers' thread, outside of tasks.
#ifndef CLICK_MINIOS_ROUTERTABLE_HH
#define CLICK_MINIOS_ROUTERTABLE_HH
#include "controlpath.hh"
#include <click/driver.hh>
CLICK_DECLS
class ErrorHandler;
class Master;
class Router;

class RouterTable { public:

    enum { nrouters = ControlPath::nrouters };
    enum State { absent, running, halted };
    /** Told of routers that stop by themselves. */
    typedef void (*StoppedCallback)(int rid, void *user_data);

    RouterTable(Master *master, const ClickParameters &parameters) CLICK_COLD;
    ~RouterTable();

    State state(int rid) const { return _slots[rid].state; }
    /** A stopped router has handlers until it is halted, replaced or removed. 0: there is none. */
    Router *router(int rid) const { return _slots[rid].router; }
    /** Also one that was only prepared. */
    Router *newest(int rid) const { return _slots[rid].prepared ? _slots[rid].prepared : _slots[rid].router; }
    /** -1: not one of the table's. */
    int rid(const Router *router) const CLICK_COLD;
    bool any_running() const CLICK_COLD;
    /** How many configurations have run. */
    int nstarts() const { return _nstarts; }
    /** The configuration that was accepted last, for starting it again. */
    const String &configuration(int rid) const { return _slots[rid].configuration; }

    /** Parses and initializes; the router that runs under this number goes on. False: reasons in @a errh, all is as before.
     *  A configuration that was prepared before and not committed is forgotten. */
    bool prepare(int rid, const String &text, ErrorHandler *errh) CLICK_COLD;
    /** Lets what was prepared run: it takes over the state of the one before, element by element, and its interfaces. */
    void commit(int rid) CLICK_COLD;
    /** commit() and halt() for all that were prepared, or should halt. Like these two not for handlers, which might free their own router. */
    void settle() CLICK_COLD;
    void halt_later(int rid) { _slots[rid].should_halt = true; }
    /** Both; false also for a configuration without elements. */
    bool start(int rid, const String &text, ErrorHandler *errh) CLICK_COLD;
    /** Stops it and frees it; its configuration is kept. */
    void halt(int rid) CLICK_COLD;
    /** Forgets it altogether. */
    void remove(int rid) CLICK_COLD;

    /** Looks for routers that have stopped by themselves; true if there are any. */
    bool note_stopped() CLICK_COLD;
    void set_stopped_callback(StoppedCallback callback, void *user_data) { _stopped = callback; _stopped_data = user_data; }

    /** `rid state elements` lines, for people and for tools of the control channel. */
    String unparse() const CLICK_COLD;

    /** The image's table; 0 before it starts. */
    static RouterTable *the_table() CLICK_COLD;

  private:
    struct Slot {
        Router *router, *prepared;
        State state;
        bool should_halt;
        String configuration, prepared_configuration;
    };
    Slot _slots[nrouters];
    Master *_master;
    const ClickParameters &_parameters;
    StoppedCallback _stopped;
    void *_stopped_data;
    int _nstarts;

    void drop(Router *&router) CLICK_COLD;

    RouterTable(const RouterTable &) = delete;
    RouterTable &operator=(const RouterTable &) = delete;
};

CLICK_ENDDECLS
#endif
