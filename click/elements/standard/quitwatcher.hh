// -*- c-basic-offset: 4 -*-
#ifndef CLICK_QUITWATCHER_HH
#define CLICK_QUITWATCHER_HH
#include <click/element.hh>
#include <click/handlercall.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
QuitWatcher(ELEMENT, ...)
=s control
stops the driver when one of its elements is not scheduled any more
=d
Reads ELEMENT.scheduled every 10 ms.
=a DriverManager
*/
class QuitWatcher : public Element { public:

    QuitWatcher() CLICK_COLD;

    const char *class_name() const override { return "QuitWatcher"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;

    void run_timer(Timer *) override;

  private:
    Vector<HandlerCall> _watched;
    Timer _timer;
};

CLICK_ENDDECLS
#endif
