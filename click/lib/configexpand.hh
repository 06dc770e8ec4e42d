// -*- c-basic-offset: 4 -*-
// ConfigExpander: expands compounds and groups, and makes the router. Compounds and groups become pairs of nodes, one that stands for
// their inputs and one for their outputs; connections through these are joined at the end.
#ifndef CLICK_CONFIGEXPAND_HH
#define CLICK_CONFIGEXPAND_HH
#include "configbody.hh"
#include <click/variableenv.hh>
CLICK_DECLS
class Element;
class Lexer;

class ConfigExpander { public:

    ConfigExpander(const Lexer *lexer, const ConfigTokens *tokens, ErrorHandler *errh);
    virtual ~ConfigExpander();
    /** Elements and connections into @a router; nothing is left of the bodies. @a parameters win over the file's defines. */
    void expand(ConfigTree &tree, const Vector<String> &names, const Vector<String> &values, Router *router);

  protected:
    const Lexer *lexer() const { return _lexer; }
    const ConfigTokens *tokens() const { return _tokens; }
    ErrorHandler *errh() const { return _errh; }
    String landmark(const ConfigLandmark &lm) const { return _tokens->landmark_string(lm); }
    /** Where the connection that is being made was written; 0: not known. */
    const ConfigLandmark *connection_landmark() const { return _joining < _landmarks_of.size() ? &_landmarks_of[_joining] : 0; }

    /* what tools do otherwise: they make no router */
    /** The index of a new element, or -1 after an error. */
    virtual int add_element(const String &name, const ConfigClass *klass, const String &configuration, const ConfigLandmark &lm);
    virtual void add_connection(int from, int from_port, int to, int to_port);
    /** Are the variables of the file replaced in the file itself? */
    virtual bool expands_file() const { return true; }
    /** Any body by itself: its elements' names are not prefixed. @a input and @a output: elements that stand for its ports, or -1. */
    void expand_alone(ConfigBody *body, const Vector<String> &names, const Vector<String> &values, int input, int output);

  private:
    enum { max_depth = 500 };

    struct Node {
        int element;            // in the router, -1: a pseudo-node
    };
    /** The nodes of an element of a body: as the target and as the source of connections. */
    struct Ends {
        int node[2];            // [0]: target, [1]: source
    };
    /** A compound whose inside is still to be made. */
    struct Instance {
        ConfigBody *body;
        VariableEnvironment *environment;
        String name;
        Ends ends;
    };

    const Lexer *_lexer;
    const ConfigTokens *_tokens;
    ErrorHandler *_errh;
    Router *_router;
    Vector<Node> _nodes;
    Vector<Router::Connection> _connections;    // between nodes
    Vector<VariableEnvironment *> _environments;
    Vector<ConfigLandmark> _landmarks;          // of router elements
    Vector<ConfigLandmark> _landmarks_of;       // of connections, or empty
    int _joining;                               // the connection between nodes that is being followed

    int new_node(int element);
    VariableEnvironment *new_environment(VariableEnvironment *parent);
    void make_nodes(ConfigBody *body, const Vector<String> &names, const Vector<String> &values, int input, int output);
    void expand_body(const Instance &instance, int depth);
    bool choose(const ConfigElement &e, const String &name, ConfigClass *klass, const int *nports, const String &configuration,
                VariableEnvironment *here, ConfigClass *&primitive, Instance &instance);
    void check_ports(const ConfigLandmark &lm, const String &name, const Vector<char> &used, bool isoutput, int nports);
    void join_connections();
    void follow(int node, int port, int from_element, int from_port, const Vector<int> &first, const Vector<int> &order,
                HashTable<uint64_t, int> &seen);
};

CLICK_ENDDECLS
#endif
