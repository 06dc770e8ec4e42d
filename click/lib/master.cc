// -*- c-basic-offset: 4 -*-
/*
 * master.{cc,hh} -- threads and routers
 */
#include <click/config.h>
#include <click/master.hh>
#include <click/router.hh>
#include <click/handlercall.hh>
#include <click/error.hh>
#if CLICK_USERLEVEL
# include <signal.h>
#endif
CLICK_DECLS

#if CLICK_USERLEVEL
// Signals that have arrived and wait for process_signals().
static volatile sig_atomic_t signals_pending;
static volatile sig_atomic_t signal_arrived[NSIG];
static RouterThread *volatile signal_thread;

extern "C" {
static void
note_signal(int signo)
{
    signal_arrived[signo] = 1;
    signals_pending = 1;
    if (RouterThread *t = signal_thread)
        t->wake();
}
}
#endif

Master::Master(int nthreads)
    : _refcount(0)
{
#if HAVE_MULTITHREAD
    pthread_mutex_init(&_mutex, 0);
    pthread_cond_init(&_changed, 0);
    _blocker = no_blocker;
    _block_depth = 0;
    if (nthreads > click_nthreads)
        click_nthreads = nthreads;
#endif
    for (int id = -1; id < nthreads; ++id)
        _threads.push_back(new RouterThread(this, id));
}

Master::~Master()
{
#if CLICK_USERLEVEL
    if (signal_thread && signal_thread->master() == this)
        signal_thread = 0;
#endif
    for (RouterThread *t : _threads)
        delete t;
#if HAVE_MULTITHREAD
    pthread_cond_destroy(&_changed);
    pthread_mutex_destroy(&_mutex);
#endif
}

void
Master::unuse()
{
    if (--_refcount <= 0)
        delete this;
}

void
Master::register_router(Router *router)
{
    use();
    _routers.push_back(router);
}

void
Master::unregister_router(Router *router)
{
    for (Router **it = _routers.begin(); it != _routers.end(); ++it)
        if (*it == router) {
            _routers.erase(it);
            break;
        }
    for (int i = 0; i < _signals.size(); )
        if (_signals[i].router == router)
            remove_signal_handler(_signals[i].signo, router, _signals[i].handler);
        else
            ++i;
    unuse();
}

void
Master::kill_router(Router *router)
{
    block_all();
    if (router->_running != Router::RUNNING_INACTIVE)
        router->_running = Router::RUNNING_DEAD;
    for (RouterThread *t : _threads)
        t->kill_router(router);
    request_check();
    unblock_all();
}

bool
Master::check_driver()
{
    thread(0)->clear_attention(RouterThread::attention_check);
    bool any_active = false;
    // routers may come (hot swap, control) and go while their scripts run
    for (int i = 0; i < _routers.size(); ++i) {
        Router *r = _routers[i];
        if (!r->running())
            continue;
        r->use();
        if (r->runcount() <= 0 && !r->step_driver())
            kill_router(r);
        else if (r->running() && r->foreground())
            any_active = true;
        r->unuse();
        if (i < _routers.size() && _routers[i] != r)
            --i;
    }
    return any_active;
}

int
Master::add_signal_handler(int signo, Router *router, const String &handler)
{
#if CLICK_USERLEVEL
    if (signo < 0 || signo >= NSIG)
        return -1;
    SignalHandler sh = { signo, router, handler };
    _signals.push_back(sh);
    signal_thread = thread(0);
    struct sigaction sa;
    memset(&sa, 0, sizeof(sa));
    sa.sa_handler = note_signal;
    sigemptyset(&sa.sa_mask);
    return sigaction(signo, &sa, 0);
#else
    (void) signo, (void) router, (void) handler;
    return -1;
#endif
}

int
Master::remove_signal_handler(int signo, Router *router, const String &handler)
{
#if CLICK_USERLEVEL
    bool found = false, others = false;
    for (int i = 0; i < _signals.size(); )
        if (!found && _signals[i].signo == signo && _signals[i].router == router && _signals[i].handler == handler) {
            _signals.erase(_signals.begin() + i);
            found = true;
        } else {
            others = others || _signals[i].signo == signo;
            ++i;
        }
    if (found && !others)
        signal(signo, SIG_DFL);
    return found ? 0 : -1;
#else
    (void) signo, (void) router, (void) handler;
    return -1;
#endif
}

void
Master::process_signals(RouterThread *thread)
{
#if CLICK_USERLEVEL
    if (likely(!signals_pending) || thread != this->thread(0))
        return;
    signals_pending = 0;
    for (int signo = 0; signo < NSIG; ++signo) {
        if (!signal_arrived[signo])
            continue;
        signal_arrived[signo] = 0;
        Vector<SignalHandler> called(_signals);
        for (const SignalHandler &sh : called)
            if (sh.signo == signo && sh.router->running())
                HandlerCall::call_write(sh.handler, sh.router->root_element(), ErrorHandler::default_handler());
    }
#else
    (void) thread;
#endif
}

CLICK_ENDDECLS
