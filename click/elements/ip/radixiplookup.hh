#ifndef CLICK_RADIXIPLOOKUP_HH
#define CLICK_RADIXIPLOOKUP_HH
#include "iproutetable.hh"
#include <click/hashtable.hh>
CLICK_DECLS

/*
=c
RadixIPLookup(ADDR1/MASK1 [GW1] OUT1, ...)
=s iproute
IP lookup using a radix trie
=d
Longest-prefix match on the destination annotation, one byte of it at a time.
=h table read-only
The routes, one on each line.
=h lookup "read with parameter"
Output and gateway for the IP address given as parameter.
=h add write-only
Adds a route; fails if there is one for the same addresses.
=h set write-only
Adds a route, in the place of one for the same addresses.
=h remove write-only
Removes a route.
=h ctrl write-only
Lines C<add ROUTE>, C<set ROUTE> and C<remove ROUTE>, done in order; if one fails, all are undone.
=h flush write-only
Removes all routes.
=e
  Idle -> GetIPAddress(16) -> r :: RadixIPLookup(10.0.0.0/8 0, 0.0.0.0/0 192.168.0.1 1);
  r[0] -> Discard;
  r[1] -> Discard;
*/
class RadixIPLookup : public IPRouteTable { public:

    RadixIPLookup();
    ~RadixIPLookup();

    const char *class_name() const { return "RadixIPLookup"; }

    void cleanup(CleanupStage stage);
    void add_handlers();
    int add_route(const IPRoute &route, bool allow_replace, IPRoute *old_route, ErrorHandler *errh);
    int remove_route(const IPRoute &route, IPRoute *old_route, ErrorHandler *errh);
    int lookup_route(IPAddress addr, IPAddress &gw) const;
    String dump_routes();

  private:

    enum { fanout = 256, levels = 4 };
    /** For each value of one address byte: the best route whose prefix ends in this byte (-1: none), and the next byte's node. */
    struct Node { int route[fanout]; Node *child[fanout]; };

    Vector<IPRoute> _routes;            ///< extra: next free one, when not real
    int _free;
    Node *_root;
    HashTable<String, int> _by_prefix;

    static String key(IPAddress addr, int length);
    static Node *make_node();
    static void free_node(Node *n);
    Node *find_node(uint32_t addr, int level, bool make);
    void fill(const IPRoute &r, int length, int from, int to);
    void flush();
    static int flush_handler(const String &, Element *, void *, ErrorHandler *);
};

CLICK_ENDDECLS
#endif
