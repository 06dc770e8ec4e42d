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
CLICK_DECLS

namespace {

/** Stands for the router itself where an element is expected. */
class RootElement : public Element { public:
    const char *class_name() const override { return "Router"; }
};

}

Router::Router(const String &configuration, Master *master)
    : _master(master), _state(ROUTER_NEW), _running(RUNNING_INACTIVE), _handlers_ready(false), _foreground(false),
      _connections_ready(false), _refcount(0), _configuration(configuration), _name_index(-1), _handlers(new HandlerStore),
      _attachments(static_cast<void *>(0)), _name_info(0), _thread_sched(0),
      _home_threads(static_cast<int>(RouterThread::THREAD_UNKNOWN)), _signal_words(0), _hotswap_router(0), _driver_script(0), _driver_step(0)
{
    _runcount = 1;
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

CLICK_ENDDECLS
