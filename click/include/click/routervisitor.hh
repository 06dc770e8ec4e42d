// -*- c-basic-offset: 4 -*-
// What Router::visit() reports to: elements reached along connections and flow codes, nearest first.
#ifndef CLICK_ROUTERVISITOR_HH
#define CLICK_ROUTERVISITOR_HH
#include <click/bitvector.hh>
#include <click/router.hh>
CLICK_DECLS

class RouterVisitor { public:
    RouterVisitor() {}
    virtual ~RouterVisitor() {}
    /** @a e was reached by its @a port, coming from @a from_e. False: do not go beyond @a e this way. */
    virtual bool visit(Element *e, bool isoutput, int port, Element *from_e, int from_port, int distance);
};

/** A set of elements. */
class ElementTracker : public RouterVisitor { public:
    typedef Vector<Element *>::const_iterator const_iterator;
    ElementTracker(Router *router);
    const Vector<Element *> &elements() const { return _elements; }
    int size() const { return _elements.size(); }
    Element *operator[](int i) const { return _elements[i]; }
    const_iterator begin() const { return _elements.begin(); }
    const_iterator end() const { return _elements.end(); }
    bool contains(const Element *e) const { return e->eindex() >= 0 && _reached[e->eindex()]; }
    void insert(Element *e) {
        if (!contains(e)) {
            _reached[e->eindex()] = true;
            _elements.push_back(e);
        }
    }
    void clear() { _reached.clear(); _elements.clear(); }

  private:
    Bitvector _reached;
    Vector<Element *> _elements;
};

/** Elements whose cast() to @a name succeeds; does not look past them. */
class ElementCastTracker : public ElementTracker { public:
    ElementCastTracker(Router *router, const String &name) : ElementTracker(router), _name(name) {}
    bool visit(Element *e, bool isoutput, int port, Element *from_e, int from_port, int distance) override;
  private:
    String _name;
};

/** All elements within a distance. */
class ElementNeighborhoodTracker : public ElementTracker { public:
    ElementNeighborhoodTracker(Router *router, int diameter = 1) : ElementTracker(router), _diameter(diameter) {}
    bool visit(Element *e, bool isoutput, int port, Element *from_e, int from_port, int distance) override;
  private:
    int _diameter;
};

CLICK_ENDDECLS
#endif
