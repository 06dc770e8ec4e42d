// -*- c-basic-offset: 4 -*-
// ToolRouter: a flat configuration that tools read, change and write. No element is made: classes are names.
#ifndef CLICK_TOOLS_TOOLROUTER_HH
#define CLICK_TOOLS_TOOLROUTER_HH
#include <click/archive.hh>
#include <click/driver.hh>
#include <click/hashtable.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class ErrorHandler;
class StringAccum;

struct ToolLandmark {
    String file;
    unsigned line;              // 0: none
    ToolLandmark() : line(0) {}
    ToolLandmark(const String &f, unsigned l) : file(f), line(l) {}
    /** `file:line`, as messages show it. */
    String unparse() const;
};

struct ToolElement {
    String name;
    String klass;
    String configuration;
    ToolLandmark landmark;
    bool live;
};

struct ToolPort {
    int element;
    int port;
    bool operator==(const ToolPort &x) const { return element == x.element && port == x.port; }
};

struct ToolConnection {
    ToolPort end[2];            // [0]: the input, [1]: the output
    ToolLandmark landmark;
    bool live;
    const ToolPort &from() const { return end[1]; }
    const ToolPort &to() const { return end[0]; }
};

class ToolRouter { public:

    ToolRouter() : _by_name(-1) {}

    /* elements; indexes stay until compact() */
    int nelements() const { return _elements.size(); }
    ToolElement &element(int e) { return _elements[e]; }
    const ToolElement &element(int e) const { return _elements[e]; }
    int nlive() const;
    int find(const String &name) const { return _by_name.get(name); }
    /** The name must be free. */
    int add_element(const String &name, const String &klass, const String &configuration, const ToolLandmark &lm);
    /** `BASE@N`, or with the next free N. */
    String free_name(const String &base, int n) const;
    void rename(int e, const String &name);
    /** With its connections. */
    void remove_element(int e);

    /* connections, in the order in which they were written; each at most once */
    Vector<ToolConnection> &connections() { return _connections; }
    const Vector<ToolConnection> &connections() const { return _connections; }
    void add_connection(const ToolPort &from, const ToolPort &to, const ToolLandmark &lm);
    bool has_connection(const ToolPort &from, const ToolPort &to) const;
    void remove_connection(int c);
    /** Other ports for one end of each of these connections: place[old port]. */
    void move_ports(const Vector<int> &connections, bool isoutput, const Vector<int> &place);
    /** Another port for one end of a connection; it dies if it becomes equal to another one. */
    void move_end(int c, bool isoutput, const ToolPort &place);
    /** Live connections at a port; @a port -1: at any port. */
    void connections_at(int e, bool isoutput, int port, Vector<int> &result) const;
    /** Highest used port + 1. */
    int nports(int e, bool isoutput) const;
    /** Connects all that came into @a input to all that @a output went to, as if the element were a wire. The new connections
     *  stand where those to the input were written. Indexes of connections change. */
    void bridge(int e, int input, int output);
    /** Forget what is not live; indexes change. */
    void compact();

    Vector<String> requirements;        // types and values
    Vector<String> define_names;
    Vector<String> define_values;
    Vector<ArchiveElement> archive;     // without `config`
    int config_mode = 0644;             // of the archive's member

    /* text */
    void unparse(StringAccum &sa) const;
    void unparse_connections(StringAccum &sa) const;

  private:
    Vector<ToolElement> _elements;
    Vector<ToolConnection> _connections;
    HashTable<String, int> _by_name;
    HashTable<String, int> _connected;  // the connections as text

    static String connection_key(const ToolPort &from, const ToolPort &to);
};

CLICK_ENDDECLS
#endif
