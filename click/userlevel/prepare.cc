// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "prepare.hh"
#include <click/args.hh>
#include <click/router.hh>
#include <click/handler.hh>
#include <click/hashtable.hh>
#include <click/straccum.hh>
#include "elements/standard/classprogram.hh"
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

class ProgramWriter { public:
    explicit ProgramWriter(StringAccum &sa) : _sa(sa) {}
    template <typename T> void number(const T &x) { _sa << static_cast<int64_t>(x) << ','; }
    template <typename T> void count(const Vector<T> &v) { number(v.size()); }

  private:
    StringAccum &_sa;
};

// An element has a program once it is configured. Derived classes of a package may do other things with theirs.
ClassProgram *
program_of(Element *e)
{
    static const char * const names[] = { "Classifier", "IPFilter", "IPClassifier" };
    for (const char *name : names)
        if (strcmp(e->class_name(), name) == 0)
            return static_cast<ClassProgram *>(e->cast("ClassProgram"));
    return 0;
}

String
program_text(Element *e)
{
    StringAccum sa;
    e->add_handlers();
    put(sa, Router::handler(e, "program")->call_read(e));
    ProgramWriter writer(sa);
    program_of(e)->exchange(writer);
    return sa.take_string();
}

// A program stands once, in front of it the elements that have it.
void
put_programs(StringAccum &sa, const Router *router)
{
    HashTable<String, int> known(-1);
    Vector<String> programs;
    Vector<Vector<int>> users;
    for (int i = 0; i < router->nelements(); ++i)
        if (program_of(router->element(i))) {
            String program = program_text(router->element(i));
            int p = known.find_insert(program, programs.size()).value();
            if (p == programs.size()) {
                programs.push_back(program);
                users.push_back(Vector<int>());
            }
            users[p].push_back(i);
        }
    put(sa, programs.size());
    for (int p = 0; p < programs.size(); ++p) {
        put(sa, users[p].size());
        for (int user : users[p])
            put(sa, user);
        sa << programs[p];
    }
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
        put(sa, String(program_of(router->element(i)) ? "Compiled" : "") + router->element(i)->class_name());
        put(sa, router->econfiguration(i));
        put_landmark(sa, router->elandmark(i));
    }
    put(sa, router->connections().size());
    for (const Router::Connection &c : router->connections())
        for (int end = 1; end >= 0; --end) {
            put(sa, c[end].idx);
            put(sa, c[end].port);
        }
    put_programs(sa, router);
    return sa.take_string();
}

CLICK_ENDDECLS
