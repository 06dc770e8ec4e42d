// -*- c-basic-offset: 4 -*-
// Combiner: several configurations as one, with links instead of the devices between them.
#ifndef CLICK_TOOLS_COMBINE_HH
#define CLICK_TOOLS_COMBINE_HH
#include "toolrouter.hh"
CLICK_DECLS

class Combiner { public:

    explicit Combiner(ErrorHandler *errh) : _errh(errh) {}
    ~Combiner();
    Combiner(const Combiner &) = delete;
    Combiner &operator=(const Combiner &) = delete;

    /** Takes the router. */
    void add_component(const String &name, ToolRouter *router);
    /** `A.e1=B.e2`. False after an error. */
    bool add_link(const String &definition);
    int nlinks() const { return _links.size(); }
    /** Everything in one. Call it once. */
    void combine(ToolRouter &result);

  private:
    struct Component {
        String name;
        ToolRouter *router;
    };
    struct Device {
        int component;
        int element;
        bool operator==(const Device &x) const { return component == x.component && element == x.element; }
    };
    struct Link {
        Vector<Device> ends[2];     // [0]: destinations, its outputs; [1]: sources, its inputs
    };

    ErrorHandler *_errh;
    Vector<Component> _components;
    Vector<Link> _links;

    bool find_end(const String &text, bool source, const String &definition, Device &device);
    bool in_links(const Device &device, bool source) const;
    void check_class(const Device &device, bool source);
    void copy_component(int c, ToolRouter &result, Vector<int> &place);
    void make_link(int number, const Link &link, ToolRouter &result, const Vector<Vector<int> > &places);
};

CLICK_ENDDECLS
#endif
