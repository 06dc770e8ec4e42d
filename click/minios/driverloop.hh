// -*- c-basic-offset: 4 -*-
// DriverLoop: the image's main loop. The routers run in it, and between their tasks what control asks for is done: jobs of the
// xenstore thread, commands of the control channel. So handlers run where elements do, and a router is never freed under its own feet.
#ifndef CLICK_MINIOS_DRIVERLOOP_HH
#define CLICK_MINIOS_DRIVERLOOP_HH
#include "controljob.hh"
#include <minios/thread.h>
CLICK_DECLS
class Master;

class DriverLoop : public ControlExecutor { public:

    /** One front end: what it has to do. True: there is more, call again when the routers had their turn. */
    typedef bool (*FrontEnd)();

    DriverLoop(RouterTable *table, Master *master);

    void add_front_end(FrontEnd front_end) { _front_ends[_nfront_ends++] = front_end; }
    /** Look at the front ends soon. From any thread, or an event callback. */
    void wake();
    /** From a thread of its own: waits until the job is done. */
    void execute(ControlJob &job) override;

    /** Until router 0, the image's own, has stopped by itself. With @a stays, and when anybody has started a configuration from outside,
     * that ends nothing. */
    void run();
    void set_stays(bool stays) { _stays = stays; }
    /** Makes run() return soon. From any thread. */
    void end() { _ended = true; wake(); }

  private:
    enum { most_front_ends = 2 };

    RouterTable *_table;
    Master *_master;
    FrontEnd _front_ends[most_front_ends];
    int _nfront_ends;
    bool _stays;
    bool _ended;
    bool _attention;
    ControlJob *_job;
    struct minios_waitq _done;

    bool serve();
};

CLICK_ENDDECLS
#endif
