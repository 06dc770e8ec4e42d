#ifndef OUTSIDE_APITIME_HH
#define OUTSIDE_APITIME_HH
#include "apicheck.hh"
#include <click/notifier.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/* ApiTime: Timestamp, Timer, Task, Notifier and rates, name by name. Handlers: `runs`, how often its task and its timer ran. */
class ApiTime : public Element { public:
    ApiTime();
    const char *class_name() const { return "ApiTime"; }
    const char *port_count() const { return PORTS_0_0; }
    void add_handlers();
    int initialize(ErrorHandler *errh);
    bool run_task(Task *task);
    void run_timer(Timer *timer);
  private:
    Task _task;
    Task _second;
    Timer _timer;
    Timer _other;
    ActiveNotifier _note;
    uint32_t _task_runs;
    uint32_t _timer_runs;
    uint32_t _hits;
    int timestamps(ErrorHandler *errh);
    int timers(ErrorHandler *errh);
    int tasks(ErrorHandler *errh);
    int notifiers(ErrorHandler *errh);
    int rates(ErrorHandler *errh);
    static void hit(void *user, Notifier *);
    static void hit_timer(Timer *, void *user);
    static String read_runs(Element *e, void *);
};

CLICK_ENDDECLS
#endif
