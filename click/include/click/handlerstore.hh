// -*- c-basic-offset: 4 -*-
// HandlerStore: the handlers of one router (or the global ones). Elements of a class mostly have the same handlers, so equal
// handlers are stored once, and an element has a chain of cells that ends in the chain of default handlers.
#ifndef CLICK_HANDLERSTORE_HH
#define CLICK_HANDLERSTORE_HH
#include <click/handler.hh>
#include <click/hashtable.hh>
#include <click/vector.hh>
CLICK_DECLS

class HandlerStore { public:

    HandlerStore() : _ndefault_cells(0) {}
    ~HandlerStore();

    int size() const { return _handlers.size(); }
    const Handler *handler(int index) const { return static_cast<unsigned>(index) < static_cast<unsigned>(_handlers.size()) ? _handlers[index] : 0; }

    /** The cell chain of a set of default handlers, for start_chain(). Before any store(). */
    int make_default_chain(const Vector<Handler> &handlers);
    /** Elements with an index of @a n or more have no handlers yet. */
    void set_nelements(int n) { _chains.resize(n, -1); }
    void start_chain(int element, int chain) { _chains[element] = chain; }

    /** Add @a h, or combine it with the handler of that name. */
    void store(int element, Handler h);
    /** Index of a handler, or -1. The handler called `*` answers for all other names: then one of this name is made from it. */
    int find(int element, const String &name);
    /** Change flags; -1 if there is no such handler. */
    int set_flags(int element, const String &name, uint32_t set_flags, uint32_t clear_flags);
    /** Newest first. */
    void list(int element, Vector<int> &result) const;

  private:
    enum { max_equal_search = 8 };
    struct Cell {
        int handler;
        int next;
    };
    Vector<Handler *> _handlers;
    Vector<int> _next_same_name;        // of each handler
    HashTable<String, int> _first_of_name;
    Vector<Cell> _cells;
    int _ndefault_cells;
    Vector<int> _chains;                // of each element, -1: none

    int intern(const Handler &h);
    int find_cell(int element, const String &name) const;
};

CLICK_ENDDECLS
#endif
