// -*- c-basic-offset: 4 -*-
/*
 * todevice.{cc,hh} -- sends frames to a network device
 */
#include <click/config.h>
#include "todevice.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet.hh>
#include <click/router.hh>
#include <click/standard/scheduleinfo.hh>
#include <errno.h>
CLICK_DECLS

ToDevice::ToDevice()
    : _burst(1), _debug(false), _held(0), _backoff(0), _pulls(0), _task(this), _timer(&_task)
{
}

int
ToDevice::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String method;
    bool has_method;
    if (Args(conf, this, errh)
        .read_mp("DEVNAME", _device)
        .read("DEBUG", _debug)
        .read("METHOD", WordArg(), method).read_status(has_method)
        .read("BURST", _burst)
        .complete() < 0)
        return -1;
    if (!_device)
        return errh->error("interface not set");
    if (_burst <= 0)
        return errh->error("bad BURST");
    if (has_method && method != "LINUX" && method != "PCAP")
        return errh->error("bad METHOD");
    return 0;
}

int
ToDevice::initialize(ErrorHandler *errh)
{
    void *&writer = router()->force_attachment("device_writer_" + _device);
    if (writer)
        return errh->error("duplicate writer for device %<%s%>", _device.c_str());
    writer = this;
    PacketSocket::Wanted wanted = { false, false, 0, String() };
    if (_socket.open(_device, wanted, errh) < 0)
        return -1;
    _timer.initialize(this);
    ScheduleInfo::initialize_task(this, &_task, errh);
    _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    return 0;
}

void
ToDevice::cleanup(CleanupStage)
{
    if (_held)
        _held->kill();
    _held = 0;
    if (_socket.fd() >= 0)
        remove_select(_socket.fd(), SELECT_WRITE);
    _socket.close();
}

void
ToDevice::selected(int fd, int)
{
    remove_select(fd, SELECT_WRITE);
    _task.reschedule();
}

// False: the device is full, and the packet is held until it says that it is writable or, since some do not tell, for a while.
bool
ToDevice::send(Packet *p)
{
    int error = _socket.send(p->data(), p->length());
    if (error == EAGAIN || error == ENOBUFS) {
        _held = p;
        if (!_backoff) {
            _backoff = 1;
            add_select(_socket.fd(), SELECT_WRITE);
        } else {
            _timer.schedule_after(Timestamp::make_usec(0, _backoff));
            if (_backoff < max_backoff)
                _backoff *= 2;
        }
        return false;
    }
    _backoff = 0;
    if (error)
        click_chatter("ToDevice(%s): %s", _device.c_str(), strerror(error));
    else if (_debug)
        click_chatter("%p{element}: sent %u bytes", this, p->length());
    checked_output_push(error ? 1 : 0, p);
    return true;
}

bool
ToDevice::run_task(Task *)
{
    int sent = 0;
    for (; sent < _burst; ++sent) {
        Packet *p = _held;
        _held = 0;
        if (!p) {
            ++_pulls;
            p = input(0).pull();
        }
        if (!p)
            break;
        if (!send(p))
            return sent > 0;
    }
    if (sent > 0 || _signal)
        _task.fast_reschedule();
    return sent > 0;
}

String
ToDevice::read_handler(Element *e, void *what)
{
    ToDevice *t = static_cast<ToDevice *>(e);
    return String(reinterpret_cast<intptr_t>(what) == h_q ? t->_held != 0 : t->_signal.active());
}

void
ToDevice::add_handlers()
{
    add_data_handlers("debug", Handler::f_read | Handler::f_write | Handler::f_checkbox, &_debug);
    add_data_handlers("pulls", Handler::f_read, &_pulls);
    add_read_handler("signal", read_handler, h_signal);
    add_read_handler("q", read_handler, h_q);
    add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel PacketSocket)
EXPORT_ELEMENT(ToDevice ToDevice-ToClickOS)
