// -*- c-basic-offset: 4 -*-
/*
 * queuedropper.{cc,hh} -- what elements have in common that drop packets by the average length of queues nearby
 */
#include <click/config.h>
#include "queuedropper.hh"
#include <click/straccum.hh>
CLICK_DECLS

int
QueueDropper::initialize(ErrorHandler *errh)
{
    return _queues.initialize(this, input_is_pull(0), true, errh);
}

enum { h_average, h_stats, h_queues, h_config };

String
QueueDropper::unparse_stats() const
{
    StringAccum sa;
    sa << _queues.size() << " current queue\n" << _average.unparse() << " avg queue\n" << _drops << " drops\n";
#if CLICK_STATS >= 1
    sa << output(0).npackets() << " packets\n";
#endif
    return sa.take_string();
}

String
QueueDropper::read_handler(Element *e, void *what)
{
    QueueDropper *d = static_cast<QueueDropper *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_average:
        return d->_average.unparse();
    case h_stats:
        return d->unparse_stats();
    case h_queues:
        return d->_queues.unparse("\n") + "\n";
    default:
        return d->unparse_config();
    }
}

void
QueueDropper::add_handlers()
{
    add_data_handlers("drops", Handler::OP_READ, &_drops);
    add_read_handler("avg_queue_size", read_handler, h_average);
    add_read_handler("stats", read_handler, h_stats);
    add_read_handler("queues", read_handler, h_queues);
    add_read_handler("config", read_handler, h_config);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(NearbyQueues)
ELEMENT_PROVIDES(QueueDropper)
