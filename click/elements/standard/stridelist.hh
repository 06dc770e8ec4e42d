// -*- c-basic-offset: 4 -*-
// StrideList: whose turn it is in stride scheduling (Waldspurger, Weihl 1995). Each client has a pass; the smallest is next, and
// then grows by the client's stride, which is STRIDE1 / tickets.
#ifndef CLICK_STRIDELIST_HH
#define CLICK_STRIDELIST_HH
#include <click/element.hh>
CLICK_DECLS
class ErrorHandler;

class StrideList { public:

    enum { STRIDE1 = 1 << 16, MAX_TICKETS = 1 << 15 };

    StrideList() : _first(-1) {}

    /** One argument for each of @a n ports. @a kind: "input" or "output". 0, or negative with a message. */
    int configure(const Vector<String> &conf, int n, const char *kind, ErrorHandler *errh);
    /** Take the next client off the list and move its pass on; -1: none. Goes back by put(). */
    int take();
    void put(int i);
    /** Chains of clients that were taken: @a i becomes the last one. Begin with head and tail -1. */
    void chain(int &head, int &tail, int i);
    /** put() all, first to last. */
    void put_chain(int head);

    int size() const { return _clients.size(); }
    int tickets(int i) const { return _clients[i].tickets; }
    void set_tickets(int i, int tickets);
    /** 4, 2, 1 */
    String unparse() const;
    /** For a handler; negative with a message. */
    int write_tickets(int i, const String &text, ErrorHandler *errh);

  private:
    struct Client {
        int tickets = 0;        // 0: not on the list
        unsigned stride = 0;
        unsigned pass = 0;      // wraps around
        int next = -1;
        bool member = false;    // on the list, or taken
    };
    Vector<Client> _clients;
    int _first;

    void remove(int i);
};

/** An element with a client for each of its inputs, or outputs: tells of tickets and takes others by handlers. */
class StrideElement : public Element { public:

    const char *flags() const override { return "S0"; }
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

  protected:
    StrideList _list;

  private:
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
