// Routers made of the paths in packet_paths.hh, each with a master of its own, in simulated time.
#ifndef FUZZ_PATH_ROUTER_HH
#define FUZZ_PATH_ROUTER_HH
#include "packet_paths.hh"
#include "quiet.hh"
#include <click/routerthread.hh>
#include <click/straccum.hh>

/** A path's router and the master that runs it alone. */
struct Path {
    Router *router;
    Master *master;
    Element *in;
};

inline void
start_clock()
{
    static bool started;
    if (!started)
        Timestamp::warp_set_class(Timestamp::warp_simulation);
    started = true;
}

/** The configuration of a path with @a outputs further outputs of IN. */
inline String
path_text(const char *path, int outputs)
{
    StringAccum sa;
    sa << "last :: Print(MAXLENGTH -1, PRINTANNO true) -> Discard; Idle -> last; " << path;
    if (path[strlen(path) - 1] != ';')
        sa << " -> last";
    sa << "; Idle -> IN";
    for (int i = 1; i <= outputs; ++i)
        sa << "; IN[" << i << "] -> last";
    return sa.take_string();
}

inline Path
make_path(int number)
{
    enum { max_outputs = 8 };
    static int outputs[npaths]; // how many further ones of IN it takes, found once
    const char *path = paths[number];
    start_clock();
    fuzz_master();
    for (int &n = outputs[number]; n < max_outputs; ++n) {
        Path made = { 0, new Master(1), 0 };
        made.master->use();
        QuietErrorHandler errh;
        made.router = click_parse_configuration(path_text(path, n), "config", ClickParameters(), made.master, &errh);
        if (made.router && made.router->initialize(&errh) >= 0) {
            made.router->activate(&errh);
            made.in = made.router->find("IN");
            if (!made.in || !made.in->input_is_push(0))
                fuzz_fail("IN does not take packets", path);
            return made;
        }
        if (made.router)
            made.router->unuse();
        made.master->unuse();
    }
    fuzz_fail("no router from the path (FUZZ_SHOW=1 says why)", path);
}

/** What waits in the path goes on: tasks and timers, and then once more @a wait later. False: the router has stopped. */
inline bool
let_run(const Path &path, const Timestamp &wait)
{
    enum { rounds = 3 };
    for (int later = 0; later < 2; ++later) {
        for (int i = 0; i < rounds; ++i) {
            if (path.master->needs_check() && !path.master->check_driver())
                return false;
            path.master->thread(0)->run_once(false);
        }
        if (!later)
            Timestamp::warp_jump_steady(Timestamp::now_steady() + wait);
    }
    return true;
}

#endif
