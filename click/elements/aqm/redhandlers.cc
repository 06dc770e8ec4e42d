// -*- c-basic-offset: 4 -*-
/*
 * redhandlers.cc -- what RED shows
 */
#include <click/config.h>
#include "red.hh"
#include <click/straccum.hh>
CLICK_DECLS

enum { h_average, h_stats, h_queues, h_config };

String
RED::unparse_stats() const
{
    StringAccum sa;
    sa << _queues.size() << " current queue\n" << _average.unparse() << " avg queue\n" << _drops << " drops\n";
#if CLICK_STATS >= 1
    sa << output(0).npackets() << " packets\n";
#endif
    return sa.take_string();
}

/* As arguments of RED, also for an AdaptiveRED. */
String
RED::unparse_config() const
{
    StringAccum sa;
    sa << _limits.min_thresh << ", " << _limits.max_thresh << ", " << cp_unparse_real2(_limits.max_p, 16) << ", QUEUES "
       << _queues.unparse(" ") << ", STABILITY " << _limits.stability;
    if (!_limits.gentle)
        sa << ", GENTLE false";
    return sa.take_string();
}

String
RED::read_handler(Element *e, void *what)
{
    RED *r = static_cast<RED *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_average:
        return r->_average.unparse();
    case h_stats:
        return r->unparse_stats();
    case h_queues:
        return r->_queues.unparse("\n") + "\n";
    default:
        return r->unparse_config();
    }
}

void
RED::add_handlers()
{
    add_read_handler("min_thresh", read_keyword_handler, "0 MIN_THRESH", Handler::CALM);
    add_write_handler("min_thresh", reconfigure_keyword_handler, "0 MIN_THRESH");
    add_read_handler("max_thresh", read_keyword_handler, "1 MAX_THRESH", Handler::CALM);
    add_write_handler("max_thresh", reconfigure_keyword_handler, "1 MAX_THRESH");
    add_read_handler("max_p", read_keyword_handler, "2 MAX_P", Handler::CALM);
    add_write_handler("max_p", reconfigure_keyword_handler, "2 MAX_P");
    add_data_handlers("drops", Handler::OP_READ, &_drops);
    add_read_handler("avg_queue_size", read_handler, h_average);
    add_read_handler("stats", read_handler, h_stats);
    add_read_handler("queues", read_handler, h_queues);
    add_read_handler("config", read_handler, h_config);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(REDHandlers)
