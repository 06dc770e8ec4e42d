// -*- c-basic-offset: 4 -*-
/*
 * readhandlers.cc -- the drivers' `-h E.H`
 */
#include <click/config.h>
#include <click/driver.hh>
#include <click/error.hh>
#include <click/handler.hh>
#include <click/router.hh>
#include <click/standardtext.hh>
#include <click/straccum.hh>
#include <click/userutils.hh>
CLICK_DECLS

namespace {

class HandlerPrinter { public:
    HandlerPrinter(Router *router, bool plain, ErrorHandler *errh) : _router(router), _plain(plain), _errh(errh) {}
    bool print(const String &text);

  private:
    Router *_router;
    bool _plain;                // one handler of one element: the value only
    ErrorHandler *_errh;

    bool print_one(Element *e, const String &hname, bool header);
};

bool
HandlerPrinter::print_one(Element *e, const String &hname, bool header)
{
    const Handler *h = Router::handler(e, hname);
    String full_name = Handler::unparse_name(e, hname);
    if (!h || !h->visible())
        return _errh->error("no %<%s%> handler", full_name.c_str()), false;
    if (!h->read_visible())
        return _errh->error("%<%s%> is a write handler", full_name.c_str()), false;
    int before = _errh->nerrors();
    String value = h->call_read(e, _errh);
    if (_errh->nerrors() != before)
        return false;
    StringAccum text;
    if (header)
        text << full_name << ":\n";
    text << value;
    if (!h->raw() && value && value.back() != '\n')
        text << '\n';
    if (header)
        text << '\n';
    write_standard_text(1, text);
    return true;
}

bool
HandlerPrinter::print(const String &text)
{
    int dot = text.find_left('.');
    if (dot < 0)
        return print_one(_router->root_element(), text, !_plain);
    String ename = text.substring(0, dot), hname = text.substring(dot + 1);
    if (Element *e = _router->find(ename))
        return print_one(e, hname, !_plain);
    Vector<Element *> found;
    for (Element *e : _router->elements())
        if (ename && e->cast(ename.c_str()))
            found.push_back(e);
    if (found.empty()) {
        bool pattern = false;
        for (char c : ename)
            pattern = pattern || c == '*' || c == '?' || c == '[';
        if (!pattern)
            return _errh->error("no element %<%s%>", ename.c_str()), false;
        for (Element *e : _router->elements()) {
            if (glob_match(e->name(), ename))
                found.push_back(e);
        }
        if (found.empty())
            return _errh->error("no element matching %<%s%>", ename.c_str()), false;
    }
    bool good = true;
    for (Element *e : found) {
        const Handler *h = Router::handler(e, hname);
        if (h && h->read_visible())
            good = print_one(e, hname, true) && good;
    }
    return good;
}

}

bool
click_call_read_handlers(const Vector<String> &handlers, Router *router, ErrorHandler *errh)
{
    LocalErrorHandler lerrh(errh);
    HandlerPrinter printer(router, handlers.size() == 1, &lerrh);
    bool good = true;
    for (const String &text : handlers)
        good = printer.print(text) && good;
    flush_standard_text();
    return good;
}

CLICK_ENDDECLS
