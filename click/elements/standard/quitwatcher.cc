// -*- c-basic-offset: 4 -*-
/*
 * quitwatcher.{cc,hh} -- stops the driver when an element is done
 */
#include <click/config.h>
#include "quitwatcher.hh"
#include <click/error.hh>
#include <click/router.hh>
CLICK_DECLS

QuitWatcher::QuitWatcher()
    : _timer(this)
{
}

int
QuitWatcher::configure(Vector<String> &conf, ErrorHandler *)
{
    for (const String &name : conf)
        _watched.push_back(HandlerCall(name + ".scheduled"));
    return 0;
}

int
QuitWatcher::initialize(ErrorHandler *errh)
{
    bool ok = true;
    for (HandlerCall &call : _watched)
        ok = call.initialize_read(this, errh) >= 0 && ok;
    _timer.initialize(this);
    _timer.schedule_after_msec(10);
    return ok ? 0 : -1;
}

void
QuitWatcher::run_timer(Timer *)
{
    for (const HandlerCall &call : _watched) {
        String scheduled = call.call_read();
        if (!scheduled || scheduled[0] == 'f') {
            router()->please_stop_driver();
            return;
        }
    }
    _timer.reschedule_after_msec(10);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(QuitWatcher)
