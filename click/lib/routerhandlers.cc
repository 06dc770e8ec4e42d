// -*- c-basic-offset: 4 -*-
/*
 * routerhandlers.cc -- finding and registering handlers, and the handlers that every element has
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/handlerstore.hh>
#include <click/straccum.hh>
CLICK_DECLS

HandlerStore *Router::global_handlers = 0;

static inline bool
is_global(const Element *e)
{
    return !e || e->eindex() < 0;
}

int
Router::hindex(const Element *e, const String &hname)
{
    if (is_global(e)) {
        int i = global_handlers ? global_handlers->find(0, hname) : -1;
        return i >= 0 ? i + FIRST_GLOBAL_HANDLER : -1;
    }
    return e->router()->_handlers->find(e->eindex(), hname);
}

const Handler *
Router::handler(const Router *router, int hindex)
{
    if (hindex >= FIRST_GLOBAL_HANDLER)
        return global_handlers ? global_handlers->handler(hindex - FIRST_GLOBAL_HANDLER) : 0;
    return router && hindex >= 0 ? router->_handlers->handler(hindex) : 0;
}

const Handler *
Router::handler(const Element *e, const String &hname)
{
    int i = hindex(e, hname);
    return i >= 0 ? handler(e ? e->router() : 0, i) : 0;
}

void
Router::element_hindexes(const Element *e, Vector<int> &result)
{
    if (is_global(e)) {
        Vector<int> newest_first;
        if (global_handlers)
            global_handlers->list(0, newest_first);
        for (int i = newest_first.size() - 1; i >= 0; --i)
            result.push_back(newest_first[i] + FIRST_GLOBAL_HANDLER);
    } else
        e->router()->_handlers->list(e->eindex(), result);
}

void
Router::store_handler(const Element *e, Handler &h)
{
    if (is_global(e)) {
        if (!global_handlers)
            global_handlers = new HandlerStore;
        global_handlers->store(0, h);
    } else
        e->router()->_handlers->store(e->eindex(), h);
}

void
Router::add_read_handler(const Element *e, const String &hname, ReadHandlerCallback callback, void *user_data, uint32_t flags)
{
    Handler h(hname);
    h._read.r = callback;
    h._read_user_data = user_data;
    h._flags = Handler::f_read | (flags & ~static_cast<uint32_t>(Handler::f_special));
    store_handler(e, h);
}

void
Router::add_write_handler(const Element *e, const String &hname, WriteHandlerCallback callback, void *user_data, uint32_t flags)
{
    Handler h(hname);
    h._write.w = callback;
    h._write_user_data = user_data;
    h._flags = Handler::f_write | (flags & ~static_cast<uint32_t>(Handler::f_special));
    store_handler(e, h);
}

void
Router::set_handler(const Element *e, const String &hname, uint32_t flags, HandlerCallback callback, void *read_user_data, void *write_user_data)
{
    Handler h(hname);
    if (flags & (Handler::f_read | Handler::f_read_param)) {
        flags |= Handler::f_read | Handler::f_read_comprehensive;
        h._read.h = callback;
    }
    if (flags & Handler::f_write) {
        flags |= Handler::f_write_comprehensive;
        h._write.h = callback;
    }
    // both, always: callbacks may ask for either
    h._read_user_data = read_user_data;
    h._write_user_data = write_user_data;
    h._flags = flags;
    store_handler(e, h);
}

int
Router::set_handler_flags(const Element *e, const String &hname, uint32_t set_flags, uint32_t clear_flags)
{
    if (is_global(e))
        return global_handlers ? global_handlers->set_flags(0, hname, set_flags, clear_flags) : -1;
    return e->router()->_handlers->set_flags(e->eindex(), hname, set_flags, clear_flags);
}

/* what every element has */

static String
read_name(Element *e, void *)
{
    return e->name();
}

static String
read_class(Element *e, void *)
{
    return String(e->class_name());
}

static String
read_config(Element *e, void *)
{
    return e->router()->econfiguration(e->eindex());
}

static int
write_config(const String &data, Element *e, void *, ErrorHandler *errh)
{
    Vector<String> conf;
    cp_argvec(data, conf);
    int r = e->live_reconfigure(conf, errh);
    if (r >= 0)
        e->router()->set_econfiguration(e->eindex(), data);
    return r;
}

static String
read_ports(Element *e, void *)
{
    return e->router()->element_ports_string(e);
}

String
click_read_handler_list(Element *e, void *)
{
    static const struct {
        uint32_t flag;
        char letter;
    } letters[] = {
        { Handler::f_read_param, '+' }, { Handler::f_raw, '%' }, { Handler::f_calm, '.' }, { Handler::f_expensive, '$' },
        { Handler::f_uncommon, 'U' }, { Handler::f_deprecated, 'D' }, { Handler::f_button, 'b' }, { Handler::f_checkbox, 'c' }
    };
    Vector<int> hindexes;
    Router::element_hindexes(e, hindexes);
    StringAccum sa;
    for (int i : hindexes) {
        const Handler *h = Router::handler(e->router(), i);
        if (!h->visible())
            continue;
        sa << h->name() << '\t';
        if (h->read_visible())
            sa << 'r';
        if (h->write_visible())
            sa << 'w';
        for (const auto &l : letters)
            if (h->flags() & l.flag)
                sa << l.letter;
        sa << '\n';
    }
    return sa.take_string();
}

void
Router::add_default_handlers()
{
    // Newest first, as element_hindexes() gives them.
    static const struct {
        const char *name;
        ReadHandlerCallback read;
        uint32_t flags;
    } defaults[] = {
        { "handlers", click_read_handler_list, Handler::f_calm },
        { "ports", read_ports, Handler::f_calm },
        { "config", read_config, Handler::f_calm },
        { "class", read_class, Handler::f_calm },
        { "name", read_name, Handler::f_calm }
    };
    Vector<Handler> handlers;
    for (const auto &d : defaults) {
        Handler h(String::make_stable(d.name));
        h._read.r = d.read;
        h._flags = Handler::f_read | d.flags;
        handlers.push_back(h);
    }
    int chain = _handlers->make_default_chain(handlers);
    for (Handler &h : handlers)
        if (h.name() == "config") {
            h._write.w = write_config;
            h._flags |= Handler::f_write;
        }
    int live_chain = _handlers->make_default_chain(handlers);
    _handlers->set_nelements(_elements.size());
    for (int i = 0; i < _elements.size(); ++i)
        _handlers->start_chain(i, _elements[i]->can_live_reconfigure() ? live_chain : chain);
}

CLICK_ENDDECLS
