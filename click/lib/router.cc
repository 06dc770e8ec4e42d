// -*- c-basic-offset: 4 -*-
/*
 * router.{cc,hh} -- a router's elements, names and shared things
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/error.hh>
#include <click/handlerstore.hh>
#include <click/master.hh>
#include <click/nameinfo.hh>
#include <click/notifier.hh>
#include <click/straccum.hh>
CLICK_DECLS

namespace {

/** Stands for the router itself where an element is expected. */
class RootElement : public Element { public:
    const char *class_name() const override { return "Router"; }
};

}

Router::Router(const String &configuration, Master *master)
    : _master(master), _runcount(1), _state(ROUTER_NEW), _running(RUNNING_INACTIVE), _handlers_ready(false), _foreground(false),
      _connections_ready(false), _refcount(0), _configuration(configuration), _name_index(-1), _handlers(new HandlerStore),
      _attachments(static_cast<void *>(0)), _name_info(0), _thread_sched(0),
      _home_threads(static_cast<int>(RouterThread::THREAD_UNKNOWN)), _signal_words(0), _hotswap_router(0), _driver_script(0), _driver_step(0)
{
    _root_element = new RootElement;
    _root_element->attach_router(this, -1);
    _root_element->_owner_thread = master->thread(0);
    _master->register_router(this);
}

Router::~Router()
{
    if (_hotswap_router)
        _hotswap_router->unuse();
    _master->kill_router(this);
    cleanup_elements();
    // in the order of cleaning up
    for (int i = _configure_order.size() - 1; i >= 0; --i)
        delete _elements[_configure_order[i]];
    delete _root_element;
    delete _handlers;
    delete _name_info;
    while (SignalWord *w = _signal_words) {
        _signal_words = w->next;
        delete w;
    }
    _state = ROUTER_DEAD;
    _master->unregister_router(this);
}

void
Router::unuse()
{
    if (--_refcount <= 0)
        delete this;
}

/* elements */

void
Router::add_requirement(const String &type, const String &value)
{
    _requirements.push_back(type);
    _requirements.push_back(value);
}

int
Router::add_element(Element *e, const String &name, const String &configuration, const String &filename, unsigned lineno)
{
    if (_state != ROUTER_NEW || !e)
        return -1;
    int eindex = _elements.size();
    _elements.push_back(e);
    _enames.push_back(name);
    _econfigurations.push_back(configuration);
    if (_filenames.empty() || _filenames.back() != filename) {
        int i = 0;
        while (i < _filenames.size() && _filenames[i] != filename)
            ++i;
        if (i == _filenames.size())
            _filenames.push_back(filename);
        Landmark lm = { i, lineno };
        _elandmarks.push_back(lm);
    } else {
        Landmark lm = { _filenames.size() - 1, lineno };
        _elandmarks.push_back(lm);
    }
    _name_index.find_insert(name, eindex);
    e->attach_router(this, eindex);
    e->_owner_thread = _master->thread(0);
    return eindex;
}

int
Router::add_connection(int from_idx, int from_port, int to_idx, int to_port)
{
    assert(_state == ROUTER_NEW && from_port >= 0 && to_port >= 0);
    _connections.push_back(Connection(from_idx, from_port, to_idx, to_port));
    return 0;
}

Element *
Router::element(const Router *router, int eindex)
{
    if (!router)
        return 0;
    return eindex == -1 ? router->_root_element : router->element(eindex);
}

Element *
Router::find(const String &name, String context, ErrorHandler *errh) const
{
    while (true) {
        int eindex = _name_index.get(context + name);
        if (eindex >= 0)
            return _elements[eindex];
        if (!context)
            break;
        // `a/b/` to `a/`
        int slash = context.find_right('/', context.length() - 2);
        context = context.substring(0, slash + 1);
    }
    if (errh)
        errh->error("no element named %<%s%>", name.c_str());
    return 0;
}

Element *
Router::find(const String &name, ErrorHandler *errh) const
{
    return find(name, String(), errh);
}

Element *
Router::find(const String &name, const Element *context, ErrorHandler *errh) const
{
    return find(name, context && context->eindex() >= 0 ? ename_context(context->eindex()) : String(), errh);
}

const String &
Router::ename(int eindex) const
{
    return static_cast<unsigned>(eindex) < static_cast<unsigned>(_enames.size()) ? _enames[eindex] : String::make_empty();
}

String
Router::ename_context(int eindex) const
{
    const String &name = ename(eindex);
    return name.substring(0, name.find_right('/') + 1);
}

const String &
Router::econfiguration(int eindex) const
{
    return static_cast<unsigned>(eindex) < static_cast<unsigned>(_econfigurations.size()) ? _econfigurations[eindex] : String::make_empty();
}

void
Router::set_econfiguration(int eindex, const String &configuration)
{
    if (static_cast<unsigned>(eindex) < static_cast<unsigned>(_econfigurations.size()))
        _econfigurations[eindex] = configuration;
}

String
Router::elandmark(int eindex) const
{
    if (static_cast<unsigned>(eindex) >= static_cast<unsigned>(_elandmarks.size()))
        return String();
    const Landmark &lm = _elandmarks[eindex];
    const String &file = _filenames[lm.file];
    if (lm.line == 0)
        return file;
    if (file && (file.back() == ':' || isspace(static_cast<unsigned char>(file.back()))))
        return file + String(lm.line);
    return file + ":" + String(lm.line);
}

const char *
Router::flow_code_override(int eindex) const
{
    if (_flow_code_overrides.empty())
        return 0;
    HashTable<int, String>::const_iterator it = _flow_code_overrides.find(eindex);
    return it ? it.value().c_str() : 0;
}

void
Router::set_flow_code_override(int eindex, const String &flow_code)
{
    _flow_code_overrides.set(eindex, flow_code);
}

/* shared things */

void *
Router::attachment(const String &name) const
{
    return _attachments.get(name);
}

void *&
Router::force_attachment(const String &name)
{
    return _attachments[name];
}

void *
Router::set_attachment(const String &name, void *value)
{
    void *&slot = _attachments[name];
    void *old = slot;
    slot = value;
    return old;
}

ErrorHandler *
Router::chatter_channel(const String &name) const
{
    if (!name || name == "default")
        return ErrorHandler::default_handler();
    if (void *v = attachment("ChatterChannel." + name))
        return static_cast<ErrorHandler *>(v);
    return ErrorHandler::silent_handler();
}

NameInfo *
Router::force_name_info()
{
    if (!_name_info)
        _name_info = new NameInfo;
    return _name_info;
}

int
Router::new_notifier_signal(const char *name, NotifierSignal &signal)
{
    const int bits_per_word = static_cast<int>(sizeof(_signal_words->names) / sizeof(_signal_words->names[0]));
    if (!_signal_words || _signal_words->used == bits_per_word) {
        SignalWord *w = new SignalWord;
        if (!w)
            return -ENOMEM;
        w->bits = 0;
        w->used = 0;
        w->next = _signal_words;
        _signal_words = w;
    }
    SignalWord *w = _signal_words;
    w->names[w->used] = name;
    uint32_t mask = 1U << w->used;
    ++w->used;
    w->bits |= mask;
    signal = NotifierSignal(&w->bits, mask);
    return 0;
}

String
Router::notifier_signal_name(const uint32_t *word) const
{
    for (const SignalWord *w = _signal_words; w; w = w->next)
        if (word == &w->bits)
            return w->used ? String(w->names[0]) : String();
    return String();
}

int
Router::home_thread_id(const Element *e) const
{
    int id = e && e->eindex() >= 0 ? _home_threads.get(e->eindex()) : static_cast<int>(RouterThread::THREAD_UNKNOWN);
    if (id == RouterThread::THREAD_UNKNOWN && _thread_sched && e)
        id = _thread_sched->initial_home_thread_id(e);
    return id == RouterThread::THREAD_UNKNOWN ? 0 : id;
}

void
Router::set_home_thread_id(const Element *e, int thread_id)
{
    if (!e || e->eindex() < 0)
        return;
    _home_threads.set(e->eindex(), thread_id);
    _elements[e->eindex()]->_owner_thread = _master->thread(thread_id);
}

/* running and stopping */

void
Router::set_runcount(int32_t runcount)
{
    _runcount = runcount;
    if (runcount <= 0)
        _master->router_stopped(this);
}

void
Router::adjust_runcount(int32_t delta)
{
    int64_t sum = static_cast<int64_t>(_runcount) + delta;
    if (sum > 0x7FFFFFFF)
        sum = 0x7FFFFFFF;
    else if (sum < STOP_RUNCOUNT)
        sum = STOP_RUNCOUNT;
    set_runcount(static_cast<int32_t>(sum));
}

int
Router::set_driver_script(Element *e, DriverStep step, ErrorHandler *errh)
{
    if (_driver_script && _driver_script != e)
        return errh->error("router has more than one driver script");
    if (!_driver_script)
        _runcount = 0;
    _driver_script = e;
    _driver_step = step;
    return 0;
}

bool
Router::step_driver()
{
    for (int steps = 0; _runcount <= 0 && _driver_script && steps < 1000 && running(); ++steps)
        if (!_driver_step(_driver_script))
            return false;
    return _runcount > 0;
}

void
Router::set_foreground(bool foreground)
{
    _foreground = foreground;
    _master->request_check();
}

void
Router::set_hotswap_router(Router *router)
{
    if (router)
        router->use();
    if (_hotswap_router)
        _hotswap_router->unuse();
    _hotswap_router = router;
}

CLICK_ENDDECLS
