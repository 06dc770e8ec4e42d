// -*- c-basic-offset: 4 -*-
// Master: the threads, and the routers that run on them, side by side. Signals that configurations handle belong here too.
#ifndef CLICK_MASTER_HH
#define CLICK_MASTER_HH
#include <click/routerthread.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class Element;
class Router;

class Master { public:

    explicit Master(int nthreads);
    ~Master();
    Master(const Master &) = delete;

    void use() { ++_refcount; }
    void unuse();

    inline int nthreads() const { return _threads.size() - 1; }
    /** -1 and out of range: the quiescent thread. */
    inline RouterThread *thread(int id) const {
        return static_cast<unsigned>(id + 1) < static_cast<unsigned>(_threads.size()) ? _threads[id + 1] : _threads[0];
    }
    void wake_somebody() { _threads[1]->wake(); }

    /* with one thread, nothing runs beside the caller */
    void pause() {}
    void unpause() {}
    void block_all() {}
    void unblock_all() {}

    /** While the handler runs @a router calls write handler @a handler when @a signo arrives. */
    int add_signal_handler(int signo, Router *router, const String &handler);
    int remove_signal_handler(int signo, Router *router, const String &handler);
    /** Call handlers of signals that have arrived. */
    void process_signals(RouterThread *thread);

    /** Take the router's tasks, timers and descriptors away. */
    void kill_router(Router *router);

    /* for Router */
    void register_router(Router *router);
    void unregister_router(Router *router);
    void router_stopped(Router *) { _check_stopped = true; }
    /** Step drivers of stopped routers. False when no foreground router runs any more. */
    bool check_driver();
    inline bool needs_check() const { return _check_stopped; }
    void request_check() { _check_stopped = true; }
    Router *first_router() const { return _routers.empty() ? 0 : _routers[0]; }
    const Vector<Router *> &routers() const { return _routers; }

  private:
    Vector<RouterThread *> _threads;    // thread i at i + 1
    Vector<Router *> _routers;          // all; they come and go
    int _refcount;
    volatile bool _check_stopped;

    struct SignalHandler {
        int signo;
        Router *router;
        String handler;
    };
    Vector<SignalHandler> _signals;
};

CLICK_ENDDECLS
#endif
