/*
 * iproutetable.{cc,hh} -- base of the route tables
 */
#include <click/config.h>
#include "iproutetable.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

StringAccum &
IPRoute::unparse(StringAccum &sa, bool tabs) const
{
    // columns: a short text gets a second tab
    char tab = tabs ? '\t' : ' ';
    int start = sa.length();
    sa << unparse_addr() << tab;
    if (tabs && sa.length() < start + 17)
        sa << '\t';
    start = sa.length();
    if (gw)
        sa << gw << tab;
    else
        sa << '-' << tab;
    if (tabs && sa.length() < start + 9)
        sa << '\t';
    sa << (real() ? port : -1);
    return sa;
}

String
IPRoute::unparse() const
{
    StringAccum sa;
    unparse(sa, false);
    return sa.take_string();
}

void *
IPRouteTable::cast(const char *name)
{
    return strcmp(name, "IPRouteTable") == 0 ? (void *) this : Element::cast(name);
}

// `PREFIX [GW] OUT`; without the output only if that is optional. False: malformed.
static bool
parse_route(const String &text, IPRoute &r, bool port_optional, Element *context)
{
    Vector<String> words;
    cp_spacevec(text, words);
    ArgContext ctx(context);
    int n = words.size();
    if (n < 1 || n > 3 || !IPPrefixArg(true).parse(words[0], r.addr, r.mask, ctx))
        return false;
    r.addr &= r.mask;
    if (n == 3 || (n == 2 && port_optional && (words[1] == "-" || IPAddressArg().parse(words[1], r.gw, ctx)))) {
        if (words[1] != "-" && !IPAddressArg().parse(words[1], r.gw, ctx))
            return false;
        if (n == 2)
            return true;
    }
    if (n == 1)
        return port_optional;
    return IntArg().parse(words.back(), r.port);
}

int
IPRouteTable::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int before = errh->nerrors(), duplicates = 0;
    for (int i = 0; i != conf.size(); ++i) {
        IPRoute r, old;
        if (!parse_route(conf[i], r, false, this))
            errh->error("argument %d should be 'ADDR/MASK [GATEWAY] OUTPUT'", i + 1);
        else if (r.port < 0 || r.port >= noutputs())
            errh->error("argument %d bad OUTPUT", i + 1);
        else {
            int result = add_route(r, false, &old, errh);
            if (result == -EEXIST)
                ++duplicates;
            else if (result < 0)
                errh->error("argument %d: cannot store route", i + 1);
        }
    }
    if (duplicates)
        errh->warning("%d %s replaced by later versions", duplicates, duplicates == 1 ? "route" : "routes");
    return errh->nerrors() != before ? -1 : 0;
}

int
IPRouteTable::add_route(const IPRoute &, bool, IPRoute *, ErrorHandler *errh)
{
    return errh->error("cannot add routes to this routing table");
}

int
IPRouteTable::remove_route(const IPRoute &, IPRoute *, ErrorHandler *errh)
{
    return errh->error("cannot delete routes from this routing table");
}

String
IPRouteTable::dump_routes()
{
    return String();
}

void
IPRouteTable::push(int, Packet *p)
{
    IPAddress gw;
    int port = lookup_route(p->dst_ip_anno(), gw);
    if (port >= 0) {
        if (gw)
            p->set_dst_ip_anno(gw);
        output(port).push(p);
        return;
    }
    static int complaints = 0;
    if (++complaints <= 5)
        click_chatter("IPRouteTable: no route for %s", p->dst_ip_anno().unparse().c_str());
    p->kill();
}

int
IPRouteTable::run_command(int command, const String &text, Vector<IPRoute> *undo, ErrorHandler *errh)
{
    IPRoute r, old;
    if (!parse_route(text, r, command == cmd_remove, this))
        return errh->error(command == cmd_remove ? "expected 'ADDR/MASK [GATEWAY OUTPUT]'"
                           : "expected 'ADDR/MASK [GATEWAY] OUTPUT'");
    if ((r.port < 0 && command != cmd_remove) || r.port >= noutputs())
        return errh->error("bad OUTPUT");
    int result = command == cmd_remove ? remove_route(r, &old, errh) : add_route(r, command == cmd_set, &old, errh);
    if (result == -EEXIST)
        errh->error("conflict with existing route '%s'", old.unparse().c_str());
    else if (result == -ENOENT)
        errh->error("route '%s' not found", r.unparse().c_str());
    else if (result == -ENOMEM)
        errh->error("no memory to store route '%s'", r.unparse().c_str());
    if (result >= 0 && undo) {
        // pairs: what is there now (or no route), what was there before (or no route)
        IPRoute nothing;
        nothing.kill();
        undo->push_back(command == cmd_remove ? nothing : r);
        undo->push_back(command == cmd_add || !old.real() || old.port < 0 ? nothing : old);
    }
    return result;
}

int
IPRouteTable::add_route_handler(const String &text, Element *e, void *user, ErrorHandler *errh)
{
    return static_cast<IPRouteTable *>(e)->run_command(user ? cmd_set : cmd_add, text, 0, errh);
}

int
IPRouteTable::remove_route_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    return static_cast<IPRouteTable *>(e)->run_command(cmd_remove, text, 0, errh);
}

int
IPRouteTable::ctrl_handler(const String &text_in, Element *e, void *, ErrorHandler *errh)
{
    IPRouteTable *t = static_cast<IPRouteTable *>(e);
    String text = cp_uncomment(text_in);
    Vector<IPRoute> undo;
    int result = 0;
    for (int pos = 0; pos < text.length() && result >= 0; ) {
        int end = text.find_left('\n', pos);
        end = end < 0 ? text.length() : end;
        String line = text.substring(pos, end - pos);
        pos = end + 1;
        String word = cp_shift_spacevec(line);
        if (!word)
            continue;
        if (word == "add")
            result = t->run_command(cmd_add, line, &undo, errh);
        else if (word == "set")
            result = t->run_command(cmd_set, line, &undo, errh);
        else if (word == "remove")
            result = t->run_command(cmd_remove, line, &undo, errh);
        else
            result = errh->error("bad command '%s'", word.c_str());
    }
    if (result >= 0)
        return 0;
    ErrorHandler *silent = ErrorHandler::silent_handler();
    for (int i = undo.size() - 2; i >= 0; i -= 2) {
        IPRoute old;
        if (undo[i + 1].real())
            t->add_route(undo[i + 1], true, &old, silent);
        else
            t->remove_route(undo[i], &old, silent);
    }
    return result;
}

int
IPRouteTable::lookup_handler(int, String &text, Element *e, const Handler *, ErrorHandler *errh)
{
    IPRouteTable *t = static_cast<IPRouteTable *>(e);
    IPAddress a, gw;
    if (!IPAddressArg().parse(text, a, ArgContext(t)))
        return errh->error("expected IP address");
    int port = t->lookup_route(a, gw);
    text = String(port);
    if (port >= 0 && gw)
        text += " " + gw.unparse();
    return 0;
}

String
IPRouteTable::table_handler(Element *e, void *)
{
    return static_cast<IPRouteTable *>(e)->dump_routes();
}

void
IPRouteTable::add_handlers()
{
    add_write_handler("add", add_route_handler, 0);
    add_write_handler("set", add_route_handler, 1);
    add_write_handler("remove", remove_route_handler);
    add_write_handler("ctrl", ctrl_handler);
    add_read_handler("table", table_handler, 0, Handler::f_expensive);
    set_handler("lookup", Handler::f_read | Handler::f_read_param, lookup_handler);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(IPRouteTable)
