// -*- c-basic-offset: 4 -*-
#ifndef CLICK_DELAYSHAPER_HH
#define CLICK_DELAYSHAPER_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
DelayShaper(DELAY)
=s shaping
lets packets be pulled DELAY after their timestamp
=d
Packets without timestamp get the current time when they are taken. A packet leaves with the time that it left as its
timestamp. Pullers behind it sleep while a packet waits.
=h delay read/write
The argument DELAY.
=a DelayUnqueue, Shaper
*/
class DelayShaper : public Element { public:

    DelayShaper() CLICK_COLD;

    const char *class_name() const override { return "DelayShaper"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PULL; }
    void *cast(const char *name) override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    Packet *pull(int port) override;
    void run_timer(Timer *) override;

  private:
    Packet *_held;              // waits for its time
    Timestamp _delay;
    Timer _timer;
    NotifierSignal _upstream;
    ActiveNotifier _empty_note;

    static void upstream_woke(void *user_data, Notifier *);
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
