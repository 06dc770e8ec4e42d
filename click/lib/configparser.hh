// -*- c-basic-offset: 4 -*-
// ConfigParser: statements into bodies. configparser.cc has statements, classes and compounds; configchain.cc connections.
#ifndef CLICK_CONFIGPARSER_HH
#define CLICK_CONFIGPARSER_HH
#include "configbody.hh"
CLICK_DECLS
class ErrorHandler;
class Lexer;

class ConfigParser { public:

    ConfigParser(const Lexer *lexer, ConfigTree *tree, ConfigTokens *tokens);
    void parse_file();

  private:
    enum { max_depth = 50 };

    /** Where statements go. Groups have their own input and output but share the names of the body around them. */
    struct Scope {
        ConfigBody *body;
        int group;                      // its element index, -1: not in a group
        int group_depth;
        bool ended_at_output;           // the last connection did
        bool inside() const { return group >= 0 || body->enclosing; }
    };
    struct Ports {
        bool given;
        bool expandable;                // … from `next` on
        int next;
        Vector<int> numbers;
        Ports() : given(false), expandable(false), next(0) {}
    };
    struct Item {
        enum Kind { name, declaration, anonymous, existing, implicit_input, implicit_output };
        Kind kind;
        ConfigToken token;
        ConfigClass *klass;
        String configuration;
        bool has_configuration;
        Ports ports[2];                 // [0]: in front, [1]: behind
        int index;                      // in the body, -1: not known yet
        bool reported;
        Item() : kind(name), klass(0), has_configuration(false), index(-1), reported(false) {}
    };
    struct Hop {
        int arrow;
        ConfigLandmark landmark;
    };

    const Lexer *_lexer;
    ConfigTree *_tree;
    ConfigTokens *_tokens;
    HashTable<String, ConfigClass *> _primitives;       // those asked for, and unknown ones
    HashTable<String, int> _libraries;
    bool _too_deep;

    ConfigClass *new_class(ConfigClass::Kind kind, const String &name);
    ConfigBody *new_body(ConfigBody *enclosing, const String &class_name);
    /** A class visible in @a body, or 0. */
    ConfigClass *find_class(ConfigBody *body, const String &name);
    /** The same, with a message and an unknown class instead of 0. */
    ConfigClass *force_class(ConfigBody *body, const ConfigToken &name);

    void parse_statements(Scope &scope, int closing);
    void parse_elementclass(Scope &scope);
    void parse_require(Scope &scope);
    void parse_requirement(Scope &scope, const String &text, const ConfigLandmark &lm);
    void require_library(Scope &scope, const String &file, const ConfigLandmark &lm);
    void parse_define(Scope &scope);
    ConfigClass *parse_compound(ConfigBody *enclosing, const String &name, const ConfigLandmark &lm);
    void parse_formals(ConfigBody *body);
    void check_pseudo_ports(ConfigBody *body, int index, bool isinput, const String &class_name, const ConfigLandmark &lm, int *nports);

    void parse_connection(Scope &scope);
    enum Found { found_none, found_some, found_error };      // (the error was reported)
    Found parse_list(Scope &scope, bool first, Vector<Item> &items);
    Found parse_item(Scope &scope, bool first, Vector<Item> &items);
    void parse_ports(Ports &ports);
    bool parse_port_list(Ports &ports);
    bool parse_port_number(int &value);
    void parse_group(Scope &scope, Item &item);
    void realize(Scope &scope, Vector<Item> &items, bool spread);
    int add_element(ConfigBody *body, const ConfigElement &e);
    int declare(ConfigBody *body, const ConfigToken &name, ConfigClass *klass, const String &configuration);
    int add_anonymous(ConfigBody *body, ConfigClass *klass, const String &configuration, const ConfigLandmark &lm);
    int pseudo_element(Scope &scope, bool isinput);
    int find_element(Scope &scope, const String &name);
    bool resolve(Scope &scope, Item &item);
    void connect(Scope &scope, Vector<Item> &from, const Hop &hop, Vector<Item> &to);
    void connect_ports(Scope &scope, const Router::Port &from, const Router::Port &to, const ConfigLandmark &lm);
    String pseudo_class_name(ConfigBody *body, const ConfigElement &e);
};

CLICK_ENDDECLS
#endif
