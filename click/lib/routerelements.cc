// -*- c-basic-offset: 4 -*-
/*
 * routerelements.cc -- the router's list of elements: names, configurations, landmarks
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/element.hh>
#include <click/error.hh>
#include <click/master.hh>
CLICK_DECLS

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

CLICK_ENDDECLS
