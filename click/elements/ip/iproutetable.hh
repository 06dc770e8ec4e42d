#ifndef CLICK_IPROUTETABLE_HH
#define CLICK_IPROUTETABLE_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
CLICK_DECLS
class StringAccum;

/** @brief One route. port < 0: not a route. extra belongs to the table. */
struct IPRoute {
    IPAddress addr;
    IPAddress mask;
    IPAddress gw;
    int32_t port;
    int32_t extra;

    IPRoute() : port(-1), extra(-1) { }
    IPRoute(IPAddress a, IPAddress m, IPAddress g, int p) : addr(a), mask(m), gw(g), port(p), extra(-1) { }

    inline bool real() const { return port > -0x7FFFFFFF; }
    inline void kill() { addr = mask = 0xFFFFFFFFU; port = -0x7FFFFFFF; }
    inline bool contains(IPAddress a) const { return a.matches_prefix(addr, mask); }
    inline bool contains(const IPRoute &r) const {
        return r.addr.matches_prefix(addr, mask) && r.mask.mask_as_specific(mask);
    }
    inline bool mask_as_specific(IPAddress m) const { return mask.mask_as_specific(m); }
    inline bool mask_as_specific(const IPRoute &r) const { return mask.mask_as_specific(r.mask); }
    /** Whether a route to be removed means @a r: the prefix, and with a port also port and gateway. */
    inline bool match(const IPRoute &r) const {
        return addr == r.addr && mask == r.mask && (port < 0 || (gw == r.gw && port == r.port));
    }
    int prefix_len() const { return mask.mask_to_prefix_len(); }

    StringAccum &unparse(StringAccum &sa, bool tabs) const;
    String unparse() const;
    String unparse_addr() const { return addr.unparse_with_mask(mask); }
};

/** @brief Base of the route tables: arguments, packets and handlers; a subclass stores and finds routes. */
class IPRouteTable : public Element { public:

    const char *port_count() const { return "1/-"; }
    const char *processing() const { return PUSH; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    void push(int port, Packet *p);

    /** 0, or -EEXIST with @a old_route set if the prefix is there and may not be replaced, -ENOMEM, … */
    virtual int add_route(const IPRoute &route, bool allow_replace, IPRoute *old_route, ErrorHandler *errh);
    /** 0, or -ENOENT. @a old_route gets what was removed. */
    virtual int remove_route(const IPRoute &route, IPRoute *old_route, ErrorHandler *errh);
    /** The output for @a addr, or -1; @a gw gets the gateway. */
    virtual int lookup_route(IPAddress addr, IPAddress &gw) const = 0;
    virtual String dump_routes();

    static int add_route_handler(const String &, Element *, void *, ErrorHandler *);
    static int remove_route_handler(const String &, Element *, void *, ErrorHandler *);
    static int ctrl_handler(const String &, Element *, void *, ErrorHandler *);
    static int lookup_handler(int operation, String &, Element *, const Handler *, ErrorHandler *);
    static String table_handler(Element *, void *);

  private:

    enum { cmd_add, cmd_set, cmd_remove };
    int run_command(int command, const String &text, Vector<IPRoute> *undo, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
