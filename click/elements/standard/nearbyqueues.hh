// -*- c-basic-offset: 4 -*-
// NearbyQueues: the queues whose lengths an element watches.
#ifndef CLICK_NEARBYQUEUES_HH
#define CLICK_NEARBYQUEUES_HH
#include <click/standard/storage.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class Element;
class ErrorHandler;

class NearbyQueues { public:

    /** The elements that the words of @a names stand for, seen from @a e; an unknown one is an error. Once only. */
    int configure(const String &names, Element *e, ErrorHandler *errh) CLICK_COLD;
    /** With no names: the nearest queues along the packet flow, upstream or downstream of port 0. Fails for an element that is no queue,
     * and without any queue if one is @a required. */
    int initialize(Element *e, bool upstream, bool required, ErrorHandler *errh) CLICK_COLD;

    /** Packets held, in all. */
    int size() const {
        int n = 0;
        for (int i = 0; i < _storages.size(); ++i)
            n += _storages[i]->size();
        return n;
    }
    /** Places for packets in the queue that is the fullest, counted so. */
    int room() const;
    bool empty() const { return _elements.empty(); }
    /** Their names, with @a separator between them. */
    String unparse(const char *separator) const;

  private:
    Vector<Element *> _elements;
    Vector<Storage *> _storages;
};

CLICK_ENDDECLS
#endif
