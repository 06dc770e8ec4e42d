// -*- c-basic-offset: 4 -*-
/*
 * balancedthreadsched.{cc,hh} -- moves tasks from busy threads to idle ones
 */
#include <click/config.h>
#include "balancedthreadsched.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/master.hh>
#include <click/task.hh>
CLICK_DECLS

BalancedThreadSched::BalancedThreadSched()
    : _timer(this), _interval(1000), _increasing(true)
{
}

int
BalancedThreadSched::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh)
        .read_p("INTERVAL", BoundedIntArg(1, 0x7FFFFFFF), _interval)
        .read_p("INCREASING", _increasing)
        .complete();
}

int
BalancedThreadSched::initialize(ErrorHandler *)
{
    _timer.initialize(this);
    _timer.schedule_after_msec(10);
    return 0;
}

int
BalancedThreadSched::compare_costs(const void *a, const void *b, void *user_data)
{
    unsigned x = (*static_cast<Task *const *>(a))->cycles(), y = (*static_cast<Task *const *>(b))->cycles();
    bool increasing = *static_cast<bool *>(user_data);
    return increasing ? click_compare(x, y) : click_compare(y, x);
}

// One round: from the busiest thread to the idlest. False if it is good enough, or nothing can be done.
bool
BalancedThreadSched::move_tasks(Vector<Load> &loads, uint64_t average)
{
    int least = 0, most = 0;
    for (int i = 1; i < loads.size(); ++i) {
        if (loads[i].cycles < loads[least].cycles)
            least = i;
        if (loads[i].cycles > loads[most].cycles)
            most = i;
    }
    Load &from = loads[most], &to = loads[least];
    uint64_t eighth = average / 8, limit = average + average / 4;
    if (to.cycles + eighth >= average && from.cycles <= average + eighth)
        return false;
    click_qsort(from.tasks.begin(), from.tasks.size(), sizeof(Task *), compare_costs, &_increasing);
    Vector<Task *> stay;
    for (Task *task : from.tasks) {
        uint64_t cost = task->cycles();
        if (cost > 0 && to.cycles + cost < limit && to.cycles + 2 * cost <= from.cycles) {
            task->move_thread(least);
            to.tasks.push_back(task);
            to.cycles += cost;
            from.cycles -= cost;
        } else
            stay.push_back(task);
    }
    bool moved = stay.size() != from.tasks.size();
    from.tasks.swap(stay);
    return moved;
}

void
BalancedThreadSched::balance()
{
    Vector<Load> loads;
    uint64_t sum = 0;
    for (int id = 0; id < master()->nthreads(); ++id) {
        Load load;
        load.cycles = 0;
        master()->thread(id)->scheduled_tasks(router(), load.tasks);
        for (Task *task : load.tasks)
            load.cycles += task->cycles();
        sum += load.cycles;
        loads.push_back(load);
    }
    for (int round = 0; round < loads.size(); ++round)
        if (!move_tasks(loads, sum / loads.size()))
            break;
}

void
BalancedThreadSched::run_timer(Timer *)
{
    if (master()->nthreads() > 1) {
        master()->block_all();
        balance();
        master()->unblock_all();
    }
    _timer.reschedule_after_msec(_interval);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(multithread)
EXPORT_ELEMENT(BalancedThreadSched BalancedThreadSched-SortedTaskSched)
