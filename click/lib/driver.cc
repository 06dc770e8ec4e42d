// -*- c-basic-offset: 4 -*-
/*
 * driver.{cc,hh} -- starting the library: element classes, provided features, parsing
 */
#include <click/config.h>
#include <click/driver.hh>
#include <click/error.hh>
#include <click/hashtable.hh>
#include <click/lexer.hh>
#include <click/nameinfo.hh>
#include <click/packet.hh>
#include <click/router.hh>
CLICK_DECLS

static Lexer *the_lexer;
static Vector<String> *provisions;

Lexer *
click_lexer()
{
    if (!the_lexer)
        the_lexer = new Lexer;
    return the_lexer;
}

void
click_static_initialize()
{
    NameInfo::static_initialize();
    Router::static_initialize();
    click_lexer();
    click_export_elements();
}

void
click_static_cleanup()
{
    click_unexport_elements();
    Router::static_cleanup();
    NameInfo::static_cleanup();
    Packet::static_cleanup();
    delete the_lexer;
    the_lexer = 0;
    delete provisions;
    provisions = 0;
}

Router *
click_parse_configuration(const String &text, const String &landmark, const ClickParameters &parameters, Master *master, ErrorHandler *errh)
{
    return click_lexer()->parse(text, landmark, parameters, master, errh);
}

CLICK_ENDDECLS
CLICK_USING_DECLS

extern "C" {

void
click_provide(const char *package)
{
    if (!provisions)
        provisions = new Vector<String>;
    provisions->push_back(package);
}

void
click_unprovide(const char *package)
{
    if (!provisions)
        return;
    String *it = find(provisions->begin(), provisions->end(), String(package));
    if (it != provisions->end())
        provisions->erase(it);
}

bool
click_has_provision(const char *package)
{
    return provisions && find(provisions->begin(), provisions->end(), String(package)) != provisions->end();
}

void
click_public_packages(Vector<String> &packages)
{
    if (provisions)
        for (const String &p : *provisions)
            if (p && p[0] != '@')
                packages.push_back(p);
}

int
click_add_element_type(const char *name, Element *(*factory)(uintptr_t), uintptr_t thunk)
{
    return click_lexer()->add_element_type(name, factory, thunk);
}

int
click_add_element_type_stable(const char *name, Element *(*factory)(uintptr_t), uintptr_t thunk)
{
    return click_lexer()->add_element_type(String::make_stable(name), factory, thunk);
}

void
click_remove_element_type(int type)
{
    click_lexer()->remove_element_type(type);
}

}
