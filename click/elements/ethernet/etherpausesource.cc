// -*- c-basic-offset: 4 -*-
/*
 * etherpausesource.{cc,hh} -- makes Ethernet PAUSE frames
 */
#include <click/config.h>
#include "etherpausesource.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/etheraddress.hh>
#include <clicknet/ether.h>
CLICK_DECLS

static const uint32_t FRAME = 64;
static const unsigned DST = 0, SRC = 6, PAUSETIME = 16;         // where these are in the frame

EtherPauseSource::EtherPauseSource()
    : _packet(0), _limit(-1), _count(0), _active(true), _interval(1000), _timer(this)
{
}

int
EtherPauseSource::configure(Vector<String> &conf, ErrorHandler *errh)
{
    static const unsigned char everybody[6] = { 0x01, 0x80, 0xC2, 0, 0, 0x01 };
    EtherAddress src, dst(everybody);
    uint16_t pausetime = 0;
    if (Args(conf, this, errh)
        .read_mp("SRC", src)
        .read_mp("PAUSETIME", pausetime)
        .read("DST", dst)
        .read("LIMIT", _limit)
        .read("ACTIVE", _active)
        .read("INTERVAL", SecondsArg(3), _interval)
        .complete() < 0)
        return -1;
    WritablePacket *q = Packet::make(FRAME);
    if (!q)
        return errh->error("out of memory");
    memset(q->data(), 0, FRAME);
    click_ether *e = reinterpret_cast<click_ether *>(q->data());
    memcpy(e->ether_dhost, dst.data(), 6);
    memcpy(e->ether_shost, src.data(), 6);
    e->ether_type = htons(ETHERTYPE_MACCONTROL);
    click_ether_macctl *m = reinterpret_cast<click_ether_macctl *>(e + 1);
    m->ether_macctl_opcode = htons(ETHER_MACCTL_OP_PAUSE);
    m->ether_macctl_param = htons(pausetime);
    q->set_mac_header(q->data(), sizeof(click_ether));
    _packet = q;
    return 0;
}

int
EtherPauseSource::initialize(ErrorHandler *)
{
    if (output_is_push(0)) {
        _timer.initialize(this);
        if (_active && wanted())
            _timer.schedule_after_msec(_interval);
    }
    return 0;
}

void
EtherPauseSource::cleanup(CleanupStage)
{
    if (_packet)
        _packet->kill();
    _packet = 0;
}

void
EtherPauseSource::run_timer(Timer *)
{
    if (!wanted())
        return;
    if (Packet *p = _packet->clone()) {
        ++_count;
        output(0).push(p);
    }
    if (wanted())
        _timer.reschedule_after_msec(_interval);
}

Packet *
EtherPauseSource::pull(int)
{
    if (!_active || !wanted())
        return 0;
    Packet *p = _packet->clone();
    if (p)
        ++_count;
    return p;
}

/* Later frames have other bytes; those that are on their way keep theirs. */
int
EtherPauseSource::change(unsigned offset, const void *bytes, unsigned n)
{
    Packet *copy = _packet->clone();
    WritablePacket *q = copy ? copy->uniqueify() : 0;
    if (!q)
        return -ENOMEM;
    memcpy(q->data() + offset, bytes, n);
    _packet->kill();
    _packet = q;
    return 0;
}

enum { h_limit, h_active, h_reset, h_src, h_dst, h_pausetime };

String
EtherPauseSource::read_handler(Element *e, void *what)
{
    const unsigned char *frame = static_cast<EtherPauseSource *>(e)->_packet->data();
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_src:
        return EtherAddress(frame + SRC).unparse();
    case h_dst:
        return EtherAddress(frame + DST).unparse();
    default:
        return String(frame[PAUSETIME] << 8 | frame[PAUSETIME + 1]);
    }
}

int
EtherPauseSource::write_frame(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    EtherPauseSource *s = static_cast<EtherPauseSource *>(e);
    String word = cp_uncomment(text);
    int r;
    if (reinterpret_cast<intptr_t>(what) == h_pausetime) {
        uint16_t pausetime = 0;
        if (!IntArg().parse(word, pausetime))
            return errh->error("type mismatch");
        pausetime = htons(pausetime);
        r = s->change(PAUSETIME, &pausetime, 2);
    } else {
        EtherAddress address;
        if (!EtherAddressArg().parse(word, address, s))
            return errh->error("type mismatch");
        r = s->change(reinterpret_cast<intptr_t>(what) == h_src ? SRC : DST, address.data(), 6);
    }
    return r < 0 ? errh->error("out of memory") : 0;
}

int
EtherPauseSource::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    EtherPauseSource *s = static_cast<EtherPauseSource *>(e);
    String word = cp_uncomment(text);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_limit:
        if (!IntArg().parse(word, s->_limit))
            return errh->error("type mismatch");
        break;
    case h_active:
        if (!BoolArg().parse(word, s->_active))
            return errh->error("type mismatch");
        break;
    default:
        s->_count = 0;
    }
    if (s->output_is_push(0) && s->_active && !s->_timer.scheduled())
        s->_timer.schedule_now();
    return 0;
}

void
EtherPauseSource::add_handlers()
{
    add_data_handlers("count", Handler::OP_READ, &_count);
    add_data_handlers("limit", Handler::OP_READ, &_limit);
    add_write_handler("limit", write_handler, h_limit);
    add_data_handlers("active", Handler::OP_READ | Handler::CHECKBOX, &_active);
    add_write_handler("active", write_handler, h_active);
    add_read_handler("src", read_handler, h_src);
    add_write_handler("src", write_frame, h_src);
    add_read_handler("dst", read_handler, h_dst);
    add_write_handler("dst", write_frame, h_dst);
    add_read_handler("pausetime", read_handler, h_pausetime);
    add_write_handler("pausetime", write_frame, h_pausetime);
    add_write_handler("reset_counts", write_handler, h_reset, Handler::BUTTON);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(EtherPauseSource)
