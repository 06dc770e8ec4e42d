// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "control.hh"
#include <click/controlsession.hh>
#include <click/router.hh>
#include <click/task.hh>
#include <minios/channel.h>
CLICK_DECLS

namespace {

class Channel { public:

    Channel() : _session(0), _task(0) {}

    void start(Router *router);
    void stop();

  private:
    ControlSession *_session;
    Task *_task;                // of the router that answers

    static bool run(Task *task, void *channel);
    static void ready(void *channel);
    bool read();
    bool write();
};

Channel channel;

void
Channel::start(Router *router)
{
    if (!minios_channel_present())
        return;
    delete _task;
    _task = new Task(run, this);
    if (!_session && _task) {
        _session = new ControlSession(router);
        if (_session)
            _session->start();
    }
    if (!_session || !_task)
        return;
    _session->set_router(router, ControlSession::Options());
    _task->initialize(router, true);
    // a callback must not run handlers, which may wait: it only wakes the task
    minios_channel_set_event(ready, this);
}

void
Channel::stop()
{
    minios_channel_set_event(0, 0);
    if (_session)
        write();
    delete _task;
    _task = 0;
}

void
Channel::ready(void *channel)
{
    static_cast<Channel *>(channel)->_task->reschedule();
}

bool
Channel::run(Task *, void *user_data)
{
    Channel *c = static_cast<Channel *>(user_data);
    bool wrote = c->write();
    c->_session->run();
    bool worked = c->read() || wrote;
    c->write();
    // more may have come meanwhile; with nothing more to do the channel's event wakes this task
    if (worked || c->_session->yields())
        c->_task->reschedule(); // another task, if a command has swapped the router
    return worked;
}

bool
Channel::read()
{
    char buffer[4096];
    size_t n = 0;
    if (_session->finished() && _session->output_length() == 0) {
        n = minios_channel_read(buffer, sizeof(buffer));
        if (n)
            _session->start();
    } else if (_session->wants_input())
        n = minios_channel_read(buffer, sizeof(buffer));
    _session->receive(buffer, static_cast<int>(n));
    return n > 0;
}

bool
Channel::write()
{
    int length = _session->output_length();
    size_t n = length ? minios_channel_write(_session->output_data(), length) : 0;
    _session->output_taken(static_cast<int>(n));
    return n > 0;
}

}

void click_minios_control_start(Router *router) { channel.start(router); }
void click_minios_control_stop() { channel.stop(); }

CLICK_ENDDECLS
