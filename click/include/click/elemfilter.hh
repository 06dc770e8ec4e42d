// -*- c-basic-offset: 4 -*-
// ElementFilter: the older way to ask Router for elements upstream and downstream. New code uses RouterVisitor.
#ifndef CLICK_ELEMFILTER_HH
#define CLICK_ELEMFILTER_HH
#include <click/element.hh>
CLICK_DECLS

class ElementFilter { public:
    ElementFilter() {}
    virtual ~ElementFilter() {}
    virtual bool check_match(Element *e, bool isoutput, int port) = 0;
    /** Keep the elements that match. */
    void filter(Vector<Element *> &elements);
};

class CastElementFilter : public ElementFilter { public:
    explicit CastElementFilter(const String &name) : _name(name) {}
    bool check_match(Element *e, bool isoutput, int port) override;
  private:
    String _name;
};

CLICK_ENDDECLS
#endif
