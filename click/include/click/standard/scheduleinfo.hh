#ifndef CLICK_SCHEDULEINFO_HH
#define CLICK_SCHEDULEINFO_HH
#include <click/element.hh>
#include <click/hashtable.hh>
CLICK_DECLS
class Task;

/*
=c
ScheduleInfo(ELEMENT PARAM, ...)
=s information
sets how often elements' tasks run
=d
PARAM is a non-negative real number with 10 fraction bits, 1 by default: 1024 tickets. Values for an element and for the
compounds around it (named with a slash at the end) multiply. 0: the task never runs. */
class ScheduleInfo : public Element { public:

    enum { FRAC_BITS = 10 };

    ScheduleInfo();
    ~ScheduleInfo();

    const char *class_name() const { return "ScheduleInfo"; }
    int configure_phase() const { return CONFIGURE_PHASE_INFO; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void cleanup(CleanupStage stage);

    /** The element's tickets. */
    static int query(Element *e, ErrorHandler *errh);
    /** Gives @a task its tickets and initializes it, unless they are 0. */
    static void initialize_task(Element *e, Task *task, bool schedule, ErrorHandler *errh);
    static void initialize_task(Element *e, Task *task, ErrorHandler *errh) { initialize_task(e, task, true, errh); }
    static void join_scheduler(Element *e, Task *task, ErrorHandler *errh) { initialize_task(e, task, true, errh); }

  private:

    struct Value {
        int scope;              // length of the scope's name
        uint32_t param;         // FRAC_BITS fraction bits
    };
    typedef HashTable<String, Value> Table;     // by full name
    Table *_table;
};

CLICK_ENDDECLS
#endif
