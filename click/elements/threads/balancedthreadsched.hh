// -*- c-basic-offset: 4 -*-
#ifndef CLICK_BALANCEDTHREADSCHED_HH
#define CLICK_BALANCEDTHREADSCHED_HH
#include <click/element.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
BalancedThreadSched([INTERVAL, INCREASING])
=s threads
moves tasks between threads, so that all have as much to do
=d
Every INTERVAL milliseconds (default 1000; the first time 10 ms after the start) tasks go from the thread with the most work to the one
with the least: cheap ones first if INCREASING is true (the default), else expensive ones first. A task's work is the number of
processor cycles that its runs take on average; only tasks that are scheduled at that time count. Nothing moves while both threads
are within an eighth of the average, and no task moves that would bring the other thread above 1.25 times the average, or above the
thread that it comes from.
=n
Only in user space, where click can have several threads (C<-j>). The old name is SortedTaskSched.
=a StaticThreadSched, CPUSwitch
*/
class BalancedThreadSched : public Element { public:

    BalancedThreadSched() CLICK_COLD;

    const char *class_name() const override { return "BalancedThreadSched"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void run_timer(Timer *) override;

  private:
    struct Load {
        Vector<Task *> tasks;
        uint64_t cycles;
    };
    Timer _timer;
    int _interval;              // ms
    bool _increasing;

    void balance();
    bool move_tasks(Vector<Load> &loads, uint64_t average);
    static int compare_costs(const void *a, const void *b, void *user_data);
};

CLICK_ENDDECLS
#endif
