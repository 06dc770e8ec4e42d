// -*- c-basic-offset: 4 -*-
/*
 * selectset.{cc,hh} -- waiting for file descriptors (user space) or for the kernel's events (guest)
 */
#include <click/config.h>
#include <click/selectset.hh>
#include <click/element.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <click/routerthread.hh>
#if CLICK_USERLEVEL
# include <fcntl.h>
# include <signal.h>
# include <unistd.h>
#else
# include <minios/event.h>
# include <minios/thread.h>
#endif
CLICK_DECLS

#if CLICK_USERLEVEL

// While it lives, the set may be changed: this is its thread, or that is stopped. Wakes the thread in the end, to wait for something else.
struct SelectSet::Stopped {
    explicit Stopped(RouterThread *t) : thread(t->runs_here() || click_nthreads == 1 ? 0 : t) {
        if (thread)
            thread->master()->block_all();
    }
    ~Stopped() {
        if (thread) {
            thread->master()->unblock_all();
            thread->wake();
        }
    }
    RouterThread *thread;
};

SelectSet::SelectSet(RouterThread *thread)
    : _thread(thread), _nselected(0)
{
    struct pollfd pfd;
    if (pipe(_wake_pipe) == 0) {
        for (int fd : _wake_pipe) {
            fcntl(fd, F_SETFL, O_NONBLOCK);
            fcntl(fd, F_SETFD, FD_CLOEXEC);
        }
    } else
        _wake_pipe[0] = _wake_pipe[1] = -1;
    pfd.fd = _wake_pipe[0];
    pfd.events = POLLIN;
    pfd.revents = 0;
    _polls.push_back(pfd);
}

SelectSet::~SelectSet()
{
    if (_wake_pipe[0] >= 0) {
        close(_wake_pipe[0]);
        close(_wake_pipe[1]);
    }
}

int
SelectSet::add_select(int fd, Element *element, int mask)
{
    if (fd < 0)
        return -1;
    Stopped stopped(_thread);
    if (fd >= _waiters.size())
        _waiters.resize(fd + 1);
    Waiter &w = _waiters[fd];
    if (((mask & Element::SELECT_READ) && w.read && w.read != element)
        || ((mask & Element::SELECT_WRITE) && w.write && w.write != element))
        return -1;
    if (mask & Element::SELECT_READ)
        w.read = element;
    if (mask & Element::SELECT_WRITE)
        w.write = element;
    if (w.position < 0 && (w.read || w.write)) {
        struct pollfd pfd;
        pfd.fd = fd;
        pfd.events = pfd.revents = 0;
        w.position = _polls.size();
        _polls.push_back(pfd);
        ++_nselected;
    }
    if (w.position >= 0)
        _polls[w.position].events = (w.read ? POLLIN : 0) | (w.write ? POLLOUT : 0);
    return 0;
}

int
SelectSet::remove_select(int fd, Element *element, int mask)
{
    if (fd < 0)
        return -1;
    Stopped stopped(_thread);
    if (fd >= _waiters.size())
        return -1;
    Waiter &w = _waiters[fd];
    if ((mask & Element::SELECT_READ) && w.read == element)
        w.read = 0;
    if ((mask & Element::SELECT_WRITE) && w.write == element)
        w.write = 0;
    if (w.position >= 0) {
        if (!w.read && !w.write)
            drop(fd);
        else
            _polls[w.position].events = (w.read ? POLLIN : 0) | (w.write ? POLLOUT : 0);
    }
    return 0;
}

void
SelectSet::drop(int fd)
{
    int position = _waiters[fd].position;
    _waiters[fd].position = -1;
    _polls[position] = _polls.back();
    _polls.pop_back();
    if (position < _polls.size())
        _waiters[_polls[position].fd].position = position;
    --_nselected;
}

void
SelectSet::call(int fd, int mask)
{
    if (fd >= _waiters.size())
        return;
    Element *r = (mask & Element::SELECT_READ) ? _waiters[fd].read : 0;
    Element *w = (mask & Element::SELECT_WRITE) ? _waiters[fd].write : 0;
    if (r && r == w)
        r->selected(fd, mask);
    else {
        if (r)
            r->selected(fd, Element::SELECT_READ);
        // the first call may have ended the second one's wish
        if (w && _waiters[fd].write == w)
            w->selected(fd, Element::SELECT_WRITE);
    }
}

void
SelectSet::run_selects(RouterThread *thread, bool may_wait)
{
    struct timespec wait = { 0, 0 };
    struct timespec *timeout = &wait;
#if HAVE_MULTITHREAD
    if (may_wait && click_nthreads > 1) {
        // From here on others wake us; what they have done before is seen here, and by timer_expiry_steady().
        CLICK_SHARED_STORE(thread->_waiting, 1);
        click_smp_fence();
        if (thread->attention() || thread->has_pending())
            may_wait = false;
    }
#endif
    if (may_wait) {
        Timestamp expiry = thread->timer_set().timer_expiry_steady();
        if (!expiry)
            timeout = 0;
        else if (Timestamp::warp_jumping())
            Timestamp::warp_jump_steady(expiry);
        else {
            Timestamp delay = expiry - Timestamp::now_steady();
            if (!delay.is_negative())
                wait = delay.warp_real_delay().timespec();
        }
    } else if (_nselected == 0) {
#if HAVE_MULTITHREAD
        CLICK_SHARED_STORE(thread->_waiting, 0);
#endif
        return;
    }

    Vector<struct pollfd> *polls = &_polls;
#if HAVE_MULTITHREAD
    bool parked = click_nthreads > 1 && (!timeout || timeout->tv_sec != 0 || timeout->tv_nsec != 0);
    if (parked) {
        // Others may change the set while this thread waits, and write to the pipe if they have anything else for it.
        _waited = _polls;
        polls = &_waited;
        thread->master()->park(thread);
    }
#endif
    int nready = ppoll(polls->data(), polls->size(), timeout, 0);
#if HAVE_MULTITHREAD
    if (click_nthreads > 1)
        CLICK_SHARED_STORE(thread->_waiting, 0);
    if (parked)
        thread->master()->unpark(thread);
#endif
    click_forget_jiffies();     // it may have waited
    if (nready <= 0)
        return;
    if ((*polls)[0].revents) {
        char junk[64];
        while (read(_wake_pipe[0], junk, sizeof(junk)) == sizeof(junk))
            /* there may be more */;
    }
    // Callbacks add and remove descriptors, so note what is ready first.
    Vector<struct pollfd> ready;
    for (int i = 1; i < polls->size(); ++i)
        if ((*polls)[i].revents)
            ready.push_back((*polls)[i]);
    for (const struct pollfd &pfd : ready) {
        int mask = 0;
        if (pfd.revents & ~POLLOUT)     // also errors and hang-ups: reading finds out
            mask |= Element::SELECT_READ;
        if (pfd.revents & ~POLLIN)
            mask |= Element::SELECT_WRITE;
        if (thread->stop_flag())
            break;
        call(pfd.fd, mask);
    }
}

void
SelectSet::wake_immediate()
{
    if (_wake_pipe[1] >= 0)
        ignore_result(write(_wake_pipe[1], "", 1));
}

void
SelectSet::kill_router(Router *router)
{
    for (int i = 1; i < _polls.size(); ) {
        int fd = _polls[i].fd;
        Waiter &w = _waiters[fd];
        if (w.read && w.read->router() == router)
            w.read = 0;
        if (w.write && w.write->router() == router)
            w.write = 0;
        if (!w.read && !w.write)
            drop(fd);
        else {
            _polls[i].events = (w.read ? POLLIN : 0) | (w.write ? POLLOUT : 0);
            ++i;
        }
    }
}

#else

SelectSet::SelectSet(RouterThread *thread) : _thread(thread), _nselected(0) {}
SelectSet::~SelectSet() {}

int SelectSet::add_select(int, Element *, int) { return -1; }
int SelectSet::remove_select(int, Element *, int) { return -1; }
void SelectSet::kill_router(Router *) {}

void
SelectSet::run_selects(RouterThread *thread, bool may_wait)
{
    if (!may_wait) {
        // routers that always have work must not starve the kernel's other threads, nor what controls them
        minios_event_poll();
        minios_yield();
        return;
    }
    Timestamp expiry = thread->timer_set().timer_expiry_steady();
    // steady time is minios_monotonic(); a deadline that has passed makes this a poll
    minios_event_wait(expiry ? static_cast<uint64_t>(expiry.nsecval()) : MINIOS_NO_DEADLINE);
    click_forget_jiffies();
}

void
SelectSet::wake_immediate()
{
    minios_event_wake();
}

#endif

CLICK_ENDDECLS
