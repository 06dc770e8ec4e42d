// -*- c-basic-offset: 4 -*-
/* fromdumphandlers.cc -- the handlers of FromDump */
#include <click/config.h>
#include "fromdump.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/linktype.hh>
#include <click/router.hh>
CLICK_DECLS

String
FromDump::read_handler(Element *e, void *what)
{
    FromDump *f = static_cast<FromDump *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_sampling_prob:
        return cp_unparse_real2(f->_sampling_prob, SAMPLING_SHIFT);
    case h_encap:
        return LinkType::unparse(f->_format.linktype);
    case h_packet_filepos:
        return String(static_cast<long long>(f->_packet_filepos));
    default:
        return String(f->_active);
    }
}

int
FromDump::write_handler(const String &value, Element *e, void *what, ErrorHandler *errh)
{
    FromDump *f = static_cast<FromDump *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_active: {
        bool active;
        if (!BoolArg().parse(cp_uncomment(value), active))
            return errh->error("syntax error");
        f->set_active(active);
        return 0;
    }
    case h_stop:
        f->set_active(false);
        f->router()->please_stop_driver();
        return 0;
    case h_filepos: {
        int r = f->_ff.write_filepos(value, errh);
        if (r < 0)
            return r;
        f->_at_end = false;
        f->set_active(f->_active);
        return 0;
    }
    case h_extend_interval: {
        Timestamp interval;
        if (!TimestampArg().parse(cp_uncomment(value), interval))
            return errh->error("%<extend_interval%> takes a time interval");
        if (!f->_has_end_action)
            return errh->error("no end action");
        // before the first packet the end is relative
        if (f->_have_first || f->_end)
            f->_end += interval;
        else if (f->_end_after)
            f->_end_after += interval;
        else
            f->_interval += interval;
        f->_check_end = true;
        f->set_active(true);
        return 0;
    }
    case h_reset_timing:
        f->_have_timing = false;
        if (!f->_have_first)
            f->fix_times(Timestamp());
        return 0;
    default:
        f->_count = 0;
        return 0;
    }
}

void
FromDump::add_handlers()
{
    _ff.add_handlers(this);
    add_write_handler("filepos", write_handler, h_filepos);
    add_data_handlers("count", Handler::f_read, &_count);
    add_write_handler("reset_counts", write_handler, h_reset_counts, Handler::f_button);
    add_read_handler("sampling_prob", read_handler, h_sampling_prob, Handler::f_calm);
    add_read_handler("active", read_handler, h_active, Handler::f_checkbox);
    add_write_handler("active", write_handler, h_active, Handler::f_checkbox);
    add_read_handler("encap", read_handler, h_encap, Handler::f_calm);
    add_write_handler("stop", write_handler, h_stop, Handler::f_button);
    add_read_handler("packet_filepos", read_handler, h_packet_filepos);
    add_write_handler("extend_interval", write_handler, h_extend_interval);
    add_write_handler("reset_timing", write_handler, h_reset_timing, Handler::f_button);
    if (output_is_push(0))
        add_task_handlers(&_task);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(FromDumpHandlers)
