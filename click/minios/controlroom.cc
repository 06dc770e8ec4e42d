// -*- c-basic-offset: 4 -*-
// ControlPlane: room in the store. xenstored grants a guest 1000 nodes, and those that a tool makes below the guest's root count as the
// guest's. So when it is full, what has served its purpose goes: the pieces of configurations that were taken, and old answers.
#include <click/config.h>
#include "controlplane.hh"
CLICK_DECLS

int
ControlPlane::put(const String &path, const String &value)
{
    int e = _store->write(path, value);
    if (e == ENOSPC && make_room())
        e = _store->write(path, value);
    return e;
}

bool
ControlPlane::make_room()
{
    bool room = clear_configurations();
    return clear_answers() || room;
}

// A router is started again with the configuration that it had, so the pieces are not needed any more.
bool
ControlPlane::clear_configurations()
{
    bool any = false;
    for (int rid = 0; rid < ControlPath::nrouters; ++rid)
        if (_status[rid] && !_changed_config[rid] && _store->remove(place(0, rid, "/config")) == 0)
            any = true;
    return any;
}

// What a tool has asked for again and we have not answered stays.
bool
ControlPlane::is_pending(const String &below) const
{
    for (int i = 0; i < _events.size(); ++i)
        if (_events[i].type == e_changed && _events[i].below == below)
            return true;
    return false;
}

bool
ControlPlane::clear_answers()
{
    static const char * const folders[] = { "/control/read", "/control/write", "/elements" };
    Vector<String> old;
    for (HashTable<String, uint32_t>::iterator it = _answered.begin(); it; ++it)
        if (_answers - it.value() >= kept_answers)
            old.push_back(it.key());
    for (const String &key : old) {
        int slash = key.find_left('/');
        bool pending = false;
        for (const char *folder : folders)
            pending = pending || is_pending("/" + key.substring(0, slash) + folder + key.substring(slash));
        if (pending)
            continue;
        for (const char *folder : folders) {
            String top = String::make_stable(roots[0]) + "/" + key.substring(0, slash) + folder;
            remove_with_parents(top + key.substring(slash), top);
        }
        _answered.erase(key);
        _pieces.erase(String::make_stable(roots[0]) + "/" + key.substring(0, slash) + "/elements" + key.substring(slash));
    }
    return old.size() > 0;
}

// Also the elements above it that have no other handler there.
void
ControlPlane::remove_with_parents(const String &path, const String &top)
{
    Vector<String> names;
    for (String node = path; node.length() > top.length(); node = node.substring(0, node.find_right('/'))) {
        names.clear();
        if ((node != path && (_store->list(node, names) || names.size())) || _store->remove(node))
            break;
    }
}

CLICK_ENDDECLS
