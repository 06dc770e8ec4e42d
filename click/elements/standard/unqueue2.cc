// -*- c-basic-offset: 4 -*-
/*
 * unqueue2.{cc,hh} -- pulls packets and pushes them on while there is room downstream
 */
#include <click/config.h>
#include "unqueue2.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

Unqueue2::Unqueue2()
    : _burst(1), _packets(0), _task(this)
{
}

int
Unqueue2::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String queues;
    bool quiet = false;
    if (Args(conf, this, errh)
        .read_p("BURST", _burst)
        .read("QUEUES", AnyArg(), queues)
        .read("QUIET", quiet)
        .complete() < 0)
        return -1;
    if (_queues.configure(queues, this, ErrorHandler::silent_handler()) < 0)
        return errh->error("bad QUEUES");
    if (!quiet)
        errh->error("Unqueue2 is deprecated, you should probably use Unqueue");
    return 0;
}

int
Unqueue2::initialize(ErrorHandler *errh)
{
    if (_queues.initialize(this, false, false, errh) < 0)
        return -1;
    ScheduleInfo::initialize_task(this, &_task, errh);
    _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    return 0;
}

bool
Unqueue2::run_task(Task *)
{
    unsigned n = 0, limit = _queues.room();
    bool full = limit == 0;
    if (_burst > 0 && _burst < limit)
        limit = _burst;
    while (n < limit) {
        Packet *p = input(0).pull();
        if (!p)
            break;
        ++n;
        ++_packets;
        output(0).push(p);
    }
    // Nobody tells when a full queue has room again.
    if (full || n > 0 || _signal)
        _task.fast_reschedule();
    return n > 0;
}

String
Unqueue2::read_handler(Element *e, void *)
{
    return String(static_cast<Unqueue2 *>(e)->_packets) + " packets\n";
}

void
Unqueue2::add_handlers()
{
    add_read_handler("packets", read_handler);
    add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(NearbyQueues)
EXPORT_ELEMENT(Unqueue2)
