// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "control.hh"
#include "driverloop.hh"
#include "routertable.hh"
#include <click/controlsession.hh>
#include <click/router.hh>
#include <minios/channel.h>
CLICK_DECLS

namespace {

class Channel { public:

    void start(DriverLoop *loop, RouterTable *table, Master *master);
    void stop();
    void select(int rid) { _rid = rid; }
    int selected() const { return _rid; }

    static bool serve();
    static void ready(void *);

  private:
    DriverLoop *_loop;
    RouterTable *_table;
    ControlSession *_session;
    Router *_nobody;            // answers where there is no router: its global handlers
    int _rid;

    bool read();
    bool write();
};

Channel channel;

void
Channel::start(DriverLoop *loop, RouterTable *table, Master *master)
{
    _loop = loop;
    _table = table;
    _nobody = new Router(String(), master);
    _nobody->use();
    _session = new ControlSession(_nobody);
    _session->start();
    loop->add_front_end(serve);
    // a callback must not run handlers, which may wait: it only wakes the loop
    minios_channel_set_event(ready, 0);
}

void
Channel::stop()
{
    if (!_session)
        return;
    minios_channel_set_event(0, 0);
    write();
    delete _session;
    _session = 0;
    _nobody->unuse();
}

void
Channel::ready(void *)
{
    channel._loop->wake();
}

bool
Channel::serve()
{
    Channel &c = channel;
    if (!c._session)
        return false;
    Router *router = c._table->router(c._rid);
    c._session->set_router(router ? router : c._nobody, ControlSession::Options());
    bool wrote = c.write();
    c._session->run();
    bool worked = c.read() || wrote;
    c.write();
    // more may have come meanwhile; with nothing more to do the channel's event wakes the loop
    return worked || c._session->yields();
}

bool
Channel::read()
{
    char buffer[4096];
    size_t n = 0;
    if (_session->finished() && _session->output_length() == 0) {
        n = minios_channel_read(buffer, sizeof(buffer));
        if (n) {
            _rid = 0;
            _session->start();
        }
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

bool
click_minios_control_start(DriverLoop *loop, RouterTable *table, Master *master)
{
    if (!minios_channel_present())
        return false;
    channel.start(loop, table, master);
    return true;
}

void click_minios_control_stop() { channel.stop(); }

int click_minios_control_selected() { return channel.selected(); }
void click_minios_control_select(int rid) { channel.select(rid); }

CLICK_ENDDECLS
