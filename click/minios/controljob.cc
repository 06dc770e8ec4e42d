// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "controljob.hh"
#include "routertable.hh"
#include <click/error.hh>
#include <click/handler.hh>
#include <click/router.hh>
#include <click/straccum.hh>
CLICK_DECLS

namespace {

/** Keeps what is said, with landmarks, and counts. */
class KeepMessages : public ErrorHandler { public:
    StringAccum lines;

    void *emit(const String &line, void *user_data, bool) override {
        String landmark;
        const char *text = parse_anno(line, line.begin(), line.end(), "l", &landmark, (const char *) 0);
        if (lines)
            lines << '\n';
        lines << clean_landmark(landmark, true) << line.substring(text, line.end());
        return user_data;
    }
};

// The parser knows only that a class is unknown, and takes one without arguments for an element; the reader wants to know what to do about it.
String
explained(const String &messages)
{
    static const char * const patterns[] = { "unknown element class '", "undeclared element '" };
    StringAccum sa;
    int done = 0;
    for (int i = 0; i < messages.length(); ++i)
        for (const char *pattern : patterns) {
            int length = static_cast<int>(strlen(pattern));
            if (messages.length() - i <= length || memcmp(messages.data() + i, pattern, length) != 0)
                continue;
            int begin = i + length, end = messages.find_left('\'', begin);
            if (end < 0 || (pattern != patterns[0] && !(messages[begin] >= 'A' && messages[begin] <= 'Z')))
                continue;
            sa << messages.substring(done, i - done) << "no element class '" << messages.substring(begin, end - begin)
               << "' in this image: name it in [click] elements of its recipe";
            done = i = end + 1;
        }
    sa << messages.substring(done);
    return sa.take_string();
}

}

void
ControlJob::run(RouterTable &table)
{
    KeepMessages errh;
    switch (operation) {
    case j_start:
        good = table.start(rid, value, &errh);
        break;
    case j_restart:
        good = table.configuration(rid) && table.start(rid, table.configuration(rid), &errh);
        break;
    case j_halt:
        table.halt(rid);
        break;
    case j_remove:
        table.remove(rid);
        break;
    case j_read:
    case j_write:
        call_handler(table);
        return;
    case j_state:
        break;
    }
    state = table.state(rid);
    messages = good ? errh.lines.take_string() : explained(errh.lines.take_string());
}

void
ControlJob::call_handler(RouterTable &table)
{
    state = table.state(rid);
    Router *router = table.router(rid);
    good = false;
    if (!router) {
        messages = state == RouterTable::absent ? "there is no router " + String(rid) : "router " + String(rid) + " is halted";
        return;
    }
    Element *e = element ? router->find(element) : router->root_element();
    if (!e) {
        messages = "no element named '" + element + "'";
        return;
    }
    const Handler *h = Router::handler(e, handler);
    if (!h || !h->visible()) {
        messages = "no handler named '" + (element ? element + "." + handler : handler) + "'";
        return;
    }
    if (operation == j_read ? !h->read_visible() : !h->write_visible()) {
        messages = "handler '" + h->unparse_name(e) + (operation == j_read ? "' is write-only" : "' is read-only");
        return;
    }
    KeepMessages errh;
    if (operation == j_read) {
        value = h->call_read(e, value, &errh);
        if (value.out_of_memory())
            errh.error("out of memory");
        good = errh.nerrors() == 0;
    } else
        good = h->call_write(value, e, &errh) >= 0 && errh.nerrors() == 0;
    messages = errh.lines.take_string();
    if (!good && !messages)
        messages = "handler '" + handler + "' failed";
}

CLICK_ENDDECLS
