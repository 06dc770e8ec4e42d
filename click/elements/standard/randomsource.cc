// -*- c-basic-offset: 4 -*-
/*
 * randomsource.{cc,hh} -- makes packets of random bytes
 */
#include <click/config.h>
#include "randomsource.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

int
RandomSource::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int length = 0;
    Settings settings;
    Args args(conf, this, errh);
    if (settings.read_end(settings.read(args.read_mp("LENGTH", length))).complete() < 0)
        return -1;
    if (length < 0 || length > MAX_LENGTH)
        return errh->error("bad length %d", length);
    if (settings.check(errh) < 0)
        return -1;
    take(settings);
    _length = length;
    return end_call_ready(errh);
}

Packet *
RandomSource::make_packet()
{
    WritablePacket *p = Packet::make(HEADROOM, 0, _length, 0);
    if (!p)
        return 0;
    // random() gives 31 bits; three bytes from the middle of them each time
    unsigned char *data = p->data();
    uint32_t bits = 0;
    for (int i = 0; i < _length; ++i, bits >>= 8) {
        if (i % 3 == 0)
            bits = click_random() >> 4;
        data[i] = bits & 0xFF;
    }
    if (_timestamp)
        p->timestamp_anno().assign_now();
    return p;
}

bool
RandomSource::run_task(Task *)
{
    if (!_active || !_full_signal)
        return false;
    bool worked = false;
    // a handler that runs below output 0 may switch this off
    for (int i = 0; i < _burst && _active && !finished(); ++i) {
        Packet *p = make_packet();
        if (!p)
            break;
        worked = true;
        _count++;
        output(0).push(p);
    }
    if (worked)
        _task.fast_reschedule();
    else if (finished())
        end();
    return worked;
}

Packet *
RandomSource::pull(int)
{
    if (_active && !finished()) {
        Packet *p = make_packet();
        if (p)
            _count++;
        return p;
    }
    _empty_note.sleep();
    if (_active)
        end();
    return 0;
}

int
RandomSource::write_length(const String &text, Element *e, void *, ErrorHandler *errh)
{
    RandomSource *s = static_cast<RandomSource *>(e);
    int length = 0;
    if (!IntArg().parse(cp_uncomment(text), length))
        return errh->error("length must be integer");
    if (length < 0 || length > MAX_LENGTH)
        return errh->error("bad length %d", length);
    s->_length = length;
    s->wake();
    return 0;
}

void
RandomSource::add_handlers()
{
    add_read_handler("limit", read_handler, h_limit, Handler::CALM);
    add_write_handler("limit", write_handler, h_limit);
    add_read_handler("burst", read_handler, h_burst, Handler::CALM);
    add_write_handler("burst", write_handler, h_burst);
    add_read_handler("active", read_handler, h_active, Handler::CHECKBOX);
    add_write_handler("active", write_handler, h_active);
    add_read_handler("count", read_handler, h_count);
    add_read_handler("length", read_handler, h_length, Handler::CALM);
    add_write_handler("length", write_length);
    add_write_handler("reset", write_handler, h_reset, Handler::BUTTON);
    if (output_is_push(0))
        add_task_handlers(&_task);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(InfiniteSource)
EXPORT_ELEMENT(RandomSource)
