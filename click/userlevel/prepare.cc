// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "prepare.hh"
#include <click/args.hh>
#include <click/router.hh>
#include <click/straccum.hh>
CLICK_DECLS

namespace {

void
put(StringAccum &sa, int number)
{
    sa << number << ',';
}

void
put(StringAccum &sa, const String &text)
{
    put(sa, text.length());
    sa << text;
}

// `file:line`; a configuration without #line has a file and a line.
void
put_landmark(StringAccum &sa, const String &landmark)
{
    int colon = landmark.find_right(':'), line = 0;
    if (colon >= 0 && IntArg().parse(landmark.substring(colon + 1), line))
        put(sa, landmark.substring(0, colon));
    else
        put(sa, landmark);
    put(sa, line);
}

}

String
click_prepared_form(const Router *router)
{
    StringAccum sa;
    put(sa, router->requirements().size() / 2);
    for (const String &word : router->requirements())
        put(sa, word);
    put(sa, router->nelements());
    for (int i = 0; i < router->nelements(); ++i) {
        put(sa, router->ename(i));
        put(sa, router->element(i)->class_name());
        put(sa, router->econfiguration(i));
        put_landmark(sa, router->elandmark(i));
    }
    put(sa, router->connections().size());
    for (const Router::Connection &c : router->connections())
        for (int end = 1; end >= 0; --end) {
            put(sa, c[end].idx);
            put(sa, c[end].port);
        }
    return sa.take_string();
}

CLICK_ENDDECLS
