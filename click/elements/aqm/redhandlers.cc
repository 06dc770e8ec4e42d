// -*- c-basic-offset: 4 -*-
/*
 * redhandlers.cc -- what RED shows
 */
#include <click/config.h>
#include "red.hh"
#include <click/straccum.hh>
CLICK_DECLS

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

void
RED::add_handlers()
{
    add_read_handler("min_thresh", read_keyword_handler, "0 MIN_THRESH", Handler::CALM);
    add_write_handler("min_thresh", reconfigure_keyword_handler, "0 MIN_THRESH");
    add_read_handler("max_thresh", read_keyword_handler, "1 MAX_THRESH", Handler::CALM);
    add_write_handler("max_thresh", reconfigure_keyword_handler, "1 MAX_THRESH");
    add_read_handler("max_p", read_keyword_handler, "2 MAX_P", Handler::CALM);
    add_write_handler("max_p", reconfigure_keyword_handler, "2 MAX_P");
    QueueDropper::add_handlers();
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(REDHandlers)
