// -*- c-basic-offset: 4 -*-
// ControlPlane: what has changed. Routers that start and stop are in controlrouters.cc, handlers in controlhandlers.cc.
#include <click/config.h>
#include "controlplane.hh"
CLICK_DECLS

const char *const ControlPlane::roots[nroots] = { "data/clickos", "clickos" };

ControlPlane::ControlPlane(ControlStore *store, ControlExecutor *executor, const String &name)
    : _store(store), _executor(executor), _name(name), _answers(0), _began(false), _counts()
{
    for (bool &changed : _changed_config)
        changed = false;
    if (name)
        _status[0] = "Running";
}

String
ControlPlane::place(int root, int rid, const String &below)
{
    return String::make_stable(roots[root]) + "/" + String(rid) + below;
}

// @a folder: with slashes.
String
ControlPlane::place(int root, const ControlPath &path, const char *folder)
{
    return place(root, path.rid, folder + path.place());
}

bool
ControlPlane::changed(int root, const char *path)
{
    const char *below = path;
    for (const char *s = roots[root]; *s; ++s, ++below)
        if (*s != *below)
            return false;
    ControlPath p = ControlPath::parse(below);
    if (p.kind == ControlPath::other)
        return false;
    if (p.kind == ControlPath::config) {
        _changed_config[p.rid] = true;
        return false;
    }
    Event event = { e_changed, root, below, 0 };
    event.hash = static_cast<uint32_t>(event.below.hashcode());
    if (_events.size() >= most_pending) {
        for (int i = _events.size() - 1; i >= 0; --i)
            if (_events[i].is(root, event.below, event.hash))
                return true;
        if (++_counts.dropped % 1024 == 1)
            click_chatter("control: more than %d requests wait: some are lost", static_cast<int>(most_pending));
        return true;
    }
    _events.push_back(event);
    return true;
}

void
ControlPlane::stopped(int rid)
{
    Event event = { e_stopped, rid, String(), 0 };
    _events.push_back(event);
}

void
ControlPlane::step()
{
    if (_events.empty())
        return;
    Event event = _events.front();
    _events.pop_front();
    if (event.type == e_stopped) {
        serve_stopped(event.n);
        return;
    }
    ControlPath path = ControlPath::parse(event.below);
    switch (path.kind) {
    case ControlPath::root:
        serve_root(event.n);
        break;
    case ControlPath::router:
        serve_router(event.n, path.rid);
        break;
    case ControlPath::status:
        serve_status(event.n, path.rid);
        break;
    case ControlPath::read:
        serve_read(event.n, path);
        break;
    case ControlPath::element_write:
        serve_element_write(event.n, path, 1);
        break;
    case ControlPath::write:
        serve_write(event.n, path);
        break;
    default:
        break;
    }
}

// The root itself changes when the watch is new, when the guest has come back as another domain, whose part of the store is empty, and when the
// store had more to tell than there was room for: then anything may have changed.
void
ControlPlane::serve_root(int root)
{
    String top = String::make_stable(roots[root]), value;
    int e = _store->read(top, value);
    if (e == ENOENT && root == 0)
        e = make_root();
    else if (e == 0)
        e = look_at_all(root);
    else if (root != 0)
        e = 0;                  // no tool uses the old place
    if (root == 0)
        _began = true;
    if (e)
        report(top, e);
}

int
ControlPlane::make_root()
{
    _notes.clear();
    int e = _store->make(String::make_stable(roots[0]));
    for (int rid = 0; rid < ControlPath::nrouters && e == 0; ++rid)
        if (_status[rid]) {
            if (rid == 0 && _name)
                e = _store->write(place(0, 0, "/config_name"), _name);
            set_status(0, rid, _status[rid], String());
        }
    return e;
}

int
ControlPlane::look_at_all(int root)
{
    String top = String::make_stable(roots[root]), value;
    // Of a tool that was here before us the configurations count, also the one that replaces the image's own.
    bool first = root != 0 || !_began;
    Vector<String> names;
    int e = _store->list(top, names);
    for (const String &name : names) {
        ControlPath path = ControlPath::parse("/" + name);
        if (path.kind != ControlPath::router)
            continue;
        if (first)
            _changed_config[path.rid] = true;
        serve_status(root, path.rid);
        look_for_requests(root, "/" + name + "/control/read", 0);
        look_for_requests(root, "/" + name + "/control/write", 0);
    }
    for (int rid = 0; root == 0 && rid < ControlPath::nrouters; ++rid)
        if (_status[rid] && _store->read(place(0, rid, "/status"), value) == ENOENT)
            set_status(0, rid, _status[rid], String());
    return e;
}

// Requests below this node that have no answer.
void
ControlPlane::look_for_requests(int root, const String &below, int depth)
{
    Vector<String> names;
    if (depth > deepest || _store->list(String::make_stable(roots[root]) + below, names))
        return;
    bool inner = false;
    for (const String &name : names) {
        String child = below + "/" + name;
        if (name == "lock")
            return;
        if (depth == 0 || ControlPath::parse(child).kind != ControlPath::other) {
            inner = true;
            look_for_requests(root, child, depth + 1);
        }
    }
    if (!inner && depth > 0)
        changed(root, (String::make_stable(roots[root]) + below).c_str());
}

CLICK_ENDDECLS
