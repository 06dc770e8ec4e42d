// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "routertable.hh"
#include "imageconfig.hh"
#include <click/error.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <click/straccum.hh>
CLICK_DECLS

static RouterTable *image_table;

RouterTable *
RouterTable::the_table()
{
    return image_table;
}

RouterTable::RouterTable(Master *master, const ClickParameters &parameters)
    : _master(master), _parameters(parameters), _stopped(0), _stopped_data(0), _nstarts(0)
{
    for (Slot &s : _slots) {
        s.router = s.prepared = 0;
        s.state = absent;
        s.should_halt = false;
    }
    image_table = this;
}

RouterTable::~RouterTable()
{
    for (int rid = 0; rid < nrouters; ++rid)
        remove(rid);
    image_table = 0;
}

void
RouterTable::drop(Router *&router)
{
    Router *r = router;
    router = 0;
    if (!r)
        return;
    _master->kill_router(r);
    r->unuse();
}

int
RouterTable::rid(const Router *router) const
{
    for (int rid = 0; rid < nrouters; ++rid)
        if (router && (_slots[rid].router == router || _slots[rid].prepared == router))
            return rid;
    return -1;
}

bool
RouterTable::any_running() const
{
    for (const Slot &s : _slots)
        if (s.state == running)
            return true;
    return false;
}

bool
RouterTable::prepare(int rid, const String &text, ErrorHandler *errh)
{
    Slot &s = _slots[rid];
    if (text.out_of_memory()) {
        errh->error("out of memory");
        return false;
    }
    Router *r = click_image_router(text, _parameters, _master, errh);
    if (!r)
        return false;
    drop(s.prepared);
    s.should_halt = false;
    s.prepared = r;             // elements may ask for their number
    s.prepared_configuration = text;
    if (s.router && s.router->running())
        r->set_hotswap_router(s.router);
    if (r->initialize(errh) >= 0)
        return true;
    drop(s.prepared);
    return false;
}

bool
RouterTable::start(int rid, const String &text, ErrorHandler *errh)
{
    if (!prepare(rid, text, errh))
        return false;
    if (_slots[rid].prepared->nelements() == 0) {
        drop(_slots[rid].prepared);
        errh->error("configuration has no elements");
        return false;
    }
    commit(rid);
    return true;
}

void
RouterTable::commit(int rid)
{
    Slot &s = _slots[rid];
    if (!s.prepared)
        return;
    Router *old = s.router;
    s.router = s.prepared;
    s.prepared = 0;
    s.configuration = s.prepared_configuration;
    s.prepared_configuration = String();
    s.router->activate(ErrorHandler::default_handler());
    s.state = running;
    ++_nstarts;
    drop(old);
}

void
RouterTable::settle()
{
    for (int rid = 0; rid < nrouters; ++rid)
        if (_slots[rid].should_halt)
            halt(rid);
        else
            commit(rid);
}

void
RouterTable::halt(int rid)
{
    Slot &s = _slots[rid];
    s.should_halt = false;
    drop(s.prepared);
    drop(s.router);
    if (s.state != absent)
        s.state = halted;
}

void
RouterTable::remove(int rid)
{
    halt(rid);
    _slots[rid].state = absent;
    _slots[rid].configuration = String();
}

bool
RouterTable::note_stopped()
{
    bool any = false;
    for (int rid = 0; rid < nrouters; ++rid)
        if (_slots[rid].state == running && !_slots[rid].router->running()) {
            _slots[rid].state = halted;
            any = true;
            if (_stopped)
                _stopped(rid, _stopped_data);
        }
    return any;
}

String
RouterTable::unparse() const
{
    StringAccum sa;
    for (int rid = 0; rid < nrouters; ++rid)
        if (_slots[rid].state != absent)
            sa << rid << (_slots[rid].state == running ? " Running " : " Halted ")
               << (_slots[rid].router ? _slots[rid].router->nelements() : 0) << '\n';
    return sa.take_string();
}

CLICK_ENDDECLS
