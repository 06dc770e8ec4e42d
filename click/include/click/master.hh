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

    /* Between these two nothing runs beside the caller: the other threads are between tasks, timers and descriptors, or wait in
     * block_all() or for a Spinlock themselves. They nest. From any of the master's threads; never while holding a SimpleSpinlock. */
#if HAVE_MULTITHREAD
    void block_all();
    void unblock_all();
#else
    void block_all() {}
    void unblock_all() {}
#endif
    void pause() { block_all(); }
    void unpause() { unblock_all(); }
    /* for RouterThread: begin to run, stop running; let a caller of block_all() have its time */
#if HAVE_MULTITHREAD
    void unpark(RouterThread *thread);
    void park(RouterThread *thread);
    void step_aside(RouterThread *thread);
    /** For loops that wait for another thread: step_aside() if somebody asks for it. */
    static void let_blocker_pass();
#else
    void unpark(RouterThread *) {}
    void park(RouterThread *) {}
    void step_aside(RouterThread *) {}
#endif

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
    void router_stopped(Router *) { request_check(); }
    /** Step drivers of stopped routers. False when no foreground router runs any more. */
    bool check_driver();
    inline bool needs_check() const { return _threads[1]->attention() & RouterThread::attention_check; }
    /** Makes the first thread look at the routers. Also from signal handlers. */
    void request_check() {
        _threads[1]->call_attention(RouterThread::attention_check);
        if (!_threads[1]->runs_here())
            wake_somebody();
    }
    Router *first_router() const { return _routers.empty() ? 0 : _routers[0]; }
    const Vector<Router *> &routers() const { return _routers; }

  private:
    Vector<RouterThread *> _threads;    // thread i at i + 1
    Vector<Router *> _routers;          // all; they come and go
    int _refcount;
#if HAVE_MULTITHREAD
    pthread_mutex_t _mutex;             // for what follows, and _parked of the threads
    pthread_cond_t _changed;
    int _blocker;                       // the thread that has called block_all(), or none
    int _block_depth;
    enum { no_blocker = -2 };

    void wait_unblocked();
#endif

    struct SignalHandler {
        int signo;
        Router *router;
        String handler;
    };
    Vector<SignalHandler> _signals;
};

CLICK_ENDDECLS
#endif
