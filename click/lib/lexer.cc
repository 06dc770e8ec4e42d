// -*- c-basic-offset: 4 -*-
/*
 * lexer.{cc,hh} -- element classes, and parsing as a whole
 */
#include <click/config.h>
#include <click/lexer.hh>
#include <click/driver.hh>
#include <click/error.hh>
#include <click/router.hh>
#include "configexpand.hh"
#include "configparser.hh"
CLICK_DECLS

Lexer::Lexer()
    : _by_name(-1), _library_reader(0), _package_loader(0), _any_class(false)
{
}

int
Lexer::add_element_type(const String &name, ElementFactory factory, uintptr_t thunk)
{
    Type t = { name, factory, thunk, _by_name.get(name) };
    int type = _types.size();
    _types.push_back(t);
    _by_name.set(name, type);
    return type;
}

void
Lexer::remove_element_type(int type)
{
    if (type < 0 || type >= _types.size() || !_types[type].factory)
        return;
    Type &t = _types[type];
    t.factory = 0;
    // skip it in the chain of its name
    int *link = &_by_name[t.name];
    while (*link >= 0 && *link != type)
        link = &_types[*link].previous;
    if (*link == type)
        *link = t.previous;
    if (_by_name.get(t.name) < 0)
        _by_name.erase(t.name);
}

void
Lexer::element_type_names(Vector<String> &names) const
{
    for (HashTable<String, int>::const_iterator it = _by_name.begin(); it; ++it)
        names.push_back(it.key());
}

Router *
Lexer::parse(const String &text, const String &landmark, const ClickParameters &parameters, Master *master, ErrorHandler *errh)
{
    LocalErrorHandler lerrh(errh);
    ConfigTree tree;
    ConfigTokens tokens(text, landmark, &lerrh);
    ConfigParser parser(this, &tree, &tokens);
    parser.parse_file();

    Router *router = new Router(text, master);
    router->use();
    for (int i = 0; i < tree.requirements.size(); i += 2)
        router->add_requirement(tree.requirements[i], tree.requirements[i + 1]);
    if (lerrh.nerrors() == 0) {
        // Names have become indexes by now; the router makes a table of its own, and one of the two is enough.
        for (ConfigBody *body : tree.bodies)
            body->names = HashTable<String, int>(-1);
        ConfigExpander expander(this, &tokens, &lerrh);
        expander.expand(tree, parameters.names, parameters.values, router);
    }
    if (lerrh.nerrors()) {
        router->unuse();
        return 0;
    }
    return router;
}

CLICK_ENDDECLS
