// -*- c-basic-offset: 4 -*-
/*
 * handlerstore.{cc,hh} -- the handlers of a router
 */
#include <click/config.h>
#include <click/handlerstore.hh>
CLICK_DECLS

HandlerStore::~HandlerStore()
{
    for (Handler *h : _handlers)
        delete h;
}

// The index of a stored handler equal to @a h. Looks at a few only: handlers that differ for each element (by user data) would
// otherwise make this quadratic.
int
HandlerStore::intern(const Handler &h)
{
    HashTable<String, int>::iterator it = _first_of_name.find_insert(h.name(), -1);
    int tries = max_equal_search;
    for (int i = it.value(); i >= 0 && tries > 0; i = _next_same_name[i], --tries)
        if (_handlers[i]->same(h))
            return i;
    int index = _handlers.size();
    _handlers.push_back(new Handler(h));
    _next_same_name.push_back(it.value());
    it.value() = index;
    return index;
}

int
HandlerStore::make_default_chain(const Vector<Handler> &handlers)
{
    int chain = -1;
    for (int i = handlers.size() - 1; i >= 0; --i) {
        Cell c = { intern(handlers[i]), chain };
        chain = _cells.size();
        _cells.push_back(c);
    }
    _ndefault_cells = _cells.size();
    return chain;
}

int
HandlerStore::find_cell(int element, const String &name) const
{
    if (static_cast<unsigned>(element) < static_cast<unsigned>(_chains.size()))
        for (int c = _chains[element]; c >= 0; c = _cells[c].next)
            if (_handlers[_cells[c].handler]->name() == name)
                return c;
    return -1;
}

void
HandlerStore::store(int element, Handler h)
{
    if (element >= _chains.size())
        _chains.resize(element + 1, -1);
    int c = find_cell(element, h.name());
    if (c >= 0)
        h.combine(*_handlers[_cells[c].handler]);
    int index = intern(h);
    if (c >= _ndefault_cells)
        _cells[c].handler = index;
    else {                      // new, or in place of a default handler, whose cell all elements share
        Cell cell = { index, _chains[element] };
        _chains[element] = _cells.size();
        _cells.push_back(cell);
    }
}

int
HandlerStore::set_flags(int element, const String &name, uint32_t set_flags, uint32_t clear_flags)
{
    int c = find_cell(element, name);
    if (c < 0)
        return -1;
    Handler h(*_handlers[_cells[c].handler]);
    h._flags = (h._flags & ~(clear_flags & ~static_cast<uint32_t>(Handler::f_special))) | (set_flags & ~static_cast<uint32_t>(Handler::f_special));
    int index = intern(h);
    if (c >= _ndefault_cells)
        _cells[c].handler = index;
    else {
        Cell cell = { index, _chains[element] };
        _chains[element] = _cells.size();
        _cells.push_back(cell);
    }
    return 0;
}

int
HandlerStore::find(int element, const String &name)
{
    int c = find_cell(element, name);
    if (c >= 0)
        return _cells[c].handler;
    c = find_cell(element, "*");
    if (c < 0)
        return -1;
    // the callback learns from the handler's name what was asked for
    Handler h(*_handlers[_cells[c].handler]);
    h._name = name;
    return intern(h);
}

void
HandlerStore::list(int element, Vector<int> &result) const
{
    if (static_cast<unsigned>(element) >= static_cast<unsigned>(_chains.size()))
        return;
    int first = result.size();
    for (int c = _chains[element]; c >= 0; c = _cells[c].next) {
        // a default handler may have been replaced
        bool replaced = false;
        if (c < _ndefault_cells)
            for (int i = first; i < result.size() && !replaced; ++i)
                replaced = _handlers[result[i]]->name() == _handlers[_cells[c].handler]->name();
        if (!replaced)
            result.push_back(_cells[c].handler);
    }
}

CLICK_ENDDECLS
