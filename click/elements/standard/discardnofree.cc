// -*- c-basic-offset: 4 -*-
/*
 * discardnofree.{cc,hh} -- takes packets and never frees them
 */
#include <click/config.h>
#include "discardnofree.hh"
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

int
DiscardNoFree::initialize(ErrorHandler *errh)
{
    if (input_is_pull(0))
        ScheduleInfo::initialize_task(this, &_task, errh);
    return 0;
}

bool
DiscardNoFree::run_task(Task *)
{
    Packet *p = input(0).pull();
    _task.fast_reschedule();
    return p != 0;
}

void
DiscardNoFree::add_handlers()
{
    if (input_is_pull(0))
        add_task_handlers(&_task);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(DiscardNoFree)
ELEMENT_MT_SAFE(DiscardNoFree)
