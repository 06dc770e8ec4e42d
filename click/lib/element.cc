// -*- c-basic-offset: 4 -*-
/*
 * element.{cc,hh} -- what elements do by default
 */
#include <click/config.h>
#include <click/element.hh>
#include <click/args.hh>
#include <click/bitvector.hh>
#include <click/error.hh>
#include <click/handlercall.hh>
#include <click/master.hh>
#include <click/processing.hh>
#include <click/router.hh>
CLICK_DECLS

const char Element::PORTS_0_0[] = "0";
const char Element::PORTS_0_1[] = "0/1";
const char Element::PORTS_1_0[] = "1/0";
const char Element::PORTS_1_1[] = "1";
const char Element::PORTS_1_1X2[] = "1/1-2";
const char Element::AGNOSTIC[] = "a";
const char Element::PUSH[] = "h";
const char Element::PULL[] = "l";
const char Element::PUSH_TO_PULL[] = "h/l";
const char Element::PULL_TO_PUSH[] = "l/h";
const char Element::PROCESSING_A_AH[] = "a/ah";
const char Element::COMPLETE_FLOW[] = "x/x";
int Element::nelements_allocated = 0;

Element::Element()
    : _router(0), _owner_thread(0), _eindex(-1)
{
    ++nelements_allocated;
    _ports[0] = _ports[1] = _inline_ports;
    _nports[0] = _nports[1] = 0;
}

Element::~Element()
{
    --nelements_allocated;
    for (int o = 0; o < 2; ++o)
        if (_ports[o] < _inline_ports || _ports[o] > _inline_ports + INLINE_PORTS)
            delete[] _ports[o];
}

const char *Element::port_count() const { return PORTS_0_0; }
const char *Element::processing() const { return AGNOSTIC; }
const char *Element::flow_code() const { return COMPLETE_FLOW; }
const char *Element::flags() const { return ""; }
int Element::configure_phase() const { return CONFIGURE_PHASE_DEFAULT; }
void Element::add_handlers() {}
int Element::initialize(ErrorHandler *) { return 0; }
void Element::take_state(Element *, ErrorHandler *) {}
void Element::cleanup(CleanupStage) {}
bool Element::can_live_reconfigure() const { return false; }
Packet *Element::simple_action(Packet *p) { return p; }
int Element::llrpc(unsigned, void *) { return -EINVAL; }

int
Element::flag_value(int letter) const
{
    for (const char *s = flags(); *s; ) {
        int c = static_cast<unsigned char>(*s++);
        int value = isdigit(static_cast<unsigned char>(*s)) ? 0 : 1;
        for (; isdigit(static_cast<unsigned char>(*s)); ++s)
            value = value < 100000000 ? value * 10 + *s - '0' : value;
        if (c == letter)
            return value;
    }
    return -1;
}

void *
Element::cast(const char *name)
{
    const char *mine = class_name();
    return name && mine && strcmp(mine, name) == 0 ? this : 0;
}

void *
Element::port_cast(bool, int, const char *name)
{
    return cast(name);
}

int
Element::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).complete();
}

int
Element::live_reconfigure(Vector<String> &conf, ErrorHandler *errh)
{
    if (can_live_reconfigure())
        return configure(conf, errh);
    return errh->error("cannot reconfigure %p{element} live", this);
}

Element *
Element::hotswap_element() const
{
    Router *old = router()->hotswap_router();
    return old ? old->find(name()) : 0;
}

bool
Element::run_task(Task *)
{
    assert(0 /* run_task() not overridden */);
    return false;
}

void
Element::run_timer(Timer *)
{
    assert(0 /* run_timer() not overridden */);
}

void
Element::selected(int fd, int)
{
    selected(fd);
}

void
Element::selected(int)
{
    assert(0 /* selected() not overridden */);
}

int
Element::local_llrpc(unsigned command, void *data)
{
    return llrpc(command, data);
}

String
Element::name() const
{
    if (_router && _eindex >= 0)
        return _router->ename(_eindex);
    return String::make_stable("<unknown>", 9);
}

String
Element::declaration() const
{
    return name() + " :: " + class_name();
}

String
Element::landmark() const
{
    return _router && _eindex >= 0 ? _router->elandmark(_eindex) : String::make_stable("<unknown>", 9);
}

Master *
Element::master() const
{
    return _router->master();
}

String
Element::configuration() const
{
    const Handler *h = Router::handler(this, "config");
    if (h && h->read_visible())
        return h->call_read(const_cast<Element *>(this));
    return _router->econfiguration(_eindex);
}

void
Element::port_flow(bool isoutput, int port, Bitvector *result) const
{
    const char *code = _router ? _router->flow_code_override(_eindex) : 0;
    if (!code)
        code = flow_code();
    int nother = nports(!isoutput);
    if (port < 0 || port >= nports(isoutput)) {
        result->resize(0);
        result->resize(nother);
        return;
    }
    FlowCode::reachable(code, isoutput, port, nother, result, this);
}

int
Element::add_select(int fd, int mask)
{
    return _owner_thread ? _owner_thread->select_set().add_select(fd, this, mask) : -1;
}

int
Element::remove_select(int fd, int mask)
{
    return _owner_thread ? _owner_thread->select_set().remove_select(fd, this, mask) : -1;
}

// Room for the ports; both kinds share the inline array when they fit.
int
Element::set_nports(int ninputs, int noutputs)
{
    int n[2] = { ninputs, noutputs };
    Port *fresh[2] = { _inline_ports, _inline_ports };
    if (ninputs + noutputs <= INLINE_PORTS)
        fresh[1] = _inline_ports + ninputs;
    else
        for (int o = 0; o < 2; ++o)
            if (!(n[o] <= INLINE_PORTS && o == (ninputs <= noutputs ? 0 : 1)))
                fresh[o] = new Port[n[o]];
    for (int o = 0; o < 2; ++o) {
        if (_ports[o] < _inline_ports || _ports[o] > _inline_ports + INLINE_PORTS)
            delete[] _ports[o];
        _ports[o] = fresh[o];
        _nports[o] = n[o];
        for (int i = 0; i < n[o]; ++i)
            _ports[o][i] = Port();
    }
    return 0;
}

void
Element::Port::called_from_wrong_side(Element *, int, Packet *)
{
    click_chatter("push or pull on a port that does not make calls");
    abort();
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpmf-conversions"
void
Element::Port::assign(bool isoutput, Element *e, int port)
{
    _e = e;
    _port = port;
    if (!e)
        _bound.push = called_from_wrong_side;
    else if (isoutput)
        _bound.push = (push_function) (e->*(&Element::push));
    else
        _bound.pull = (pull_function) (e->*(&Element::pull));
}
#pragma GCC diagnostic pop

CLICK_ENDDECLS
