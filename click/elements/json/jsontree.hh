// -*- c-basic-offset: 4 -*-
// JsonTree: what is in an array or an object. Internal to Json.
#ifndef CLICK_JSONTREE_HH
#define CLICK_JSONTREE_HH
#include "json.hh"
#include <click/atomic.hh>
CLICK_DECLS

struct JsonTree {
    atomic_uint32_t uses;
    Vector<Json> elements;                      // of an array
    Vector<Json::object_value_type> members;    // of an object, in the order in which they came
    HashTable<String, int> index;               // of members, when there are many

    enum { MANY = 8 };

    JsonTree() : index(-1) { uses = 1; }
    JsonTree(const JsonTree &x) : elements(x.elements), members(x.members), index(x.index) { uses = 1; }

    int position(const String &key) const {
        if (members.size() > MANY)
            return index.get(key);
        for (int i = 0; i < members.size(); ++i)
            if (members[i].first == key)
                return i;
        return -1;
    }
    Json &append(const String &key) {
        members.push_back(Json::object_value_type(key, Json()));
        if (members.size() == MANY + 1)
            reindex();
        else if (members.size() > MANY)
            index[key] = members.size() - 1;
        return members.back().second;
    }
    void erase(int i) {
        members.erase(members.begin() + i);
        if (members.size() > MANY)
            reindex();
    }
    void reindex() {
        index.clear();
        for (int i = 0; i < members.size(); ++i)
            index[members[i].first] = i;
    }
    /** Ends one use. Takes values apart one by one: they may be nested deeper than the stack is. */
    static void release(JsonTree *tree);
};

CLICK_ENDDECLS
#endif
