// -*- c-basic-offset: 4 -*-
// VariableExpander: what $variables stand for in cp_expand(). VariableEnvironment: nested scopes of them.
#ifndef CLICK_VARIABLEENV_HH
#define CLICK_VARIABLEENV_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS

class VariableExpander { public:
    VariableExpander() {}
    virtual ~VariableExpander() {}
    /** @a vartype: 0 for $name, else the opening character, `{` or `(`. @a var comes without `-default` and `[i]`, which
     *  cp_expand() does. Result: 0 not defined (stays as written), > 0 defined: the text is inserted, escaped inside quotes. */
    virtual int expand(const String &var, String &expansion, int vartype, int depth) const = 0;
};

class VariableEnvironment : public VariableExpander { public:
    VariableEnvironment(VariableEnvironment *parent) : _parent(parent), _depth(parent ? parent->_depth + 1 : 0) {}

    int depth() const { return _depth; }
    /** Of this scope alone. */
    int size() const { return _names.size(); }
    bool defines(const String &name) const;
    const String &name(int i) const { return _names[i]; }
    const String &value(int i) const { return _values[i]; }
    const Vector<String> &values() const { return _values; }
    /** Looks in the outer scopes too. */
    const String &value(const String &name, bool &found) const;
    /** False if the name was defined here before; @a override: then replaces it. */
    bool define(const String &name, const String &value, bool override);
    void clear();
    VariableEnvironment *parent() const { return _parent; }
    VariableEnvironment *parent_of(int depth) const;
    int expand(const String &var, String &expansion, int vartype, int depth) const override;

  private:
    Vector<String> _names;
    Vector<String> _values;
    Vector<int> _slots;  // hash table of indexes, -1: free; its size is a power of two; empty while there are few names
    VariableEnvironment *_parent;
    int _depth;
    int index_of(const String &name) const;
    void enter(int index);
};

CLICK_ENDDECLS
#endif
