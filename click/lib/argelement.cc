// Elements and handlers named in arguments.
#include <click/config.h>
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/element.hh>
#include <click/handler.hh>
#include <click/router.hh>
CLICK_DECLS

Element *cp_element(const String &str, const Element *context, ErrorHandler *errh, const char *argname) {
    Router *router = context ? context->router() : 0;
    String name;
    if (!router || !cp_string(str, &name))
        return 0;
    Element *e = router->find(name, context);
    if (!e && errh)
        errh->error("%s%sdoes not name an element", argname ? argname : "", argname ? ": " : "");
    return e;
}

Element *cp_element(const String &str, Router *router, ErrorHandler *errh, const char *argname) {
    String name;
    if (!router || !cp_string(str, &name))
        return 0;
    Element *e = router->find(name);
    if (!e && errh)
        errh->error("%s%sdoes not name an element", argname ? argname : "", argname ? ": " : "");
    return e;
}

bool ElementArg::parse(const String &str, Element *&result, const ArgContext &args) {
    Element *e = cp_element(str, args.context());
    if (!e) {
        args.error("does not name an element");
        return false;
    }
    result = e;
    return true;
}

void *ElementCastArg::cast(const String &str, const ArgContext &args) const {
    Element *e = cp_element(str, args.context());
    if (!e) {
        args.error("does not name an element");
        return 0;
    }
    void *x = e->cast(type);
    if (!x)
        args.error("element type mismatch, expected %s", type);
    return x;
}

bool cp_handler_name(const String &str, Element **element, String *hname, const Element *context, ErrorHandler *errh) {
    if (!errh)
        errh = ErrorHandler::silent_handler();
    String text;
    if (!cp_string(str, &text) || !text || text.back() == '.') {
        errh->error("syntax error");
        return false;
    }
    Router *router = context ? context->router() : 0;
    if (!router) {
        errh->error("no router");
        return false;
    }
    Element *e = router->root_element();
    String name = text;
    int dot = text.find_left('.');
    if (dot == 0)
        name = text.substring(1); // a global handler, said explicitly
    else if (dot > 0) {
        Element *named = router->find(text.substring(0, dot), context);
        if (named) {
            e = named;
            name = text.substring(dot + 1);
        } else if (!Router::handler(context, text)) {
            errh->error("no element named %<%s%>", text.substring(0, dot).c_str());
            return false;
        } else
            e = const_cast<Element *>(context);
    } else if (Router::handler(context, text))
        e = const_cast<Element *>(context);
    *element = e;
    *hname = name;
    return true;
}

bool cp_handler(const String &str, int flags, Element **element, const Handler **handler, const Element *context, ErrorHandler *errh) {
    if (!errh)
        errh = ErrorHandler::silent_handler();
    Element *e;
    String hname;
    if (!cp_handler_name(str, &e, &hname, context, errh))
        return false;
    if (!e->router()->handlers_ready()) {
        errh->error("handlers not yet defined");
        return false;
    }
    const Handler *h = Router::handler(e, hname);
    if (!h || !h->visible()) {
        errh->error("no %<%s%> handler", Handler::unparse_name(e, hname).c_str());
        return false;
    }
    if ((flags & Handler::f_read) && !h->read_visible()) {
        errh->error("no %<%s%> read handler", Handler::unparse_name(e, hname).c_str());
        return false;
    }
    if ((flags & Handler::f_write) && !h->write_visible()) {
        errh->error("no %<%s%> write handler", Handler::unparse_name(e, hname).c_str());
        return false;
    }
    *element = e;
    *handler = h;
    return true;
}

CLICK_ENDDECLS
