/*
 * radixiplookup.{cc,hh} -- IP lookup using a radix trie
 */
#include <click/config.h>
#include "radixiplookup.hh"
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

RadixIPLookup::RadixIPLookup()
    : _free(-1), _root(make_node()), _by_prefix(-1)
{
}

RadixIPLookup::~RadixIPLookup()
{
    free_node(_root);
}

void
RadixIPLookup::cleanup(CleanupStage)
{
    flush();
}

RadixIPLookup::Node *
RadixIPLookup::make_node()
{
    Node *n = new Node;
    if (n)
        for (int i = 0; i != fanout; ++i) {
            n->route[i] = -1;
            n->child[i] = 0;
        }
    return n;
}

void
RadixIPLookup::free_node(Node *n)
{
    if (!n)
        return;
    for (int i = 0; i != fanout; ++i)
        free_node(n->child[i]);
    delete n;
}

String
RadixIPLookup::key(IPAddress addr, int length)
{
    unsigned char k[5];
    memcpy(k, addr.data(), 4);
    k[4] = length;
    return String(reinterpret_cast<const char *>(k), 5);
}

static inline int
byte_of(uint32_t addr, int level)
{
    return addr >> (24 - 8 * level) & 0xFF;
}

RadixIPLookup::Node *
RadixIPLookup::find_node(uint32_t addr, int level, bool make)
{
    Node *n = _root;
    for (int l = 0; l != level && n; ++l) {
        Node *&child = n->child[byte_of(addr, l)];
        if (!child && make)
            child = make_node();
        n = child;
    }
    return n;
}

// In the slots that r's prefix covers, route `from` (or, if from is -1, every less specific route) gives way to `to`.
void
RadixIPLookup::fill(const IPRoute &r, int length, int from, int to)
{
    uint32_t addr = ntohl(r.addr.addr());
    int level = length ? (length - 1) / 8 : 0;
    Node *n = find_node(addr, level, false);
    int first = byte_of(addr, level), count = 1 << (8 * (level + 1) - length);
    for (int i = first; i != first + count; ++i)
        if (from >= 0 ? n->route[i] == from : n->route[i] < 0 || _routes[n->route[i]].prefix_len() <= length)
            n->route[i] = to;
}

int
RadixIPLookup::add_route(const IPRoute &route, bool allow_replace, IPRoute *old_route, ErrorHandler *errh)
{
    int length = route.prefix_len();
    if (length < 0)
        return errh->error("mask is not a prefix");
    String k = key(route.addr, length);
    int found = _by_prefix.get(k);
    if (found >= 0) {
        *old_route = _routes[found];
        if (!allow_replace)
            return -EEXIST;
    }
    if (!find_node(ntohl(route.addr.addr()), length ? (length - 1) / 8 : 0, true))
        return -ENOMEM;
    int slot = _free;
    if (slot >= 0) {
        _free = _routes[slot].extra;
        _routes[slot] = route;
    } else {
        slot = _routes.size();
        _routes.push_back(route);
    }
    fill(route, length, found, slot);
    _by_prefix.set(k, slot);
    if (found >= 0) {
        _routes[found].kill();
        _routes[found].extra = _free;
        _free = found;
    }
    return 0;
}

int
RadixIPLookup::remove_route(const IPRoute &route, IPRoute *old_route, ErrorHandler *)
{
    int length = route.prefix_len();
    int found = length < 0 ? -1 : _by_prefix.get(key(route.addr, length));
    if (found < 0 || !route.match(_routes[found]))
        return -ENOENT;
    *old_route = _routes[found];
    // what shows instead: the next shorter prefix that ends in the same byte
    int instead = -1, shortest = length ? (length - 1) / 8 * 8 + 1 : 0;
    if (shortest == 1)
        shortest = 0;
    for (int l = length - 1; l >= shortest && instead < 0; --l)
        instead = _by_prefix.get(key(route.addr & IPAddress::make_prefix(l), l));
    fill(route, length, found, instead);
    _by_prefix.erase(key(route.addr, length));
    _routes[found].kill();
    _routes[found].extra = _free;
    _free = found;
    return 0;
}

int
RadixIPLookup::lookup_route(IPAddress a, IPAddress &gw) const
{
    uint32_t addr = ntohl(a.addr());
    int best = -1, level = 0;
    for (const Node *n = _root; n; ++level) {
        int b = byte_of(addr, level);
        if (n->route[b] >= 0)
            best = n->route[b];
        n = n->child[b];
    }
    if (best < 0)
        return -1;
    const IPRoute &r = _routes.unchecked_at(best);
    gw = r.gw;
    return r.port;
}

String
RadixIPLookup::dump_routes()
{
    StringAccum sa;
    for (int i = 0; i != _routes.size(); ++i)
        if (_routes[i].real())
            _routes[i].unparse(sa, true) << '\n';
    return sa.take_string();
}

void
RadixIPLookup::flush()
{
    free_node(_root);
    _root = make_node();
    _routes.clear();
    _by_prefix.clear();
    _free = -1;
}

int
RadixIPLookup::flush_handler(const String &, Element *e, void *, ErrorHandler *)
{
    static_cast<RadixIPLookup *>(e)->flush();
    return 0;
}

void
RadixIPLookup::add_handlers()
{
    IPRouteTable::add_handlers();
    add_write_handler("flush", flush_handler, 0, Handler::f_button);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRouteTable)
EXPORT_ELEMENT(RadixIPLookup)
