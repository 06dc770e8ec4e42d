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
ControlPlane::is_pending(const ControlPath &path) const
{
    for (int i = 0; i < _events.size(); ++i) {
        ControlPath p = ControlPath::parse(_events[i].below);
        if (_events[i].type == e_changed && p.rid == path.rid && p.handler == path.handler && p.element == path.element)
            return true;
    }
    return false;
}

bool
ControlPlane::clear_answers()
{
    static const char * const folders[] = { "/control/read", "/control/write", "/elements" };
    const int top_length = static_cast<int>(strlen(roots[0]));
    Vector<String> old;
    for (HashTable<String, Note>::iterator it = _notes.begin(); it; ++it)
        if (it.value().answered && it.value().answered + kept_answers <= _answers)
            old.push_back(it.key());
    for (const String &key : old) {
        ControlPath path = ControlPath::parse(key.substring(top_length));
        if (path.kind != ControlPath::element_write || is_pending(path))
            continue;
        for (const char *folder : folders) {
            String top = place(0, path.rid, folder);
            remove_with_parents(top + "/" + path.place(), top);
        }
        _notes.erase(key);
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
