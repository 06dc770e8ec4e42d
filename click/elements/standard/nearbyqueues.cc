// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "nearbyqueues.hh"
#include <click/confparse.hh>
#include <click/element.hh>
#include <click/error.hh>
#include <click/router.hh>
#include <click/routervisitor.hh>
#include <click/straccum.hh>
CLICK_DECLS

int
NearbyQueues::configure(const String &names, Element *e, ErrorHandler *errh)
{
    if (!_elements.empty())
        return 0;
    Vector<String> words;
    cp_spacevec(names, words);
    Vector<Element *> found;
    for (int i = 0; i < words.size(); ++i)
        if (Element *q = e->router()->find(words[i], e, errh))
            found.push_back(q);
        else
            return -1;
    _elements.swap(found);
    return 0;
}

int
NearbyQueues::initialize(Element *e, bool upstream, bool required, ErrorHandler *errh)
{
    if (_elements.empty()) {
        ElementCastTracker queues(e->router(), "Storage");
        if (e->router()->visit(e, !upstream, 0, &queues) < 0)
            return -1;
        _elements = queues.elements();
    }
    if (_elements.empty() && required)
        return errh->error("no nearby Queues");
    _storages.clear();
    for (int i = 0; i < _elements.size(); ++i)
        if (void *s = _elements[i]->cast("Storage"))
            _storages.push_back(static_cast<Storage *>(s));
        else
            return errh->error("%<%s%> is not a Storage element", _elements[i]->name().c_str());
    return 0;
}

int
NearbyQueues::room() const
{
    int least = 0x7FFFFFFF;
    for (int i = 0; i < _storages.size(); ++i) {
        int left = _storages[i]->capacity() - _storages[i]->size();
        if (left < least)
            least = left;
    }
    return least;
}

String
NearbyQueues::unparse(const char *separator) const
{
    StringAccum sa;
    for (int i = 0; i < _elements.size(); ++i)
        sa << (i ? separator : "") << _elements[i]->name();
    return sa.take_string();
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(NearbyQueues)
