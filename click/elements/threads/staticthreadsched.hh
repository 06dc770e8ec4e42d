// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STATICTHREADSCHED_HH
#define CLICK_STATICTHREADSCHED_HH
#include <click/element.hh>
#include <click/hashtable.hh>
#include <click/standard/threadsched.hh>
CLICK_DECLS

/*
=c
StaticThreadSched(ELEMENT THREAD, ...)
=s threads
chooses the home threads of elements
=d
ELEMENT may be a compound: then all inside it is meant. THREAD is -1 to the number of threads minus one; -1 is the thread that
never runs. Names are relative to this element's compound, later arguments override earlier ones. What no argument
names is left to the StaticThreadScheds configured before this one, then to thread 0.
=e
  in :: FromDevice(eth0) -> Queue -> out :: ToDevice(eth1);
  StaticThreadSched(in 0, out 1);
=a ScheduleInfo
*/
class StaticThreadSched : public Element, public ThreadSched { public:

    StaticThreadSched() CLICK_COLD;
    ~StaticThreadSched() CLICK_COLD;

    const char *class_name() const override { return "StaticThreadSched"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;

    int initial_home_thread_id(const Element *) override;

  private:
    HashTable<int, int> _threads;       // by element number
    ThreadSched *_next;                 // asked for the others

    bool set_preference(const String &name, int thread);
};

CLICK_ENDDECLS
#endif
