// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "todevice.hh"
#include "deviceevents.hh"
#include "fromdevice.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/standard/scheduleinfo.hh>
#include <minios/net.h>
CLICK_DECLS

ToDevice::ToDevice()
    : _netif(0), _task(this), _burst(32), _held(0), _outstanding(0), _count(0), _pulls(0)
{
}

int
ToDevice::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String name, method;
    bool debug = false;
    if (Args(conf, this, errh)
        .read_mp("DEVNAME", name)
        .read("DEBUG", debug)
        .read("METHOD", WordArg(), method)
        .read("BURST", _burst)
        .complete() < 0)
        return -1;
    if (_burst <= 0)
        return errh->error("bad BURST");
    if (_burst > MAX_BURST)
        _burst = MAX_BURST;
    _netif = FromDevice::find(name, errh);
    return _netif ? 0 : -1;
}

int
ToDevice::initialize(ErrorHandler *errh)
{
    if (!DeviceEvents::claim_tx(_netif, ready, this, errh))
        return -1;
    netif_set_tx_done(_netif, sent);
    _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    ScheduleInfo::join_scheduler(this, &_task, errh);
    return 0;
}

void
ToDevice::cleanup(CleanupStage stage)
{
    for (int i = 0; i < _held; i++)
        _holding[i]->kill();
    _held = 0;
    // Frames that the backend still has are freed by the next one to reap: the token is the packet, not this element.
    if (stage >= CLEANUP_INITIALIZED)
        DeviceEvents::release_tx(_netif, this);
}

void
ToDevice::ready(Element *e)
{
    static_cast<ToDevice *>(e)->_task.reschedule();
}

void
ToDevice::sent(void *token)
{
    static_cast<Packet *>(token)->kill();
}

bool
ToDevice::send()
{
    struct netif_tx frames[MAX_BURST];
    for (int i = 0; i < _held; i++)
        frames[i] = {_holding[i]->data(), _holding[i]->length(), _holding[i]};
    unsigned accepted = netif_send(_netif, frames, _held);
    _count += accepted;
    _outstanding += accepted;
    _held -= accepted;
    memmove(_holding, _holding + accepted, _held * sizeof(_holding[0]));
    return accepted > 0;
}

bool
ToDevice::run_task(Task *)
{
    unsigned done = netif_reap(_netif);
    _outstanding -= done < _outstanding ? done : _outstanding;

    while (_held < _burst) {
        _pulls++;
        Packet *p = input(0).pull();
        if (!p)
            break;
        _holding[_held++] = p;
    }
    bool full_burst = _held == _burst;
    bool worked = _held && send();

    if (_held)                              // the ring is full: go on when the backend has taken something
        DeviceEvents::wait_tx(_netif);
    else if (full_burst || _signal)
        _task.fast_reschedule();
    else if (_outstanding)                  // idle; but what was sent must come back to its pool
        DeviceEvents::wait_tx(_netif);
    return worked;
}

String
ToDevice::read_handler(Element *e, void *what)
{
    ToDevice *t = static_cast<ToDevice *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_count:
        return String(t->_count);
    case h_pulls:
        return String(t->_pulls);
    case h_signal:
        return String(t->_signal.active());
    default:
        return String(t->_held > 0);
    }
}

int
ToDevice::reset_handler(const String &, Element *e, void *, ErrorHandler *)
{
    ToDevice *t = static_cast<ToDevice *>(e);
    t->_count = t->_pulls = 0;
    return 0;
}

void
ToDevice::add_handlers()
{
    add_read_handler("count", read_handler, h_count);
    add_read_handler("pulls", read_handler, h_pulls);
    add_read_handler("signal", read_handler, h_signal);
    add_read_handler("q", read_handler, h_q);
    add_write_handler("reset_counts", reset_handler, 0, Handler::BUTTON);
    add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(minios FromDevice)
EXPORT_ELEMENT(ToDevice ToDevice-ToClickOS)
