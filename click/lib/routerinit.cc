// -*- c-basic-offset: 4 -*-
/*
 * routerinit.cc -- configuring, initializing, activating and cleaning up
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/handlerstore.hh>
#include <click/master.hh>
CLICK_DECLS

namespace {

struct ByPhase {
    int phase;
    int eindex;
};

int
compare_phases(const void *a, const void *b, void *)
{
    int x = static_cast<const ByPhase *>(a)->phase, y = static_cast<const ByPhase *>(b)->phase;
    return x < y ? -1 : x > y;
}

// The context of an element's messages, formatted when there is a message: a router may have 20,000 silent elements.
class ElementErrorHandler : public ErrorVeneer { public:
    ElementErrorHandler(ErrorHandler *errh, const char *context_format, Element *e)
        : ErrorVeneer(errh), _format(context_format), _element(e), _context(0) {}
    ~ElementErrorHandler() { delete _context; }
    String decorate(const String &str) override {
        if (!_context) {
            _context = new ContextErrorHandler(_errh, _format, _element);
            _context->set_context_landmark(_element->landmark());
        }
        return _context->decorate(str);
    }
  private:
    const char *_format;
    Element *_element;
    ContextErrorHandler *_context;
};

// A failed element that gave no reason gets one, except the class Error, whose reason was given by the parser.
void
default_error(Element *e, int result, int nerrors_before, ErrorHandler *errh)
{
    if (errh->nerrors() != nerrors_before || strcmp(e->class_name(), "Error") == 0)
        return;
    errh->error(result == -ENOMEM ? "out of memory" : "unspecified error");
}

}

// By phase; within a phase in whatever order the sort leaves, which users see in the order of messages.
void
Router::sort_configure_order()
{
    Vector<ByPhase> order;
    for (int i = 0; i < _elements.size(); ++i) {
        ByPhase x = { _elements[i]->configure_phase(), i };
        order.push_back(x);
    }
    click_qsort(order.begin(), order.size(), sizeof(ByPhase), compare_phases);
    _configure_order.clear();
    for (const ByPhase &x : order)
        _configure_order.push_back(x.eindex);
}

int
Router::configure_elements(ErrorHandler *errh)
{
    bool failed = false;
    for (int i : _configure_order) {
        Element *e = _elements[i];
        Vector<String> conf;
        cp_argvec(_econfigurations[i], conf);
        ElementErrorHandler cerrh(errh, "While configuring %<%p{element}%>:", e);
        int before = cerrh.nerrors();
        int r = e->configure(conf, &cerrh);
        if (r < 0) {
            _cleanup_stages[i] = Element::CLEANUP_CONFIGURE_FAILED;
            failed = true;
            default_error(e, r, before, &cerrh);
        } else
            _cleanup_stages[i] = Element::CLEANUP_CONFIGURED;
    }
    return failed ? -1 : 0;
}

int
Router::prepare(ErrorHandler *errh, bool initialize_too)
{
    if (_state != ROUTER_NEW)
        return errh->error("second attempt to initialize router");
    _state = ROUTER_PRECONFIGURE;
    sort_configure_order();
    _cleanup_stages.clear();
    _cleanup_stages.resize(_elements.size(), static_cast<char>(Element::CLEANUP_BEFORE_CONFIGURE));

    Vector<char> is_pull[2];
    if (check_ports(errh) < 0)
        return -1;
    number_ports();
    index_connections();
    _connections_ready = true;
    if (resolve_processing(errh, is_pull) < 0 || check_completeness(errh, is_pull) < 0)
        return -1;
    make_connections(is_pull);

    click_random_srandom();
    if (configure_elements(errh) < 0)
        return -1;
    for (Element *e : _elements)
        e->_owner_thread = _master->thread(home_thread_id(e));
    if (!initialize_too)
        return 0;

    _state = ROUTER_PREINITIALIZE;
    add_default_handlers();
    for (Element *e : _elements)
        e->add_handlers();
    _handlers_ready = true;
    for (int i : _configure_order) {
        Element *e = _elements[i];
        ElementErrorHandler cerrh(errh, "While initializing %<%p{element}%>:", e);
        int before = cerrh.nerrors();
        int r = e->initialize(&cerrh);
        if (r < 0) {
            _cleanup_stages[i] = Element::CLEANUP_INITIALIZE_FAILED;
            default_error(e, r, before, &cerrh);
            return -1;
        }
        _cleanup_stages[i] = Element::CLEANUP_INITIALIZED;
    }
    return 0;
}

int
Router::initialize(ErrorHandler *errh)
{
    if (prepare(errh, true) >= 0) {
        _state = ROUTER_LIVE;
        return 0;
    }
    errh->error("Router could not be initialized!");
    _master->kill_router(this);
    cleanup_elements();
    return -1;
}

int
Router::check(ErrorHandler *errh)
{
    return prepare(errh, false);
}

void
Router::activate(bool foreground, ErrorHandler *errh)
{
    if (_state != ROUTER_LIVE || _running != RUNNING_INACTIVE)
        return;
    if (Router *old = _hotswap_router) {
        // the old router stops before its state is taken
        _master->kill_router(old);
        for (int i : _configure_order) {
            Element *e = _elements[i];
            if (Element *old_element = e->hotswap_element()) {
                ElementErrorHandler cerrh(errh, "While hot-swapping state into %<%p{element}%>:", e);
                e->take_state(old_element, &cerrh);
            }
        }
        _hotswap_router = 0;
        old->unuse();
    }
    for (char &stage : _cleanup_stages)
        if (stage == Element::CLEANUP_INITIALIZED)
            stage = Element::CLEANUP_ROUTER_INITIALIZED;
    _foreground = foreground;
    _running = RUNNING_ACTIVE;
    _master->request_check();
    _master->wake_somebody();
}

// Clean every element once, in reverse configure order.
void
Router::cleanup_elements()
{
    if (_configure_order.size() != _elements.size()) {
        _configure_order.clear();
        for (int i = 0; i < _elements.size(); ++i)
            _configure_order.push_back(i);
    }
    if (_cleanup_stages.size() != _elements.size())
        _cleanup_stages.resize(_elements.size(), static_cast<char>(Element::CLEANUP_BEFORE_CONFIGURE));
    const char cleaned = -1;
    for (int k = _configure_order.size() - 1; k >= 0; --k) {
        int i = _configure_order[k];
        if (_cleanup_stages[i] != cleaned) {
            char stage = _cleanup_stages[i];
            _cleanup_stages[i] = cleaned;
            _elements[i]->cleanup(static_cast<Element::CleanupStage>(stage));
        }
    }
}

CLICK_ENDDECLS
