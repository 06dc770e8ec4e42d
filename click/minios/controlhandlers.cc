// -*- c-basic-offset: 4 -*-
// ControlPlane: requests to read and write handlers.
#include <click/config.h>
#include "controlplane.hh"
#include <click/straccum.hh>
CLICK_DECLS

void
ControlPlane::serve_read(int root, const ControlPath &path)
{
    String request = place(root, path.rid, "/control/read/" + path.place());
    ControlJob job(ControlJob::j_read, path.rid);
    int e = _store->read(request, job.value);
    if (e == ENOENT)            // the request was taken back; tools do so before the next one
        return;
    if (e) {
        report(request, e);
        return;
    }
    job.element = path.element;
    job.handler = path.handler;
    _executor->execute(job);
    ++_counts.reads;
    // What a tool has written for the same handler meanwhile must not be overwritten by the result.
    take_pending_write(root, path);
    if (job.good) {
        String below = "/elements/" + path.place();
        e = write_result(place(root, path.rid, below), job.value);
        if (e == EACCES && root != 0)
            e = write_result(place(0, path.rid, below), job.value);
        if (e == E2BIG)
            job.messages = "the value has " + String(job.value.length()) + " bytes, too many for xenstore";
        else if (e)
            job.messages = "xenstore: " + String(strerror(e));
        else
            job.messages = String();
    }
    answer(request, job.messages);
    if (root == 0)
        _answered.set(String(path.rid) + "/" + path.place(), ++_answers);
}

void
ControlPlane::take_pending_write(int root, const ControlPath &path)
{
    String below = "/" + String(path.rid) + "/elements/" + path.place();
    for (int i = 0; i < _events.size(); ++i)
        if (_events[i].type == e_changed && _events[i].n == root && _events[i].below == below) {
            _events.erase(_events.begin() + i);
            serve_write(root, ControlPath::parse(below), below);
            return;
        }
}

void
ControlPlane::serve_write(int root, const ControlPath &path, const String &below)
{
    String where = String::make_stable(roots[root]) + below;
    ControlJob job(ControlJob::j_write, path.rid);
    int e = _store->read(where, job.value);
    if (path.kind == ControlPath::element_write && is_echo(where, job.value))
        return;
    if (e == ENOENT)
        return;
    if (e == 0 && path.kind == ControlPath::write)
        e = read_pieces(where, 1, job.value);
    if (e) {
        report(where, e);
        return;
    }
    job.element = path.element;
    job.handler = path.handler;
    _executor->execute(job);
    ++_counts.writes;
    if (!job.good)
        click_chatter("router %d: %s: %s", path.rid, path.place().c_str(), job.messages.c_str());
    answer(place(root, path.rid, "/control/write/" + path.place()), job.good ? String() : job.messages);
    if (root == 0)
        _answered.set(String(path.rid) + "/" + path.place(), ++_answers);
}

// Appends pieces first, first + 1, … until one is missing.
int
ControlPlane::read_pieces(const String &path, int first, String &value)
{
    String piece;
    if (int e = _store->read(path + "/" + String(first), piece))
        return e == ENOENT ? 0 : e;
    StringAccum sa(value);
    value = String();
    for (int n = first + 1; ; ++n) {
        sa << piece;
        int e = _store->read(path + "/" + String(n), piece);
        if (e == ENOENT)
            break;
        if (e)
            return e;
    }
    if (sa.out_of_memory())
        return ENOMEM;
    value = sa.take_string();
    return 0;
}

// The store tells us of our own results too. What differs from the result was written by somebody else meanwhile: a request.
bool
ControlPlane::is_echo(const String &path, const String &value)
{
    HashTable<String, Echo>::iterator it = _echoes.find(path);
    if (it == _echoes.end())
        return false;
    bool same = it.value().value == value;
    if (--it.value().count == 0)
        _echoes.erase(it);
    return same;
}

int
ControlPlane::write_result(const String &path, const String &value)
{
    String node = value;
    if (value.length() > largest_node) {
        if (int e = write_pieces(path, value))
            return e;
        node = value.substring(0, first_piece);
    } else if (int stale = _pieces.get(path)) {
        for (int n = stale; n > 0; --n)
            _store->remove(path + "/" + String(n));
        _pieces.erase(path);
    }
    {
        Echo &echo = _echoes[path];
        ++echo.count;
        echo.value = node;
    }
    int e = put(path, node);
    if (e)
        is_echo(path, node);    // nothing was changed, nothing will be told
    return e;
}

int
ControlPlane::write_pieces(const String &path, const String &value)
{
    int count = (value.length() - first_piece + largest_node - 1) / largest_node;
    if (count > most_pieces)
        return E2BIG;
    for (int n = _pieces.get(path); n > count; --n)
        _store->remove(path + "/" + String(n));
    for (int n = 1; n <= count; ++n) {
        int begin = first_piece + (n - 1) * largest_node;
        int e = put(path + "/" + String(n), value.substring(begin, largest_node));
        _pieces.set(path, n);
        if (e)
            return e;
    }
    _pieces.set(path, count);
    return 0;
}

// @a error: empty if all is well.
void
ControlPlane::answer(const String &request, const String &error)
{
    int e = 0;
    if (error) {
        ++_counts.errors;
        e = put(request + "/error", error.length() > largest_node ? error.substring(0, largest_node) : error);
        if (_complained.size() > most_complaints)
            _complained.clear();
        _complained.set(request, true);
    } else if (_complained.find(request) != _complained.end()) {
        e = _store->remove(request + "/error");
        _complained.erase(request);
    }
    if (!e || e == ENOENT)
        e = put(request + "/lock", "0");
    if (e)
        report(request, e);
}

void
ControlPlane::report(const String &path, int error)
{
    if (error != EACCES)        // of the old place, which belongs to the host
        click_chatter("control: %s: %s", path.c_str(), strerror(error));
}

CLICK_ENDDECLS
