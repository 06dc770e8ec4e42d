// -*- c-basic-offset: 4 -*-
// SelectSet: the file descriptors that elements of a thread wait for. In the guest there are none, and the wait is for the
// kernel's events.
#ifndef CLICK_SELECTSET_HH
#define CLICK_SELECTSET_HH
#include <click/vector.hh>
#if CLICK_USERLEVEL
# include <poll.h>
#endif
CLICK_DECLS
class Element;
class Router;
class RouterThread;

class SelectSet { public:

    explicit SelectSet(RouterThread *thread);
    ~SelectSet();

    /** @a mask: Element::SELECT_READ and SELECT_WRITE. 0, or -1 when another element has that descriptor. These two may be called
     *  from any thread, whichever thread the set is of. */
    int add_select(int fd, Element *element, int mask);
    int remove_select(int fd, Element *element, int mask);

    /** Call selected() for what is ready. Waits for something if @a may_wait, but not past the next timer. */
    void run_selects(RouterThread *thread, bool may_wait);
    /** End a wait; safe in signal handlers and from other threads. */
    void wake_immediate();
    void kill_router(Router *router);
    bool empty() const { return _nselected == 0; }

  private:
    RouterThread *_thread;
    int _nselected;
#if CLICK_USERLEVEL
    struct Waiter {             // indexed by descriptor
        Element *read;
        Element *write;
        int position;           // in _polls, -1 if not there
        Waiter() : read(0), write(0), position(-1) {}
    };
    Vector<struct pollfd> _polls;       // the first one is the wake-up pipe
    Vector<struct pollfd> _waited;      // what a thread that others may reach waits for: a copy
    struct Stopped;
    Vector<Waiter> _waiters;
    int _wake_pipe[2];
    void drop(int fd);
    void call(int fd, int mask);
#endif
};

CLICK_ENDDECLS
#endif
