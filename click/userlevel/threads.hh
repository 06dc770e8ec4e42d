// -*- c-basic-offset: 4 -*-
// The driver's threads beside the main one, which is the master's thread 0.
#ifndef CLICK_USERLEVEL_THREADS_HH
#define CLICK_USERLEVEL_THREADS_HH
#include <click/config.h>
#include <click/vector.hh>
#include <pthread.h>
CLICK_DECLS
class ErrorHandler;
class Master;

class ThreadTeam { public:

    /** @a first_cpu: thread i is bound to processor first_cpu + i (modulo the number of those there are); -1: to none. */
    ThreadTeam(Master *master, int first_cpu) : _master(master), _first_cpu(first_cpu) {}
    ~ThreadTeam() { stop(); }
    ThreadTeam(const ThreadTeam &) = delete;

    /** Start the others, and bind the caller. Negative, with a message, if the system has no more threads; then none runs. */
    int start(ErrorHandler *errh);
    /** Wait until the others have left what they do. Whatever they have scheduled stays so. */
    void stop();

  private:
    struct Member {
        ThreadTeam *team;
        int id;
        pthread_t thread;
    };
    Master *_master;
    int _first_cpu;
    Vector<Member *> _members;

    void bind(int id);
    static void *run(void *member);
};

CLICK_ENDDECLS
#endif
