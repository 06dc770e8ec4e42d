// -*- c-basic-offset: 4 -*-
/*
 * flatten.cc -- from a configuration's text to a ToolRouter, by click's own parser
 */
#include <click/config.h>
#include "toolfile.hh"
#include "lib/configexpand.hh"
#include "lib/configparser.hh"
#include <click/error.hh>
#include <click/lexer.hh>
CLICK_DECLS

namespace {

class ToolExpander : public ConfigExpander { public:
    ToolExpander(const ConfigTokens *tokens, ErrorHandler *errh)
        : ConfigExpander(click_lexer(), tokens, errh), _result(0), _expands_file(false) {}

    void flatten_file(ConfigTree &tree, const ReadMode &mode, ToolRouter *result);
    void flatten_body(ConfigBody *body, ToolRouter *result);

  private:
    ToolRouter *_result;
    bool _expands_file;

    ToolLandmark where(const ConfigLandmark &lm) const { return ToolLandmark(tokens()->file_name(lm.file), lm.line); }
    int add_element(const String &name, const ConfigClass *klass, const String &configuration, const ConfigLandmark &lm) override;
    void add_connection(int from, int from_port, int to, int to_port) override;
    bool expands_file() const override { return _expands_file; }
};

int
ToolExpander::add_element(const String &name, const ConfigClass *klass, const String &configuration, const ConfigLandmark &lm)
{
    int old = _result->find(name);
    if (old >= 0) {
        errh()->lerror(landmark(lm), "redeclaration of element %<%s%>", name.c_str());
        errh()->lerror(_result->element(old).landmark.unparse(), "%<%s%> previously declared here", name.c_str());
        return -1;
    }
    return _result->add_element(name, klass->name, configuration, where(lm));
}

void
ToolExpander::add_connection(int from, int from_port, int to, int to_port)
{
    ToolPort f = { from, from_port }, t = { to, to_port };
    const ConfigLandmark *lm = connection_landmark();
    _result->add_connection(f, t, lm ? where(*lm) : ToolLandmark());
}

// Variables of the file stay in it unless the mode says otherwise; then the command line's win.
void
ToolExpander::flatten_file(ConfigTree &tree, const ReadMode &mode, ToolRouter *result)
{
    _result = result;
    _expands_file = mode.expand_variables;
    ConfigBody *file = tree.bodies[0];
    if (mode.expand_variables) {
        expand_alone(file, mode.parameters.names, mode.parameters.values, -1, -1);
        return;
    }
    result->define_names.swap(file->define_names);
    result->define_values.swap(file->define_values);
    for (int i = 0; i < mode.parameters.names.size(); ++i) {
        Vector<String> &names = result->define_names;
        int at = find(names.begin(), names.end(), mode.parameters.names[i]) - names.begin();
        if (at == names.size()) {
            names.push_back(mode.parameters.names[i]);
            result->define_values.push_back(String());
        }
        result->define_values[at] = mode.parameters.values[i];
    }
    expand_alone(file, Vector<String>(), Vector<String>(), -1, -1);
}

void
ToolExpander::flatten_body(ConfigBody *body, ToolRouter *result)
{
    _result = result;
    int input = result->add_element("input", "<input>", String(), where(body->landmark));
    int output = result->add_element("output", "<output>", String(), where(body->landmark));
    expand_alone(body, Vector<String>(), Vector<String>(), input, output);
}

}

ToolRouter *
flatten_text(const String &text, const String &landmark, const ReadMode &mode, ErrorHandler *errh)
{
    LocalErrorHandler lerrh(errh);
    ConfigTree tree;
    ConfigTokens tokens(text, landmark, &lerrh);
    ConfigParser parser(click_lexer(), &tree, &tokens);
    parser.parse_file();
    ToolRouter *router = new ToolRouter;
    router->requirements.swap(tree.requirements);
    if (lerrh.nerrors() == 0)
        ToolExpander(&tokens, &lerrh).flatten_file(tree, mode, router);
    if (lerrh.nerrors()) {
        delete router;
        return 0;
    }
    return router;
}

bool
flatten_classes(const String &text, const String &landmark, Vector<NamedRouter> &result, ErrorHandler *errh)
{
    LocalErrorHandler lerrh(errh);
    ConfigTree tree;
    ConfigTokens tokens(text, landmark, &lerrh);
    ConfigParser parser(click_lexer(), &tree, &tokens);
    parser.parse_file();
    // in the order of the text: bodies are made in it
    for (int i = 1; i < tree.bodies.size() && lerrh.nerrors() == 0; ++i) {
        ConfigBody *body = tree.bodies[i];
        if (body->enclosing != tree.bodies[0] || !body->class_name)
            continue;
        NamedRouter named = { body->class_name, tokens.file_name(body->landmark.file), new ToolRouter };
        ToolExpander(&tokens, &lerrh).flatten_body(body, named.router);
        result.push_back(named);
    }
    return lerrh.nerrors() == 0;
}

CLICK_ENDDECLS
